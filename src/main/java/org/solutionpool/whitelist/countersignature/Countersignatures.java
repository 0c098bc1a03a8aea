package org.solutionpool.whitelist.countersignature;

import io.quarkus.arc.All;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.LockModeType;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.NotFoundException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.solutionpool.account.Person;
import org.solutionpool.audit.Audit;
import org.solutionpool.whitelist.countersignature.Countersignature.Kind;
import org.solutionpool.whitelist.countersignature.Countersignature.State;

/** Asks for a second signature, gives it, declines it; each in one transaction with its audit event. */
@ApplicationScoped
@Transactional
public class Countersignatures {

    private static final String SUBJECT = "countersignature";

    @Inject
    Audit audit;

    @Inject
    @All
    List<CountersignedAct> acts;

    /**
     * Asks for something. If the same is asked for already, that one stays.
     *
     * @param request everything the act needs, and everything the second admin agrees to
     */
    public Countersignature ask(Kind kind, long subjectId, Map<String, Object> request, String reason, Person by) {
        Countersignature open = Countersignature.open(kind, subjectId);
        if (open != null) {
            return open;
        }
        Countersignature asked = new Countersignature();
        asked.kind = kind;
        asked.subjectId = subjectId;
        asked.request = request;
        asked.reason = reason;
        asked.state = State.OPEN;
        asked.requestedBy = Person.findById(by.id);
        asked.requestedAt = Instant.now();
        asked.persist();
        audit.record("countersignature.ask", SUBJECT, asked.id, null, described(asked), reason);
        return asked;
    }

    /**
     * Agrees, and has it done.
     *
     * @throws SameAdminException if it is the one who asked
     * @throws OwnOrganizationException if it decides about the organization of the one who would agree
     * @throws org.solutionpool.web.IllegalTransitionException if it was decided before
     */
    public void sign(long id, Person by) {
        Countersignature asked = locked(id);
        if (asked.requestedBy.id.equals(by.id)) {
            throw new SameAdminException();
        }
        Long own = by.organizationId;
        if (own != null && act(asked).organizations(asked).contains(own)) {
            throw new OwnOrganizationException();
        }
        decide(asked, State.SIGNED, by, null);
        audit.record("countersignature.sign", SUBJECT, id, null, described(asked), null);
        act(asked).carryOut(asked, by);
    }

    /** Does not agree; whoever asked may ask again. */
    public void decline(long id, Person by, String reason) {
        Countersignature asked = locked(id);
        if (asked.requestedBy.id.equals(by.id)) {
            throw new SameAdminException();
        }
        decide(asked, State.DECLINED, by, reason);
        audit.record("countersignature.decline", SUBJECT, id, null, described(asked), reason);
        act(asked).putAside(asked);
    }

    /**
     * Takes back what one asked for oneself.
     *
     * @throws NotFoundException if somebody else asked for it
     */
    public void withdraw(long id, Person by) {
        Countersignature asked = locked(id);
        if (!asked.requestedBy.id.equals(by.id)) {
            throw new NotFoundException();
        }
        decide(asked, State.WITHDRAWN, by, null);
        audit.record("countersignature.withdraw", SUBJECT, id, null, described(asked), null);
        act(asked).putAside(asked);
    }

    /** The act that belongs to what was asked for. */
    public CountersignedAct act(Countersignature asked) {
        return acts.stream()
                .filter(act -> act.kind() == asked.kind)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("Nothing carries out " + asked.kind));
    }

    private static void decide(Countersignature asked, State to, Person by, @Nullable String words) {
        asked.state = State.TRANSITIONS.apply(asked.state, to);
        asked.decidedBy = Person.findById(by.id);
        asked.decidedAt = Instant.now();
        asked.decision = words;
    }

    private static Map<String, Object> described(Countersignature asked) {
        return Map.of("kind", asked.kind.name(), "subject", asked.subjectId, "request", asked.request);
    }

    private static Countersignature locked(long id) {
        return Countersignature.<Countersignature>findByIdOptional(id, LockModeType.PESSIMISTIC_WRITE)
                .orElseThrow(NotFoundException::new);
    }
}
