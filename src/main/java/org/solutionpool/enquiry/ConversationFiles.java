package org.solutionpool.enquiry;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.solutionpool.account.CurrentPerson;
import org.solutionpool.attachment.Attachment;
import org.solutionpool.attachment.Attachment.Purpose;
import org.solutionpool.attachment.AttachmentGuard;

/** The files of a conversation are for the members of its two organizations. */
@ApplicationScoped
public class ConversationFiles implements AttachmentGuard {

    @Inject
    CurrentPerson currentPerson;

    @Override
    public Purpose purpose() {
        return Purpose.CONVERSATION;
    }

    @Override
    public Access access(Attachment attachment) {
        return currentPerson.signedIn()
                        && Conversation.of(currentPerson.require(), attachment.subjectId)
                                .isPresent()
                ? Access.PRIVATE
                : Access.NONE;
    }
}
