package org.solutionpool.audit;

import io.quarkus.arc.Arc;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Status;
import jakarta.transaction.Synchronization;
import jakarta.transaction.TransactionSynchronizationRegistry;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.solutionpool.account.CurrentPerson;
import org.solutionpool.account.Person;
import org.solutionpool.web.RequestFacts;

/** Writes the record, in the transaction of what it records. */
@ApplicationScoped
public class Audit {

    /** The name under which the portal itself acts. */
    public static final String PORTAL = "portal";

    private static final Object SEALING = new Object();

    @Inject
    CurrentPerson currentPerson;

    @Inject
    RequestFacts request;

    @Inject
    TransactionSynchronizationRegistry transaction;

    @Inject
    Sealer sealer;

    /**
     * Records a step of the person behind the current request, or of the portal itself where there is none.
     *
     * @param action {@code <feature>.<verb>}, named in the message bundle {@code audit}
     * @param before the values that changed, as they were; null for a creation
     * @param after the values that changed, as they are now; null for a deletion
     * @param reason the actor's own words; null where none are asked for
     */
    @Transactional(Transactional.TxType.MANDATORY)
    public void record(
            String action,
            String subjectType,
            Object subjectId,
            @Nullable Map<String, Object> before,
            @Nullable Map<String, Object> after,
            @Nullable String reason) {
        AuditEvent event = new AuditEvent();
        event.at = Instant.now();
        event.actorName = PORTAL;
        event.action = action;
        event.subjectType = subjectType;
        event.subjectId = String.valueOf(subjectId);
        event.before = before;
        event.after = after;
        event.reason = reason;
        if (Arc.container().requestContext().isActive()) {
            event.requestId = request.id();
            if (currentPerson.signedIn()) {
                Person person = currentPerson.require();
                event.actorSubject = person.subject;
                event.actorName = person.name;
                event.organizationId = person.organizationId;
            }
        }
        event.persist();
        sealAfterCommit();
    }

    /** Only what was committed is sealed: whoever adds events never waits for another. */
    private void sealAfterCommit() {
        if (transaction.getResource(SEALING) != null) {
            return;
        }
        transaction.putResource(SEALING, SEALING);
        transaction.registerInterposedSynchronization(new Synchronization() {
            @Override
            public void beforeCompletion() {
                // The database sees to the order of things within the transaction.
            }

            @Override
            public void afterCompletion(int status) {
                if (status == Status.STATUS_COMMITTED) {
                    sealer.nudge();
                }
            }
        });
    }
}
