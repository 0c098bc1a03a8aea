package org.solutionpool.indexing;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;
import org.solutionpool.indexing.IndexTask.Phase;
import org.solutionpool.indexing.IndexTask.State;
import org.solutionpool.indexing.IndexTask.Type;

/**
 * Does the long work on indexes in the background, one task after the other on this replica. A task waits while
 * Elasticsearch is away, and moves to another replica when this one stops or dies.
 */
@ApplicationScoped
public class IndexTasks {

    private static final Logger LOG = Logger.getLogger(IndexTasks.class);
    private static final Duration PAUSE = Duration.ofSeconds(1);

    @Inject
    Rollovers rollovers;

    @Inject
    Verification verification;

    @Inject
    Repair repair;

    @Inject
    SearchIndexes indexes;

    @Inject
    DocumentSources sources;

    @Inject
    EntityManager entityManager;

    /** After how long without a sign of life another replica takes a task over. */
    @ConfigProperty(name = "pool.search.task-takeover", defaultValue = "30S")
    Duration takeover;

    private final String worker =
            "%s-%s".formatted(ProcessHandle.current().pid(), UUID.randomUUID().toString());
    private final ExecutorService executor = Executors.newSingleThreadExecutor(
            Thread.ofPlatform().name("index-task").daemon(true).factory());
    private volatile boolean stopping;

    /**
     * Starts a task in the background.
     *
     * @param requestedBy who is shown to have asked for it
     * @return the task, or the one of the same type that is running already
     * @throws ClusterAwayException if it is a rollover and the cluster does not answer
     */
    public IndexTask start(DocumentKind kind, Type type, String requestedBy) {
        Optional<IndexTask> entered = enter(kind, type, requestedBy);
        entered.ifPresent(task -> executor.execute(() -> work(task.id)));
        return entered.orElseGet(() -> QuarkusTransaction.requiringNew()
                .call(() -> IndexTask.last(kind, type).orElseThrow()));
    }

    /** Writes a task down as running here, without doing it; empty if one of its type is running already. */
    Optional<IndexTask> enter(DocumentKind kind, Type type, String requestedBy) {
        IndexTask task = new IndexTask();
        task.kind = kind;
        task.type = type;
        task.state = State.RUNNING;
        task.phase = type == Type.ROLLOVER ? Phase.FILLING : Phase.VERIFYING;
        task.requestedBy = requestedBy;
        task.startedAt = Instant.now();
        task.heartbeatAt = task.startedAt;
        task.worker = worker;
        if (type == Type.ROLLOVER) {
            rollovers.prepare(task);
        }
        return QuarkusTransaction.requiringNew().call(() -> {
            lock(kind, type);
            if (IndexTask.running(kind, type).isPresent()) {
                return Optional.empty();
            }
            task.persist();
            return Optional.of(task);
        });
    }

    /** Of two who ask for the same at the same moment the second one waits, and then sees the task of the first. */
    private void lock(DocumentKind kind, Type type) {
        entityManager
                .createNativeQuery("select cast(pg_advisory_xact_lock(hashtextextended(?1, 0)) as text)")
                .setParameter(1, "index_task " + kind + " " + type)
                .getSingleResult();
    }

    /** How this replica writes down what it has reached. */
    TaskProgress progress(IndexTask task) {
        return new TaskProgress(task.id, worker);
    }

    /**
     * Asks a running task to stop; a rollover takes its new index away. It stops at its next step.
     *
     * @return false if no such task is running
     */
    public boolean cancel(DocumentKind kind, Type type) {
        return QuarkusTransaction.requiringNew().call(() -> {
            Optional<IndexTask> task = IndexTask.running(kind, type);
            task.ifPresent(running -> running.cancelRequested = true);
            return task.isPresent();
        });
    }

    /** Goes on with what a replica left behind that stopped or died. */
    @Scheduled(every = "5s", delayed = "5s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void takeOver() {
        if (stopping) {
            return;
        }
        List<Long> taken = QuarkusTransaction.requiringNew().call(() -> {
            Instant now = Instant.now();
            List<Long> mine = new ArrayList<>();
            for (IndexTask task : IndexTask.abandoned(now.minus(takeover))) {
                if (task.type == Type.ROLLOVER && !rollovers.canBuild(task)) {
                    continue;
                }
                entityManager.refresh(task, LockModeType.PESSIMISTIC_WRITE);
                if (task.state == State.RUNNING && task.heartbeatAt.isBefore(now.minus(takeover))) {
                    task.worker = worker;
                    task.heartbeatAt = now;
                    mine.add(task.id);
                }
            }
            return mine;
        });
        taken.forEach(id -> {
            LOG.infof("Going on with index task %d", id);
            executor.execute(() -> work(id));
        });
    }

    void stop(@Observes ShutdownEvent event) throws InterruptedException {
        stopping = true;
        executor.shutdownNow();
        executor.awaitTermination(10, TimeUnit.SECONDS);
    }

    private void work(long id) {
        TaskProgress progress = new TaskProgress(id, worker);
        while (true) {
            IndexTask task = QuarkusTransaction.requiringNew().call(() -> IndexTask.findById(id));
            try {
                switch (task.type) {
                    case ROLLOVER -> rollOver(task, progress);
                    case VERIFICATION -> verify(task, progress, false);
                    case REPAIR -> verify(task, progress, true);
                }
                return;
            } catch (TaskProgress.TakenOver e) {
                LOG.infof("Another replica goes on: %s", e.getMessage());
                return;
            } catch (CancellationException e) {
                progress.end(State.CANCELLED, null);
                return;
            } catch (ClusterAwayException e) {
                if (!waitFor(progress, id)) {
                    return;
                }
            } catch (RuntimeException e) {
                LOG.errorf(e, "Index task %d failed", id);
                progress.end(State.FAILED, String.valueOf(e.getMessage()));
                return;
            }
        }
    }

    /** Waits a moment for Elasticsearch; false when this replica stops. */
    private boolean waitFor(TaskProgress progress, long id) {
        try {
            if (!stopping) {
                Thread.sleep(PAUSE);
                progress.alive();
                return true;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (CancellationException e) {
            // The next step hears of it again, and takes back what it has to.
            return true;
        } catch (TaskProgress.TakenOver e) {
            return false;
        }
        progress.leave();
        LOG.infof("Index task %d is left to another replica", id);
        return false;
    }

    private void rollOver(IndexTask task, TaskProgress progress) {
        Rollover rollover = rollovers.resume(task, progress);
        try {
            while (task.phase == Phase.FILLING && rollover.fillNext()) {
                if (stopping) {
                    throw new ClusterAwayException("The portal stops");
                }
            }
            rollover.catchUp();
            rollover.commit();
        } catch (CancellationException e) {
            rollover.rollback();
        } catch (ClusterAwayException | TaskProgress.TakenOver e) {
            throw e;
        } catch (RuntimeException e) {
            LOG.errorf(e, "The rollover to %s failed", rollover.newIndex());
            rollover.fail(String.valueOf(e.getMessage()));
        } finally {
            rollover.leave();
        }
    }

    private void verify(IndexTask task, TaskProgress progress, boolean mend) {
        String index = indexes.current(task.kind).orElseThrow(() -> new ClusterAwayException("There is no index yet"));
        progress.phase(Phase.VERIFYING, QuarkusTransaction.requiringNew().call(() -> sources.of(task.kind)
                .countPublic()));
        VerificationReport report = verification.walk(task.kind, index, progress::reached, differences -> {
            if (mend) {
                repair.mend(task.kind, index, differences);
            }
        });
        progress.report(report);
        progress.end(State.DONE, null);
    }
}
