package org.solutionpool.whitelist.application;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.solutionpool.account.CurrentPerson;
import org.solutionpool.attachment.Attachment;
import org.solutionpool.attachment.Attachment.Purpose;
import org.solutionpool.attachment.AttachmentGuard;

/** The files of an application are for the applicant's members. Who assesses it is let in by the assessment. */
@ApplicationScoped
public class ApplicationFiles implements AttachmentGuard {

    @Inject
    CurrentPerson currentPerson;

    @Override
    public Purpose purpose() {
        return Purpose.WHITELIST;
    }

    @Override
    public Access access(Attachment attachment) {
        if (!currentPerson.signedIn()) {
            return Access.NONE;
        }
        Long own = currentPerson.require().organizationId;
        return own != null && own.equals(attachment.organizationId) ? Access.PRIVATE : Access.NONE;
    }
}
