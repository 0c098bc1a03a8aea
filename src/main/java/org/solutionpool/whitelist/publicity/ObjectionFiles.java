package org.solutionpool.whitelist.publicity;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.solutionpool.account.CurrentPerson;
import org.solutionpool.account.Roles;
import org.solutionpool.attachment.Attachment;
import org.solutionpool.attachment.Attachment.Purpose;
import org.solutionpool.attachment.AttachmentGuard;

/**
 * Evidence of an objection, under its own name, is for admins. The applicant and the objector get it from their pages:
 * the applicant under a name that tells nothing.
 */
@ApplicationScoped
public class ObjectionFiles implements AttachmentGuard {

    @Inject
    CurrentPerson currentPerson;

    @Override
    public Purpose purpose() {
        return Purpose.OBJECTION;
    }

    @Override
    public Access access(Attachment attachment) {
        return currentPerson.signedIn() && currentPerson.hasRole(Roles.ADMIN) ? Access.PRIVATE : Access.NONE;
    }
}
