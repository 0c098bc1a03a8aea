package org.solutionpool.attachment;

import io.quarkus.hibernate.orm.panache.PanacheEntity;
import jakarta.persistence.Basic;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.FetchType;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.hibernate.annotations.Immutable;
import org.jspecify.annotations.Nullable;

/** A file as it was uploaded. Never changed: a new file is a new row. */
@Entity
@Immutable
public class Attachment extends PanacheEntity {

    /** What a file belongs to, and so who may read it. */
    public enum Purpose {
        /** A listing: public as soon as a published revision names it. */
        SOLUTION,
        /** A conversation: for the members of its two organizations. */
        CONVERSATION,
        /** An application to the whitelist: for the applicant and those who assess it. */
        WHITELIST,
        /** An objection to a proposed entry of the whitelist: for whoever raised it, the applicant and admins. */
        OBJECTION,
        /** A claim of a listing: for the admins who decide on it. */
        CLAIM
    }

    /** The organization whose member uploaded it; null for what came from somebody without an account. */
    @Column(name = "organization_id")
    @Nullable public Long organizationId;

    @Enumerated(EnumType.STRING)
    public Purpose purpose;

    /** The id of the solution, conversation or claim. */
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

    /** Null for what came from somebody without an account. */
    @Column(name = "uploaded_by")
    @Nullable public Long uploadedBy;

    @Column(name = "uploaded_at")
    public Instant uploadedAt;

    /** The files of a listing, conversation or claim in the order they came, without their bytes until those are asked for. */
    public static List<Attachment> of(Purpose purpose, long subjectId) {
        return list("purpose = ?1 and subjectId = ?2 order by id", purpose, subjectId);
    }

    /** Whether it can be shown in a page. */
    public boolean isImage() {
        return mediaType.startsWith("image/");
    }

    /** The path that serves it. */
    public String getHref() {
        return href(id, fileName);
    }

    /** The path that serves a file of which only id and name are known. */
    public static String href(long id, String fileName) {
        return "/files/" + id + "/" + encode(fileName);
    }

    /** Percent-encodes all but the unreserved characters of RFC 3986. */
    static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8)
                .replace("+", "%20")
                .replace("*", "%2A");
    }
}
