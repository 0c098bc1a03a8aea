package org.solutionpool.whitelist.publicity;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.LockModeType;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.NotFoundException;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.solutionpool.account.Person;
import org.solutionpool.attachment.Attachment.Purpose;
import org.solutionpool.attachment.CheckedFile;
import org.solutionpool.attachment.Uploads;
import org.solutionpool.audit.Audit;
import org.solutionpool.notification.Notice;
import org.solutionpool.web.Language;
import org.solutionpool.whitelist.application.Application;
import org.solutionpool.whitelist.application.ApplicationLifecycle;
import org.solutionpool.whitelist.application.ApplicationLifecycle.Stage;
import org.solutionpool.whitelist.application.ApplicationState;

/**
 * Objections from being raised to being decided. The record names an objection by its number: who raised it stands in
 * the table alone, for admins.
 */
@ApplicationScoped
@Transactional
public class Objections {

    /** The type of an objection in the record. */
    public static final String SUBJECT = "objection";

    /** Open objections that one address can have in a period. */
    public static final int MOST_OPEN = 5;

    /** Bytes of the secret in the objector's address. */
    private static final int TOKEN_BYTES = 32;

    private static final SecureRandom RANDOM = new SecureRandom();

    /** What somebody without an account typed, checked. */
    public record Raised(
            String name,
            String email,
            @Nullable String phone,
            @Nullable String unit,
            String text,
            String formToken,
            Language language) {}

    @Inject
    ApplicationLifecycle lifecycle;

    @Inject
    Uploads uploads;

    @Inject
    Audit audit;

    /**
     * Takes an objection in; the same drawing of the form sent again is the same objection.
     *
     * @throws PublicityRefusedException after the period, for what is not on its list, and for too many open ones
     */
    public Objection raise(long publicityId, long applicationId, Raised raised, List<CheckedFile> files, Instant now) {
        Publicity publicity = Publicities.taken(publicityId);
        Objection known =
                Objection.<Objection>find("formToken", raised.formToken()).firstResult();
        if (known != null) {
            return known;
        }
        if (!publicity.takesObjections(now)) {
            throw new PublicityRefusedException("periodOver", publicity.endsOn);
        }
        Application application = Application.findById(applicationId);
        if (application == null || !Publicities.isProposed(application, publicity)) {
            throw new PublicityRefusedException("notOnList");
        }
        long open = Objection.count(
                "publicity = ?1 and lower(objectorEmail) = lower(?2) and state in ?3",
                publicity,
                raised.email(),
                List.of(ObjectionState.OPEN, ObjectionState.ANSWERED));
        if (open >= MOST_OPEN) {
            throw new PublicityRefusedException("tooMany", MOST_OPEN);
        }
        Objection objection = new Objection();
        objection.publicity = publicity;
        objection.application = application;
        objection.state = ObjectionState.OPEN;
        objection.objectorName = raised.name();
        objection.objectorEmail = raised.email();
        objection.objectorPhone = raised.phone();
        objection.objectorUnit = raised.unit();
        objection.text = raised.text();
        objection.language = raised.language();
        objection.formToken = raised.formToken();
        objection.token = token();
        objection.receivedAt = now;
        objection.persist();
        files.forEach(file -> uploads.keepAnonymous(file, Purpose.OBJECTION, objection.id));
        audit.record(
                "objection.raise",
                SUBJECT,
                objection.id,
                null,
                Map.of("state", objection.state.name(), "application", applicationId, "files", files.size()),
                null);
        tellObjector(objection, "publicity.received");
        tellApplicant(objection, "publicity.objected");
        return objection;
    }

    /**
     * The applicant answers, once.
     *
     * @throws NotFoundException if it is about another organization's application
     */
    public void answer(long id, long organizationId, String answer, Person by) {
        Objection objection = locked(id);
        if (!objection.application.organization.id.equals(organizationId)) {
            throw new NotFoundException();
        }
        move(objection, ObjectionState.ANSWERED, "objection.answer", answer);
        objection.answer = answer;
        objection.answeredBy = Person.findById(by.id);
        objection.answeredAt = Instant.now();
        tellObjector(objection, "publicity.answered");
    }

