package org.solutionpool.whitelist.assessment;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.Optional;
import org.solutionpool.account.Person;
import org.solutionpool.enquiry.Conversation;
import org.solutionpool.whitelist.application.Application;

/** Who may not score whom, as far as the portal can tell. What it cannot tell, the reviewer declares. */
@ApplicationScoped
@Transactional
public class Conflicts {

    /** Why somebody may not score an application. */
    public enum Conflict {
        /** Belongs to the applicant. */
        OWN_ORGANIZATION,
        /** Belongs to a manufacturer that wrote with the applicant about a solution. */
        CONVERSATION,
        /** Declared a conflict with this applicant before. */
        DECLARED
    }

    /** The conflict of a reviewer with an application; empty if none is known. */
    public Optional<Conflict> of(Person reviewer, Application application) {
        Long own = reviewer.organizationId;
        Long applicant = application.organization.id;
        if (applicant.equals(own)) {
            return Optional.of(Conflict.OWN_ORGANIZATION);
        }
        if (own != null && Conversation.count("manufacturer.id = ?1 and provider.id = ?2", own, applicant) > 0) {
            return Optional.of(Conflict.CONVERSATION);
        }
        return ReviewAssignment.count(
                                "reviewer.id = ?1 and application.organization.id = ?2 and conflict is not null",
                                reviewer.id,
                                applicant)
                        > 0
                ? Optional.of(Conflict.DECLARED)
                : Optional.empty();
    }

    /**
     * Lets nobody through who has a conflict.
     *
     * @throws AssessmentRefusedException naming it
     */
    void requireNone(Person reviewer, Application application) {
        of(reviewer, application).ifPresent(conflict -> {
            throw new AssessmentRefusedException("conflict." + conflict, reviewer.name);
        });
    }
}
