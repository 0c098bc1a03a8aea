package org.solutionpool.whitelist.application;

import io.quarkus.hibernate.orm.panache.PanacheEntity;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.FetchType;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.solutionpool.account.Person;
import org.solutionpool.attachment.Attachment;
import org.solutionpool.whitelist.programme.Criterion;
import org.solutionpool.whitelist.programme.EvidenceKind;

/** A file or a link that shows what an answer says. */
@Entity
@Table(name = "whitelist_evidence")
public class Evidence extends PanacheEntity {

    @Version
    public long version;

    @ManyToOne(fetch = FetchType.LAZY)
    @JoinColumn(name = "application_id")
    public Application application;

    @ManyToOne(fetch = FetchType.LAZY)
    @JoinColumn(name = "criterion_id")
    public Criterion criterion;

    @Enumerated(EnumType.STRING)
    public EvidenceKind kind;

    public String title;

    /** The file; null for a link. Files of the purpose {@code WHITELIST} belong to their application. */
    @ManyToOne(fetch = FetchType.LAZY)
    @JoinColumn(name = "attachment_id")
    @Nullable public Attachment attachment;

    /** An https address; null for a file. */
    @Nullable public String link;

    @Column(name = "issued_on")
    @Nullable public LocalDate issuedOn;

    /** The last day it is valid; null for what does not expire. */
    @Column(name = "expires_on")
    @Nullable public LocalDate expiresOn;

    /** The piece it was handed in for when that one expired. */
    @Column(name = "replaces_id")
    @Nullable public Long replacesId;

    @ManyToOne(fetch = FetchType.LAZY)
    @JoinColumn(name = "added_by")
    public Person addedBy;

    @Column(name = "added_at")
    public Instant addedAt;
}
