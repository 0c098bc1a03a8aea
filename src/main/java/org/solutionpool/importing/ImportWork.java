package org.solutionpool.importing;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.control.ActivateRequestContext;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.hibernate.jpa.HibernateHints;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.solutionpool.importing.LikelyDuplicates.PoolListing;
import org.solutionpool.importing.ListedRows.Planned;
import org.solutionpool.solution.ListingState;
import org.solutionpool.taxonomy.Taxonomy;
import org.solutionpool.whitelist.register.HistoricalLists;

/**
 * Does what a job's state asks for: the dry run, or the import. The job's row says how far it is, in the same transaction
 * as the rows themselves; a process that dies loses the batch it was at, and any other takes the job over when the lease
 * has run out.
 */
@ApplicationScoped
public class ImportWork {

    /** Rows in one transaction: a second's work, so that nothing else waits long and a stop is quick. */
    static final int BATCH = 200;

    /** The most lines of one dry run that are kept to be read; all are counted. */
    static final int MOST_PROBLEMS = 20_000;

    /** How long a job belongs to a process that has not been heard of. */
    static final Duration LEASE = Duration.ofSeconds(60);

    /** Rows after which the persistence context is emptied: every query looks through all that is in it. */
    private static final int FLUSH = 20;

    /** Any number that nothing else in the portal locks. */
    private static final long CLAIM_LOCK = 4_000_001;

    private static final Logger LOG = Logger.getLogger(ImportWork.class);

    private final String worker = ProcessHandle.current().pid() + "-" + UUID.randomUUID();

    @Inject
    Imports imports;

    @Inject
    ListedRows listedRows;

    @Inject
    HistoricalLists historicalLists;

    @Inject
    StoredFile files;

    @Inject
    Taxonomy taxonomy;

    @Inject
    EntityManager entityManager;

    /**
     * Takes the oldest job of a state that nobody works on. One at a time over all replicas: two imports of the same list
     * side by side would both find its rows missing.
     */
    @Transactional
    Optional<Long> claim(ImportState state) {
        if (!(boolean) entityManager
                .createNativeQuery("select pg_try_advisory_xact_lock(?1)", Boolean.class)
                .setParameter(1, CLAIM_LOCK)
                .getSingleResult()) {
            return Optional.empty();
        }
        List<ImportJob> waiting = ImportJob.list("state = ?1 order by id", state);
        Instant now = Instant.now();
        if (waiting.stream().anyMatch(job -> !job.free(now))) {
            return Optional.empty();
        }
        return waiting.stream().findFirst().map(job -> {
            job.worker = worker;
            job.leaseUntil = now.plus(LEASE);
            return job.id;
        });
    }

    /** Takes one job for this process, whichever others are waiting; false if somebody has it. */
    @Transactional
    boolean claim(long jobId) {
        ImportJob job = imports.locked(jobId);
        Instant now = Instant.now();
        if (!job.state.running() || !job.free(now)) {
            return false;
        }
        job.worker = worker;
        job.leaseUntil = now.plus(LEASE);
        return true;
    }

    /**
     * Works on a claimed job until the step is done, the job is stopped, or the process is.
     *
     * @param ending whether the process is about to end
     */
    @ActivateRequestContext
    void run(long jobId, BooleanSupplier ending) {
        try {
            Path file = files.fetch(jobId);
            try {
                ImportJob job = imports.find(jobId);
                ColumnMapping mapping = Objects.requireNonNullElse(job.mapping, ColumnMapping.NOTHING);
                TermWords words = new TermWords(taxonomy);
                try (MappedRows rows = new MappedRows(file, new RowMapper(mapping, words, job.programme != null))) {
                    RowDestination destination =
                            job.programme == null ? listedRows : new HistoricalRows(historicalLists, job.programme);
                    if (job.state == ImportState.CHECKING) {
                        check(jobId, rows, destination, ending);
                    } else {
                        publish(jobId, rows, job.rowsDone, words, destination, ending);
                    }
                }
            } finally {
                Files.delete(file);
            }
        } catch (FileRefused e) {
            imports.fail(jobId, e);
        } catch (IOException | RuntimeException e) {
            LOG.errorf(e, "Import %d failed", jobId);
            // Fails itself while the database is away: then the job stays as it is, and is taken up again later.
            imports.fail(jobId, new FileRefused("unexpected"));
        }
    }

