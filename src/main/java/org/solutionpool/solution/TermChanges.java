package org.solutionpool.solution;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Tuple;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.solutionpool.indexing.DocumentKind;
import org.solutionpool.indexing.IndexOutbox;
import org.solutionpool.taxonomy.Scheme;
import org.solutionpool.taxonomy.Taxonomy;
import org.solutionpool.taxonomy.Term;

/**
 * A listing's document in the search index carries the names and aliases of the terms on it: when a term changes, the
 * published listings with it, or with a term below it, are written again. A term may stand on all of them, so they are
 * marked {@value #BATCH} in one transaction; whoever ends in between leaves the rest to another replica.
 *
 * <p>The listings themselves keep their versions, so that nobody's open form goes stale: the index takes a document of an
 * equal version.
 */
@ApplicationScoped
public class TermChanges {

    private static final Logger LOG = Logger.getLogger(TermChanges.class);

    static final int BATCH = 200;

    /** Every replica has read the taxonomy again by then: each looks every two seconds. */
    static final int WAIT_SECONDS = 4;

    /** Where a listing's content has the codes of a scheme, as SQL/JSON paths; the other schemes are on no listing. */
    private static final Map<Scheme, String> CODES = Map.of(
            Scheme.INDUSTRY, "$.industries[*]",
            Scheme.EQUIPMENT, "$.equipment[*]",
            Scheme.PROTOCOL, "$.protocols[*]",
            Scheme.SCENARIO, "$.scenarios[*]",
            Scheme.MODE, "$.modes[*]",
            Scheme.DEPLOYMENT, "$.deployments[*]",
            Scheme.PRICING, "$.pricing.forms[*]",
            Scheme.CERTIFICATE, "$.certificates[*].code",
            Scheme.REGION, "$.regions[*]");

    private record Change(Scheme scheme, String code, long lastId) {}

    @Inject
    EntityManager entityManager;

    @Inject
    Taxonomy taxonomy;

    @Inject
    IndexOutbox outbox;

    private volatile boolean ending;

    @Scheduled(every = "1s", delayed = "2s", concurrentExecution = ConcurrentExecution.SKIP)
    void poll() {
        try {
            boolean more = !ending;
            while (more) {
                more = QuarkusTransaction.requiringNew().call(this::markSome) && !ending;
            }
        } catch (RuntimeException e) {
            // What was not marked is still noted.
            LOG.warnf("Changed terms wait for the index: %s", e);
        }
    }

    void end(@Observes ShutdownEvent event) {
        ending = true;
    }

    /** False if nothing is due. */
    private boolean markSome() {
        Change change = due();
        if (change == null) {
            return false;
        }
        List<Long> ids = tagged(change);
        outbox.markAll(DocumentKind.SOLUTION, ids);
        if (ids.size() < BATCH) {
            entityManager
                    .createNativeQuery("delete from taxonomy_term_change where scheme = ?1 and code = ?2")
                    .setParameter(1, change.scheme().code())
                    .setParameter(2, change.code())
                    .executeUpdate();
        } else {
            entityManager
                    .createNativeQuery("update taxonomy_term_change set last_solution_id = ?3"
                            + " where scheme = ?1 and code = ?2")
                    .setParameter(1, change.scheme().code())
                    .setParameter(2, change.code())
                    .setParameter(3, ids.getLast())
                    .executeUpdate();
        }
        return true;
    }

    private @Nullable Change due() {
        List<?> rows = entityManager
                .createNativeQuery("""
                        select scheme, code, last_solution_id from taxonomy_term_change
                        where changed_at <= now() - make_interval(secs => ?1)
                        order by changed_at, scheme, code
                        limit 1
                        for update skip locked""", Tuple.class)
                .setParameter(1, WAIT_SECONDS)
                .getResultList();
        if (rows.isEmpty()) {
            return null;
        }
        Tuple row = (Tuple) rows.getFirst();
        return new Change(
                Scheme.ofCode(row.get(0, String.class)).orElseThrow(),
                row.get(1, String.class),
                ((Number) row.get(2)).longValue());
    }

    private List<Long> tagged(Change change) {
        String path = CODES.get(change.scheme());
        if (path == null) {
            return List.of();
        }
        // Whole rows: marking asks each whether it is public.
        List<?> solutions = entityManager
                .createNativeQuery("""
                        select s.* from solution s join solution_revision r on r.id = s.published_revision_id
                        where s.state = 'PUBLISHED' and s.id > ?1
                          and jsonb_exists_any(
                              jsonb_path_query_array(r.content, cast(?2 as jsonpath)), cast(?3 as text[]))
                        order by s.id
                        limit ?4""", Solution.class)
                .setParameter(1, change.lastId())
                .setParameter(2, path)
                .setParameter(3, codes(change).toArray(String[]::new))
                .setParameter(4, BATCH)
                .getResultList();
        return solutions.stream().map(solution -> ((Solution) solution).id).toList();
    }

    /** The term itself, those that fall under it, and for a province what is delivered all over China. */
    private Set<String> codes(Change change) {
        Set<String> codes = new LinkedHashSet<>();
        codes.add(change.code());
        for (Term term : taxonomy.every(change.scheme())) {
            if (taxonomy.broader(term).stream()
                    .anyMatch(broader -> broader.code().equals(change.code()))) {
                codes.add(term.code());
            }
        }
        if (change.scheme() == Scheme.REGION) {
            codes.add(ListingContent.NATIONWIDE);
        }
        return codes;
    }
}
