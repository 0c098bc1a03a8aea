package org.solutionpool.whitelist.assessment;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.EnumSet;
import org.solutionpool.account.CurrentPerson;
import org.solutionpool.account.RegionalOfficer;
import org.solutionpool.account.Roles;
import org.solutionpool.attachment.Attachment;
import org.solutionpool.attachment.Attachment.Purpose;
import org.solutionpool.attachment.AttachmentGuard;

/**
 * Evidence for those who assess it: admins, the office of the region, and reviewers from their word on conflicts of
 * interest on. The applicant's own people are let in by the application itself.
 */
@ApplicationScoped
public class AssessedFiles implements AttachmentGuard {

    @Inject
    CurrentPerson currentPerson;

    @Inject
    Recommendations recommendations;

    @Override
    public Purpose purpose() {
        return Purpose.WHITELIST;
    }

    @Override
    public Access access(Attachment attachment) {
        if (!currentPerson.signedIn()) {
            return Access.NONE;
        }
        boolean allowed = currentPerson.hasRole(Roles.ADMIN)
                || inRegion(attachment.subjectId)
                || currentPerson.hasRole(Roles.REVIEWER)
                        && ReviewAssignment.count(
                                        "application.id = ?1 and reviewer.id = ?2 and state in ?3",
                                        attachment.subjectId,
                                        currentPerson.require().id,
                                        EnumSet.of(AssignmentState.SCORING, AssignmentState.SUBMITTED))
                                > 0;
        return allowed ? Access.PRIVATE : Access.NONE;
    }

    private boolean inRegion(long applicationId) {
        return RegionalOfficer.of(currentPerson.require())
                .flatMap(officer -> recommendations.find(officer, applicationId))
                .isPresent();
    }
}
