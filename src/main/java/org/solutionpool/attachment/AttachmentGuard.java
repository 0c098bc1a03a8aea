package org.solutionpool.attachment;

import org.solutionpool.attachment.Attachment.Purpose;

/** Decides who may read the files of one purpose. The feature that the files belong to brings one of these. */
public interface AttachmentGuard {

    /** What the reader of the current request may do with a file. */
    enum Access {
        /** Anybody may read it: shared caches may keep it for a few minutes. */
        PUBLIC,
        /** This reader may, others may not: no cache keeps it without asking. */
        PRIVATE,
        /** This reader may not: for them the file does not exist. */
        NONE
    }

    /** The purpose whose files it answers for. */
    Purpose purpose();

    /** Decides for the current request's reader, who may be anonymous. */
    Access access(Attachment attachment);
}
