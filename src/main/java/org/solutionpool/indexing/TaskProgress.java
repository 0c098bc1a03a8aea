package org.solutionpool.indexing;

import io.quarkus.narayana.jta.QuarkusTransaction;
import java.time.Instant;
import java.util.concurrent.CancellationException;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.solutionpool.indexing.IndexTask.Phase;
import org.solutionpool.indexing.IndexTask.State;

/**
 * Writes down what a task has reached, each time in a transaction of its own, and hears whether it shall go on: each
 * method but {@link #end} and {@link #leave} throws {@link CancellationException} once an admin has cancelled the task,
 * and {@link TakenOver} once another replica has it.
 */
public final class TaskProgress {

    /** Another replica thought this one dead and goes on with its work: this one must not touch it any more. */
    static final class TakenOver extends RuntimeException {

        private TakenOver(String message) {
            super(message);
        }
    }

    private final long taskId;
    private final String worker;

    TaskProgress(long taskId, String worker) {
        this.taskId = taskId;
        this.worker = worker;
    }

    /** Begins a phase. */
    void phase(Phase phase, long total) {
        write(task -> {
            task.phase = phase;
            task.total = total;
            task.done = 0;
        });
    }

    /** So many rows are dealt with. */
    void reached(long done) {
        write(task -> task.done = done);
    }

    /** So many rows are dealt with, and this was the last one of them. */
    void reached(long done, long lastId) {
        write(task -> {
            task.done = done;
            task.lastId = lastId;
        });
    }

    /** Still at it, though nothing moves. */
    void alive() {
        write(task -> {});
    }

    void report(VerificationReport report) {
        write(task -> task.report = report);
    }

    /** Ends the work, well or not. */
    void end(State state, @Nullable String error) {
        QuarkusTransaction.requiringNew().run(() -> {
            IndexTask task = IndexTask.findById(taskId);
            if (task.state == State.RUNNING) {
                task.state = state;
                task.phase = Phase.ENDED;
                task.error = error;
                task.finishedAt = Instant.now();
            }
        });
    }

    /** Leaves the work to another replica. */
    void leave() {
        QuarkusTransaction.requiringNew().run(() -> {
            IndexTask task = IndexTask.findById(taskId);
            task.heartbeatAt = Instant.EPOCH;
        });
    }

    private void write(Consumer<IndexTask> change) {
        boolean cancelled = QuarkusTransaction.requiringNew().call(() -> {
            IndexTask task = IndexTask.findById(taskId);
            if (task.state != State.RUNNING || !task.worker.equals(worker)) {
                throw new TakenOver("Task %d is now %s at %s".formatted(taskId, task.state, task.worker));
            }
            task.heartbeatAt = Instant.now();
            change.accept(task);
            return task.cancelRequested;
        });
        if (cancelled) {
            throw new CancellationException("Task " + taskId + " is cancelled");
        }
    }
}