    private void check(long jobId, MappedRows rows, RowDestination destination, BooleanSupplier ending)
            throws IOException {
        LikelyDuplicates duplicates = new LikelyDuplicates();
        QuarkusTransaction.requiringNew().run(() -> ImportProblem.delete("jobId", jobId));
        List<RowProblem> problems = new ArrayList<>(rows.notes());
        Tally tally = new Tally(0, 0, 0, 0, 0, problems.size(), 0);
        int kept = 0;
        int done = 0;
        while (true) {
            List<MappedRow> batch = rows.next(BATCH);
            if (batch.isEmpty()) {
                break;
            }
            done += batch.size();
            int upTo = done;
            batch.forEach(row -> problems.addAll(row.problems()));
            List<RowProblem> storing = limited(problems, kept);
            List<Planned> planned = step(jobId, ending, ImportState.CHECKING, upTo, () -> {
                store(jobId, storing);
                return destination.plan(batch);
            });
            if (planned == null) {
                return;
            }
            kept += storing.size();
            problems.clear();
            for (Planned row : planned) {
                tally = tally.plus(row.tally());
                MappedRow.Listing listing = row.row().listing();
                if (listing != null) {
                    duplicates.add(
                            row.row().number(),
                            listing.title(),
                            listing.provider(),
                            listing.sourceUrl(),
                            row.solutionId());
                }
            }
        }
        Tally result = tally;
        int room = kept;
        QuarkusTransaction.requiringNew().timeout(600).run(() -> {
            try (Stream<PoolListing> pool = pool()) {
                duplicates.compare(pool);
            }
            store(jobId, limited(duplicates.found(), room));
            ImportJob job = imports.locked(jobId);
            if (job.state == ImportState.CHECKING && worker.equals(job.worker)) {
                imports.checked(jobId, result.withDuplicates(duplicates.found().size()));
            }
        });
    }

    private void publish(
            long jobId,
            MappedRows rows,
            int behind,
            TermWords words,
            RowDestination destination,
            BooleanSupplier ending)
            throws IOException {
        int done = 0;
        while (true) {
            List<MappedRow> batch = rows.next(BATCH);
            if (batch.isEmpty()) {
                break;
            }
            // What an earlier run has behind it is read all the same: rows are compared across the whole file.
            List<MappedRow> left = batch.subList(Math.clamp(behind - done, 0, batch.size()), batch.size());
            done += batch.size();
            if (left.isEmpty()) {
                continue;
            }
            int upTo = done;
            Tally tally =
                    step(jobId, ending, ImportState.IMPORTING, upTo, () -> apply(jobId, left, words, destination));
            if (tally == null) {
                return;
            }
        }
        imports.finish(jobId);
    }

    private Tally apply(long jobId, List<MappedRow> rows, TermWords words, RowDestination destination) {
        Tally tally = Tally.NOTHING;
        int sinceFlush = 0;
        for (Planned row : destination.plan(rows)) {
            destination.apply(row, jobId, words);
            tally = tally.plus(row.tally());
            if (++sinceFlush % FLUSH == 0) {
                entityManager.flush();
                entityManager.clear();
            }
        }
        ImportJob job = imports.locked(jobId);
        job.result = Objects.requireNonNullElse(job.result, Tally.NOTHING).plus(tally);
        return tally;
    }

    private interface Work<T> {
        T run();
    }

    /**
     * One transaction of a job that is still this process's to work on.
     *
     * @return null if it is not: it was stopped, taken over, or this process is ending
     */
    private <T> @Nullable T step(long jobId, BooleanSupplier ending, ImportState state, int done, Work<T> work) {
        return QuarkusTransaction.requiringNew().timeout(300).call(() -> {
            ImportJob job = imports.locked(jobId);
            if (job.state != state || !worker.equals(job.worker)) {
                return null;
            }
            if (ending.getAsBoolean()) {
                job.release();
                return null;
            }
            T result = work.run();
            // The work may have emptied the persistence context; the row itself is still locked.
            job = imports.locked(jobId);
            job.rowsDone = done;
            job.leaseUntil = Instant.now().plus(LEASE);
            return result;
        });
    }

    private static List<RowProblem> limited(List<RowProblem> problems, int kept) {
        return List.copyOf(problems.subList(0, Math.clamp(MOST_PROBLEMS - kept, 0, problems.size())));
    }

    private void store(long jobId, List<RowProblem> problems) {
        int sinceFlush = 0;
        for (RowProblem problem : problems) {
            ImportProblem.of(jobId, problem).persist();
            if (++sinceFlush % BATCH == 0) {
                entityManager.flush();
                entityManager.clear();
            }
        }
    }

    private Stream<PoolListing> pool() {
        return entityManager
                .createQuery(
                        "select new org.solutionpool.importing.LikelyDuplicates$PoolListing("
                                + "s.id, s.title, coalesce(o.name, s.listedProvider), s.sourceUrl)"
                                + " from Solution s left join s.organization o where s.state in :states",
                        PoolListing.class)
                .setParameter("states", List.of(ListingState.PUBLISHED, ListingState.SUSPENDED))
                .setHint(HibernateHints.HINT_FETCH_SIZE, 1000)
                .getResultStream();
    }
}
