package org.solutionpool.solution;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import org.solutionpool.attachment.Attachment;
import org.solutionpool.attachment.Attachment.Purpose;
import org.solutionpool.attachment.AttachmentGuard;

/** A listing's file is public exactly while a published revision of a published listing names it. */
@RequestScoped
public class ListingAttachmentGuard implements AttachmentGuard {

    @Inject
    ListingAccess access;

    @Override
    public Purpose purpose() {
        return Purpose.SOLUTION;
    }

    @Override
    public Access access(Attachment attachment) {
        Solution solution = Solution.findById(attachment.subjectId);
        if (solution == null) {
            return Access.NONE;
        }
        boolean named = solution.isPublic()
                && solution.published != null
                && solution.published.content.files().stream().anyMatch(file -> file.id() == attachment.id);
        return named ? Access.PUBLIC : access.insider(solution) ? Access.PRIVATE : Access.NONE;
    }
}