    /**
     * It was right: the application is refused.
     *
     * @throws PublicityRefusedException if it is about the organization of the one who decides
     */
    public void uphold(long id, String reason, Person by) {
        Objection objection = locked(id);
        decide(objection, ObjectionState.UPHELD, "objection.uphold", reason, by);
        Application application = Application.findById(objection.application.id, LockModeType.PESSIMISTIC_WRITE);
        boolean refusedByAnother =
                application.state == ApplicationState.REFUSED && application.refusedAtStage == Stage.OBJECTION;
        if (!refusedByAnother) {
            lifecycle.refuse(application, Stage.OBJECTION, reason, by);
        }
        tellObjector(objection, "publicity.upheld", reason);
    }

    /**
     * It was not right: the application stays on the list.
     *
     * @throws PublicityRefusedException if it is about the organization of the one who decides
     */
    public void dismiss(long id, String reason, Person by) {
        Objection objection = locked(id);
        decide(objection, ObjectionState.DISMISSED, "objection.dismiss", reason, by);
        tellObjector(objection, "publicity.dismissed", reason);
        tellApplicant(objection, "publicity.decided", reason);
    }

    /**
     * Whoever raised it takes it back.
     *
     * @throws NotFoundException if no objection has this secret
     */
    public void withdraw(String token) {
        Objection found = Objection.ofToken(token).orElseThrow(NotFoundException::new);
        Objection objection = locked(Objects.requireNonNull(found.id));
        move(objection, ObjectionState.WITHDRAWN, "objection.withdraw", null);
        objection.decidedAt = Instant.now();
    }

    private void decide(Objection objection, ObjectionState to, String action, String reason, Person by) {
        if (objection.application.organization.id.equals(by.organizationId)) {
            throw new PublicityRefusedException("ownOrganization");
        }
        move(objection, to, action, reason);
        objection.decisionReason = reason;
        objection.decidedBy = Person.findById(by.id);
        objection.decidedAt = Instant.now();
    }

    private void move(Objection objection, ObjectionState to, String action, @Nullable String reason) {
        ObjectionState from = objection.state;
        objection.state = ObjectionState.TRANSITIONS.apply(from, to);
        audit.record(
                action,
                SUBJECT,
                objection.id,
                Map.of("state", from.name()),
                Map.of("state", to.name(), "application", objection.application.id),
                reason);
    }

    private static void tellObjector(Objection objection, String kind, Object... details) {
        Object[] arguments = new Object[details.length + 1];
        arguments[0] = objection.application.subjectName(objection.language);
        System.arraycopy(details, 0, arguments, 1, details.length);
        Notice.tellAddress(objection.objectorEmail, objection.language, kind, objection.path(), arguments);
    }

    private static void tellApplicant(Objection objection, String kind, Object... details) {
        Application application = objection.application;
        Person.membersOf(application.organization.id).forEach(member -> {
            Object[] arguments = new Object[details.length + 1];
            arguments[0] = application.subjectName(member.language);
            System.arraycopy(details, 0, arguments, 1, details.length);
            Notice.tell(member, kind, "/provider/objections/" + objection.id, arguments);
        });
    }

    /** Takes the period's row, then the objection as it is by then. */
    private static Objection locked(long id) {
        Objection objection = Objection.<Objection>findByIdOptional(id).orElseThrow(NotFoundException::new);
        Publicities.taken(Objects.requireNonNull(objection.publicity.id));
        Objection.getEntityManager().refresh(objection);
        return objection;
    }

    private static String token() {
        byte[] bytes = new byte[TOKEN_BYTES];
        RANDOM.nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }
}
