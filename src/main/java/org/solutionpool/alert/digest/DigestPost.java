package org.solutionpool.alert.digest;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.panache.common.Sort;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.solutionpool.account.Person;
import org.solutionpool.notification.Letter;
import org.solutionpool.notification.Notice;
import org.solutionpool.web.Language;
import org.solutionpool.web.Link;
import org.solutionpool.web.Messages;

/** Puts everything that is due for a person into one mail. Several replicas share the work, a person at a time. */
@ApplicationScoped
public class DigestPost {

    /** Of one scope in a mail; how many more there are is said. */
    static final int MOST_LINES = 20;

    /** How long a mail waits for what is about to be offered for the same person. */
    static final Duration LONGEST_WAIT = Duration.ofMinutes(10);

    private static final int BATCH = 500;
    private static final Logger LOG = Logger.getLogger(DigestPost.class);

    /** What is due of one scope. */
    private record Due(String kind, String scope, long total) {}

    /** A section of the mail, and what it is about. */
    private record Told(DigestKind kind, String scope, Letter.Section section) {}

    @Inject
    EntityManager entityManager;

    @Any
    @Inject
    Instance<DigestKind> kinds;

    @Inject
    Unsubscribing unsubscribing;

    @Scheduled(every = "20s", delayed = "15s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void run() {
        sendDue(Instant.now());
    }

    /** Writes the mails that are due at a moment; one that fails does not hold the others up. */
    public void sendDue(Instant moment) {
        List<Long> people = QuarkusTransaction.requiringNew().call(() -> entityManager
                .createQuery(
                        "select i.personId from DigestItem i where i.settledAt is null and i.dueAt <= ?1"
                                + " group by i.personId order by min(i.dueAt), i.personId",
                        Long.class)
                .setParameter(1, moment)
                .setMaxResults(BATCH)
                .getResultList());
        for (long person : people) {
            try {
                QuarkusTransaction.requiringNew().run(() -> send(person, moment));
            } catch (RuntimeException e) {
                LOG.warnf(e, "The digest of person %d could not be written and will be tried again", person);
            }
        }
    }

    private void send(long personId, Instant moment) {
        if (DigestRecipient.lockedIfFree(personId).isEmpty() || waits(personId, moment)) {
            return;
        }
        Person person = Person.findById(personId);
        List<Told> told = new ArrayList<>();
        long total = 0;
        for (Due due : due(personId, moment)) {
            Optional<Told> one = tell(person, due, moment);
            if (one.isPresent()) {
                told.add(one.get());
                total += due.total();
            }
        }
        DigestItem.update("settledAt = ?1 where personId = ?2 and settledAt is null and dueAt <= ?1", moment, personId);
        if (!told.isEmpty()) {
            write(person, told, total);
        }
    }

    /** What became due a while ago waits for nobody any more. */
    private boolean waits(long personId, Instant moment) {
        Instant patience = moment.minus(LONGEST_WAIT);
        return DigestItem.count("personId = ?1 and settledAt is null and dueAt <= ?2", personId, patience) == 0
                && kinds.stream().anyMatch(kind -> kind.expectsMore(personId, moment));
    }

    private List<Due> due(long personId, Instant moment) {
        return entityManager
                .createQuery(
                        "select i.kind, i.scope, count(i) from DigestItem i where i.personId = ?1 and i.settledAt is null"
                                + " and i.dueAt <= ?2 group by i.kind, i.scope order by i.kind, min(i.id)",
                        Due.class)
                .setParameter(1, personId)
                .setParameter(2, moment)
                .getResultList();
    }

    private Optional<Told> tell(Person person, Due due, Instant moment) {
        DigestKind kind = kind(due.kind());
        if (kind == null) {
            // Of a release that knew more kinds than this one.
            return Optional.empty();
        }
        List<DigestItem> items = DigestItem.<DigestItem>find(
                        "personId = ?1 and kind = ?2 and scope = ?3 and settledAt is null and dueAt <= ?4",
                        Sort.descending("level").and("id", Sort.Direction.Ascending),
                        person.id,
                        due.kind(),
                        due.scope(),
                        moment)
                .page(0, MOST_LINES)
                .list();
        Link end = new Link(
                Messages.text(person.language, "alert", "mail.end"),
                unsubscribing.path(person.id, due.kind(), due.scope()));
        return kind.section(person, due.scope(), items, due.total(), end)
                .map(section -> new Told(kind, due.scope(), section));
    }

    private void write(Person person, List<Told> told, long total) {
        Language language = person.language;
        Told first = told.getFirst();
        String endsAll = unsubscribing.path(person.id);
        Letter letter = new Letter(
                Messages.text(language, "alert", "mail.introduction", person.name),
                told.stream().map(Told::section).toList(),
                List.of(
                        new Link(Messages.text(language, "alert", "mail.change"), "/account#digests"),
                        new Link(Messages.text(language, "alert", "mail.endAll"), endsAll)),
                // The mail program's button ends what this mail is about, and no more.
                told.size() == 1 ? unsubscribing.path(person.id, first.kind().code(), first.scope()) : endsAll);
        Notice.write(
                person,
                "digest",
                first.kind().page(),
                letter,
                total,
                told.stream().map(one -> one.section().heading()).collect(Collectors.joining("; ")));
    }

    private @Nullable DigestKind kind(String code) {
        return kinds.stream()
                .filter(kind -> kind.code().equals(code))
                .findFirst()
                .orElse(null);
    }
}
