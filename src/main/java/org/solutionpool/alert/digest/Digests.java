package org.solutionpool.alert.digest;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.List;

/** What waits to be told: offered here, mailed by {@link DigestPost}. */
@ApplicationScoped
public class Digests {

    @Inject
    EntityManager entityManager;

    @Inject
    ObjectMapper json;

    @Inject
    AlertSettings settings;

    /**
     * Something to tell.
     *
     * @param kind the code of its {@link DigestKind}
     * @param scope what the person follows, at most 40 characters
     * @param subject what is new about it, at most 80 characters
     * @param level told again only when this is higher than it was
     * @param arguments what the kind wants to find again when the mail is written
     */
    public record Offer(String kind, String scope, String subject, int level, List<String> arguments) {}

    /**
     * Offers something to tell a person, in the transaction in which it came up.
     *
     * @param frequency what the person chose for the scope
     * @param moment since when it is to be told: it leaves at the first moment of that frequency at or after it
     * @return whether it will be told; false if it was before, at this level or a higher one, or if the person wants none
     */
    @Transactional(Transactional.TxType.MANDATORY)
    public boolean offer(long personId, Offer offer, DigestFrequency frequency, Instant moment) {
        return offerAll(personId, List.of(offer), frequency, moment) > 0;
    }

    /**
     * Offers several things at once; see {@link #offer}.
     *
     * @return how many of them will be told
     */
    @Transactional(Transactional.TxType.MANDATORY)
    public int offerAll(long personId, List<Offer> offers, DigestFrequency frequency, Instant moment) {
        DigestFrequency wanted = DigestRecipient.locked(personId).preference.over(frequency);
        // What nobody wants to hear is noted all the same: whoever switches digests on again is not flooded.
        boolean never = wanted == DigestFrequency.NEVER;
        Instant due = never ? moment : settings.times().from(wanted, moment);
        int changed = 0;
        for (Offer offer : offers) {
            changed += note(personId, offer, due, never);
        }
        return never ? 0 : changed;
    }

    private int note(long personId, Offer offer, Instant due, boolean settled) {
        return entityManager
                .createNativeQuery("""
                        insert into digest_item as item
                               (id, person_id, kind, scope, subject, level, arguments, due_at, settled_at)
                        values (nextval('digest_item_seq'), ?1, ?2, ?3, ?4, ?5, cast(?6 as jsonb), ?7,
                                case when ?8 then cast(?7 as timestamptz) end)
                        on conflict on constraint digest_item_key do update
                           set level = excluded.level,
                               arguments = excluded.arguments,
                               due_at = case when item.settled_at is null then least(item.due_at, excluded.due_at)
                                             else excluded.due_at end,
                               settled_at = excluded.settled_at
                         where item.level < excluded.level""")
                .setParameter(1, personId)
                .setParameter(2, offer.kind())
                .setParameter(3, offer.scope())
                .setParameter(4, offer.subject())
                .setParameter(5, offer.level())
                .setParameter(6, written(offer.arguments()))
                .setParameter(7, due)
                .setParameter(8, settled)
                .executeUpdate();
    }

    /** Nothing that still waits of a scope is told any more. */
    @Transactional(Transactional.TxType.MANDATORY)
    public void drop(long personId, String kind, String scope, Instant moment) {
        DigestItem.update(
                "settledAt = ?1 where personId = ?2 and kind = ?3 and scope = ?4 and settledAt is null",
                moment,
                personId,
                kind,
                scope);
    }

    /** Follows what a person wants of digests from now on; what waits for them follows too. */
    @Transactional(Transactional.TxType.MANDATORY)
    public void prefer(long personId, DigestPreference preference, Instant moment) {
        DigestRecipient.locked(personId).preference = preference;
        switch (preference) {
            case NONE ->
                DigestItem.update("settledAt = ?1 where personId = ?2 and settledAt is null", moment, personId);
            case DAILY_AT_MOST ->
                DigestItem.update(
                        "dueAt = ?1 where personId = ?2 and settledAt is null and dueAt < ?1",
                        settings.times().from(DigestFrequency.DAILY, moment),
                        personId);
            case AS_CHOSEN -> {
                // What waits keeps the moment it waits for.
            }
        }
    }

    private String written(List<String> arguments) {
        try {
            return json.writeValueAsString(arguments);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }
}
