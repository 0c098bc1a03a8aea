package org.solutionpool.importing;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.solutionpool.account.CurrentPerson;
import org.solutionpool.account.Roles;
import org.solutionpool.attachment.Attachment;
import org.solutionpool.attachment.Attachment.Purpose;
import org.solutionpool.attachment.AttachmentGuard;

/** What a claim is proved with (licences, certificates of trade marks) is for the admins who decide, and for nobody else. */
@ApplicationScoped
public class ClaimFiles implements AttachmentGuard {

    @Inject
    CurrentPerson currentPerson;

    @Override
    public Purpose purpose() {
        return Purpose.CLAIM;
    }

    @Override
    public Access access(Attachment attachment) {
        return currentPerson.signedIn() && currentPerson.hasRole(Roles.ADMIN) ? Access.PRIVATE : Access.NONE;
    }
}
