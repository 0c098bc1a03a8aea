package org.solutionpool.indexing;

import io.quarkus.narayana.jta.QuarkusTransaction;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.solutionpool.indexing.BulkWriter.Outcome;
import org.solutionpool.indexing.IndexTask.Phase;
import org.solutionpool.indexing.IndexTask.State;

/**
 * Builds a new index beside the old one and puts it in its place, without a moment in which searching stops or a change
 * is lost. {@link #fillNext} until it says no, then {@link #catchUp}, then {@link #commit}; closed without a commit, it
 * takes the new index away again and the old one stays.
 *
 * <p>Nothing is lost because the task's row is committed before the first document is read: what changed before is in
 * what the filling reads; what changes after is marked in the outbox after, and the indexer, which looks for the task
 * after it took the mark, writes it to both indexes. Which of the two comes first does not matter, since every document
 * carries its row's version.
 *
 * <p>What it has reached stands in the task, so that {@link Rollovers#resume} goes on after a crash, also on another
 * replica.
 */
public final class Rollover implements AutoCloseable {

    static final int BATCH = 500;

    private static final Logger LOG = Logger.getLogger(Rollover.class);
    private static final int ROUNDS = 30;

    /** After how many rounds a document that is still missing has been refused rather than forgotten. */
    private static final int FAIR_CHANCES = 2;

    private static final long PAUSE_MILLIS = 1000;

    private final Rollovers parts;
    private final DocumentKind kind;
    private final Optional<String> oldIndex;
    private final String newIndex;
    private final TaskProgress progress;
    private long lastId;
    private long done;
    private boolean begun;
    private boolean ended;

    Rollover(Rollovers parts, IndexTask task, TaskProgress progress) {
        this.parts = parts;
        this.kind = task.kind;
        this.oldIndex = Optional.ofNullable(task.oldIndex);
        this.newIndex = String.valueOf(task.newIndex);
        this.progress = progress;
        this.lastId = task.lastId;
        this.done = task.done;
    }

    /** The index that is being filled. */
    public String newIndex() {
        return newIndex;
    }

    /** How many rows the new index has got from this filling, including what was filled before a crash. */
    public long done() {
        return done;
    }

    /**
     * Writes the next batch of public rows to the new index. After {@link ClusterAwayException} it can be called
     * again: it reads the rows anew.
     *
     * @return false when every row has been written
     * @throws IllegalStateException if the new index is not there any more
     */
    public boolean fillNext() {
        DocumentSource source = parts.sources.of(kind);
        if (!begun) {
            progress.phase(Phase.FILLING, QuarkusTransaction.requiringNew().call(source::countPublic));
            progress.reached(done, lastId);
            begun = true;
        }
        List<DocumentState> states = QuarkusTransaction.requiringNew().call(() -> {
            List<Long> ids = source.publicIdsAfter(lastId, BATCH);
            return source.read(ids);
        });
        if (states.isEmpty()) {
            return false;
        }
        Map<Long, Outcome> outcomes = parts.writer.write(List.of(parts.names.next(kind)), states);
        outcomes.forEach((id, outcome) -> check(id, outcome));
        done += states.size();
        lastId = states.stream().mapToLong(DocumentState::id).max().orElse(lastId);
        progress.reached(done, lastId);
        return true;
    }

    private void check(long id, Outcome outcome) {
        switch (outcome.result()) {
            case UNAVAILABLE -> throw new ClusterAwayException(String.valueOf(outcome.error()));
            case NO_INDEX -> throw new IllegalStateException(newIndex + " has been deleted");
            case REFUSED -> LOG.warnf("%s refuses %s %d: %s", newIndex, kind, id, outcome.error());
            case WRITTEN, DELETED -> LOG.tracef("%s has %s %d", newIndex, kind, id);
        }
    }

    /**
     * Compares the new index with the database, marks what differs, and does so again until nothing differs any more.
     * Documents that the old index has not got either do not hold it up.
     *
     * @throws IllegalStateException if something else still differs after {@value #ROUNDS} rounds: mostly documents that
     *     the new mapping refuses
     */
    public VerificationReport catchUp() {
        progress.phase(Phase.VERIFYING, QuarkusTransaction.requiringNew().call(() -> parts.sources
                .of(kind)
                .countPublic()));
        for (int round = 1; ; round++) {
            VerificationReport report = parts.verification.walk(
                    kind, newIndex, progress::reached, differences -> parts.repair.mend(kind, newIndex, differences));
            progress.report(report);
            if (report.pending() == 0 && (report.clean() || round > FAIR_CHANCES && nothingIsLost(report))) {
                return report;
            }
            if (round == ROUNDS) {
                throw new IllegalStateException(
                        "%s differs from the database in %d documents, such as %s %s %s; the old index stays"
                                .formatted(
                                        newIndex,
                                        report.differences() + report.pending(),
                                        report.missingIds(),
                                        report.staleIds(),
                                        report.orphanedIds()));
            }
            pause();
        }
    }

    /** Whether all that the new index lacks, and can be looked up one by one, was not in the old one either. */
    private boolean nothingIsLost(VerificationReport report) {
        return oldIndex.isPresent()
                && report.differences() == report.missingIds().size()
                && parts.verification
                        .indexedVersions(oldIndex.get(), report.missingIds())
                        .isEmpty();
    }

    /** Moves reading and writing to the new index and deletes the old one, in one call. */
    public void commit() {
        progress.phase(Phase.SWAPPING, done);
        if (!parts.isInPlace(kind, newIndex)) {
            parts.indexes.swap(kind, oldIndex, newIndex);
        }
        progress.end(State.DONE, null);
        ended = true;
        LOG.infof("%s is in the place of %s", newIndex, oldIndex.orElse("nothing"));
    }

    /** Takes the new index away; the old one stays as it is. */
    public void rollback() {
        end(State.CANCELLED, null);
    }

    /** As {@link #rollback}, because something is wrong. */
    void fail(String error) {
        end(State.FAILED, error);
    }

    /** Stops without an end, for another replica to go on. */
    void leave() {
        ended = true;
    }

    /** Rolls back, if there was no end yet. */
    @Override
    public void close() {
        if (!ended) {
            rollback();
        }
    }

    private void end(State state, @Nullable String error) {
        if (parts.isInPlace(kind, newIndex)) {
            // The aliases moved just before a crash: that is a commit, and there is no old index to go back to.
            progress.end(State.DONE, null);
        } else {
            parts.indexes.drop(newIndex);
            progress.end(state, error);
        }
        ended = true;
    }

    private void pause() {
        try {
            Thread.sleep(PAUSE_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ClusterAwayException(e);
        }
    }
}
