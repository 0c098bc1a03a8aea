package org.solutionpool.whitelist.upkeep;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.LockModeType;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.NotFoundException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.solutionpool.account.Person;
import org.solutionpool.audit.Audit;
import org.solutionpool.notification.Notice;
import org.solutionpool.whitelist.upkeep.AnnualReview.State;

/** Every step of an annual review, each in one transaction with its audit event and its notices. */
@ApplicationScoped
@Transactional
public class AnnualReviews {

    /** The type of an annual review in the record. */
    public static final String SUBJECT = "annual_review";

    /**
     * What a holder reports of a year.
     *
     * @param changes major changes of owners, people or products
     */
    public record Report(int newCases, int newCustomers, int complaints, String changes) {}

    @Inject
    Audit audit;

    /** The holder's report, also the second one after a question. */
    public void report(Person by, long id, Report report) {
        AnnualReview review = locked(id);
        review.newCases = report.newCases();
        review.newCustomers = report.newCustomers();
        review.complaints = report.complaints();
        review.changes = report.changes();
        review.reportedBy = Person.findById(by.id);
        review.reportedAt = Instant.now();
        move(review, State.REPORTED, "annual.report", null);
    }

    /** An admin finds the report in order. */
    public void confirm(Person by, long id) {
        AnnualReview review = locked(id);
        decidedBy(review, by);
        move(review, State.CONFIRMED, "annual.confirm", null);
        tell(review, "upkeep.reviewConfirmed", "");
    }

    /** An admin asks something; the holder reports again. */
    public void ask(Person by, long id, String question) {
        AnnualReview review = locked(id);
        decidedBy(review, by);
        review.question = question;
        move(review, State.ASKED, "annual.ask", question);
        tell(review, "upkeep.reviewAsked", question);
    }

    /** Tells the members of the holder something about the report of a year. */
    static void tell(AnnualReview review, String kind, String detail) {
        if (review.entry.organization == null) {
            return;
        }
        Person.membersOf(review.entry.organization.id)
                .forEach(member -> Notice.tell(
                        member,
                        kind,
                        review.path(),
                        review.entry.subjectName(member.language),
                        review.year,
                        review.dueOn,
                        detail));
    }

    private static void decidedBy(AnnualReview review, Person by) {
        review.decidedBy = Person.findById(by.id);
        review.decidedAt = Instant.now();
    }

    private void move(AnnualReview review, State to, String action, @Nullable String reason) {
        State from = review.state;
        review.state = State.TRANSITIONS.apply(from, to);
        Map<String, Object> after = new LinkedHashMap<>();
        after.put("state", to.name());
        after.put("entry", review.entry.id);
        after.put("year", review.year);
        audit.record(action, SUBJECT, review.id, Map.of("state", from.name()), after, reason);
    }

    private static AnnualReview locked(long id) {
        return AnnualReview.<AnnualReview>findByIdOptional(id, LockModeType.PESSIMISTIC_WRITE)
                .orElseThrow(NotFoundException::new);
    }
}
