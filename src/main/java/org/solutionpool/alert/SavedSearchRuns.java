package org.solutionpool.alert;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jboss.logging.Logger;
import org.solutionpool.alert.digest.AlertSettings;
import org.solutionpool.alert.digest.DigestFrequency;
import org.solutionpool.alert.digest.DigestRecipient;
import org.solutionpool.alert.digest.Digests;
import org.solutionpool.alert.digest.Digests.Offer;
import org.solutionpool.search.SearchRequest;
import org.solutionpool.search.SearchUnavailableException;
import org.solutionpool.search.StandingSearch;
import org.solutionpool.search.StandingSearch.Found;

/**
 * Asks the searches that are due for what is new. Several replicas share the work; all searches of one person are one
 * piece of it, so that what they find is in one mail.
 */
@ApplicationScoped
public class SavedSearchRuns {

    private static final int BATCH = 500;
    private static final Duration PAUSE_AFTER_FAILURE = Duration.ofHours(1);
    private static final Logger LOG = Logger.getLogger(SavedSearchRuns.class);

    @Inject
    StandingSearch standing;

    @Inject
    KnownSolutions known;

    @Inject
    Digests digests;

    @Inject
    AlertSettings settings;

    @Scheduled(every = "20s", delayed = "10s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void run() {
        runDue(Instant.now());
    }

    /** Asks what is due at a moment. While Elasticsearch is away everything waits as it is. */
    public void runDue(Instant moment) {
        List<Long> people = QuarkusTransaction.requiringNew().call(() -> SavedSearch.getEntityManager()
                .createQuery(
                        "select s.personId from SavedSearch s where s.nextRunAt <= ?1"
                                + " group by s.personId order by min(s.nextRunAt), s.personId",
                        Long.class)
                .setParameter(1, moment)
                .setMaxResults(BATCH)
                .getResultList());
        for (long person : people) {
            try {
                QuarkusTransaction.requiringNew().run(() -> run(person, moment));
            } catch (SearchUnavailableException e) {
                LOG.infof("Saved searches wait for Elasticsearch: %s", e.getMessage());
                return;
            } catch (RuntimeException e) {
                LOG.warnf(e, "The saved searches of person %d failed and will be tried again", person);
                QuarkusTransaction.requiringNew().run(() -> postpone(person, moment));
            }
        }
    }

    private void run(long person, Instant moment) {
        if (DigestRecipient.lockedIfFree(person).isEmpty()) {
            return;
        }
        for (SavedSearch search :
                SavedSearch.<SavedSearch>list("personId = ?1 and nextRunAt <= ?2 order by id", person, moment)) {
            run(search, moment);
        }
    }

    private void run(SavedSearch search, Instant moment) {
        SearchRequest request = search.request();
        if (search.lastRunAt == null) {
            begin(search, request);
        }
        Found found = standing.unknown(request, known.of(search), search.publishedAfter);
        if (!found.ids().isEmpty()) {
            known.add(search, found.ids());
            search.fresh += found.ids().size();
            tell(search, found.ids());
        }
        search.lastRunAt = moment;
        // What could not be named at once comes in the next round.
        search.nextRunAt = found.more() ? moment : settings.times().after(search.frequency, moment);
    }

    /** Notes what was there when it was saved. Its owner saw that. */
    private void begin(SavedSearch search, SearchRequest request) {
        Found there = standing.publishedUntil(request, search.createdAt);
        known.add(search, there.ids());
        if (there.more()) {
            search.publishedAfter = search.createdAt;
        }
    }

    private void tell(SavedSearch search, List<Long> solutions) {
        if (search.frequency == DigestFrequency.NEVER) {
            return;
        }
        List<Offer> offers = solutions.stream()
                .map(solution -> new Offer(SearchNews.KIND, search.scope(), String.valueOf(solution), 0, List.of()))
                .toList();
        // Due when the run was due: a run that had to wait does not push the mail to another day.
        digests.offerAll(search.personId, offers, search.frequency, search.nextRunAt);
    }

    private static void postpone(long person, Instant moment) {
        SavedSearch.update(
                "nextRunAt = ?1 where personId = ?2 and nextRunAt <= ?3",
                moment.plus(PAUSE_AFTER_FAILURE),
                person,
                moment);
    }
}
