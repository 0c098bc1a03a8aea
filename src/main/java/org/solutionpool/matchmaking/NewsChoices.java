package org.solutionpool.matchmaking;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.solutionpool.alert.digest.DigestFrequency;
import org.solutionpool.alert.digest.Digests;
import org.solutionpool.web.Messages;
import org.solutionpool.web.Option;

/** How often people want to hear of what is matched for them: once a day unless they say otherwise. */
@ApplicationScoped
class NewsChoices {

    static final DigestFrequency USUAL = DigestFrequency.DAILY;

    @Inject
    EntityManager entityManager;

    @Inject
    Digests digests;

    @Inject
    Messages messages;

    DigestFrequency of(long person, String kind, String scope) {
        return of(List.of(person), kind, scope).getOrDefault(person, USUAL);
    }

    /** The choices of those who made one. */
    Map<Long, DigestFrequency> of(Collection<Long> people, String kind, String scope) {
        Map<Long, DigestFrequency> choices = new HashMap<>();
        NewsChoice.<NewsChoice>list("personId in ?1 and kind = ?2 and scope = ?3", people, kind, scope)
                .forEach(choice -> choices.put(choice.personId, choice.frequency));
        return choices;
    }

    /** Follows a person's choice from now on. What waits is dropped if they want to hear nothing. */
    @Transactional(Transactional.TxType.MANDATORY)
    public void choose(long person, String kind, String scope, DigestFrequency frequency, Instant moment) {
        entityManager
                .createNativeQuery("insert into news_choice (id, person_id, kind, scope, frequency)"
                        + " values (nextval('news_choice_seq'), ?1, ?2, ?3, ?4)"
                        + " on conflict on constraint news_choice_key do update set frequency = excluded.frequency")
                .setParameter(1, person)
                .setParameter(2, kind)
                .setParameter(3, scope)
                .setParameter(4, frequency.name())
                .executeUpdate();
        if (frequency == DigestFrequency.NEVER) {
            digests.drop(person, kind, scope, moment);
        }
    }

    /** What can be chosen, in the reader's language. */
    List<Option> options() {
        return List.of(DigestFrequency.values()).stream()
                .map(one -> new Option(one.code(), messages.text("matchmaking", "frequency." + one.code())))
                .toList();
    }
}
