package org.solutionpool.attachment;

import io.quarkus.hibernate.orm.panache.PanacheEntity;
import jakarta.persistence.Basic;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.FetchType;
import java.time.Instant;
import org.hibernate.annotations.Immutable;

/** A file as it was uploaded. Never changed: a new file is a new row. */
@Entity
@Immutable
public class Attachment extends PanacheEntity {

    /** What a file belongs to, and so who may read it. */
    public enum Purpose {
        /** A listing: public as soon as a published revision names it. */
        SOLUTION,
        /** A conversation: for the members of its two organizations. */
        CONVERSATION
    }

    /** The organization whose member uploaded it. */
    @Column(name = "organization_id")
    public Long organizationId;

    @Enumerated(EnumType.STRING)
    public Purpose purpose;

    /** The id of the solution or conversation. */
    @Column(name = "subject_id")
    public Long subjectId;

    @Column(name = "file_name")
    public String fileName;

    /** By content, not by name. */
    @Column(name = "media_type")
    public String mediaType;

    /** In bytes. */
    public long size;

    public String sha256;

    /** Read only where the bytes are needed: lists select the other columns. */
    @Basic(fetch = FetchType.LAZY)
    public byte[] data;

    @Column(name = "uploaded_by")
    public Long uploadedBy;

    @Column(name = "uploaded_at")
    public Instant uploadedAt;
}
