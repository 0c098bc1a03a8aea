package org.solutionpool.solution;

import io.quarkus.hibernate.orm.panache.Panache;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jboss.resteasy.reactive.multipart.FileUpload;
import org.solutionpool.account.Person;
import org.solutionpool.attachment.Attachment;
import org.solutionpool.attachment.Attachment.Purpose;
import org.solutionpool.attachment.CheckedFile;
import org.solutionpool.attachment.UploadRefusedException;
import org.solutionpool.attachment.Uploads;
import org.solutionpool.solution.ListingContent.ListedFile;

/** Puts files into a draft, and forgets those that no revision names any more. */
@ApplicationScoped
@Transactional
public class ListingFiles {

    @Inject
    Uploads uploads;

    /**
     * Adds files behind those that are there.
     *
     * @throws UploadRefusedException if one of them cannot be taken; then none is
     */
    public void add(SolutionRevision revision, List<FileUpload> sent, Person author) {
        List<ListedFile> files = new ArrayList<>(revision.content.files());
        List<CheckedFile> checked = uploads.check(sent, files.size());
        for (CheckedFile file : checked) {
            Attachment kept = uploads.keep(
                    file,
                    Purpose.SOLUTION,
                    Objects.requireNonNull(revision.solution.id),
                    Objects.requireNonNull(revision.solution.organization).id,
                    author);
            files.add(new ListedFile(kept.id, kept.fileName, kept.mediaType, kept.size, kept.isImage(), null));
        }
        if (!checked.isEmpty()) {
            revision.content = revision.content.withFiles(files);
            revision.savedBy = author;
            revision.savedAt = Instant.now();
            Panache.getEntityManager().flush();
        }
    }

    /** Deletes the files that no revision of a listing names. A file taken out of a draft stays until then. */
    void forgetUnused(Solution solution) {
        Panache.getEntityManager().flush();
        Panache.getEntityManager()
                .createNativeQuery("""
                        delete from attachment a where a.purpose = 'SOLUTION' and a.subject_id = ?1 and not exists (
                          select 1 from solution_revision r, jsonb_array_elements(r.content -> 'files') f
                          where r.solution_id = ?1 and (f ->> 'id')::bigint = a.id)""")
                .setParameter(1, solution.id)
                .executeUpdate();
    }
}
