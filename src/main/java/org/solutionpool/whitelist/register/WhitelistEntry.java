package org.solutionpool.whitelist.register;

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
import java.util.Optional;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;
import org.solutionpool.organization.Organization;
import org.solutionpool.solution.Solution;
import org.solutionpool.web.Language;
import org.solutionpool.whitelist.application.Application;
import org.solutionpool.whitelist.programme.Batch;

/** One line of a published list: who or what is vouched for, under which number, until when. Never deleted. */
@Entity
@Table(name = "whitelist_entry")
public class WhitelistEntry extends PanacheEntity {

    @Version
    public long version;

    /** Public, unique, and in the address of its page. */
    @Column(name = "certificate_number")
    public String certificateNumber;

    @ManyToOne(fetch = FetchType.LAZY)
    @JoinColumn(name = "batch_id")
    public Batch batch;

    /** Null exactly for a historical entry. */
    @ManyToOne(fetch = FetchType.LAZY)
    @JoinColumn(name = "application_id")
    @Nullable public Application application;

    /** Null for a historical entry whose company has no account. */
    @ManyToOne(fetch = FetchType.LAZY)
    @JoinColumn(name = "organization_id")
    @Nullable public Organization organization;

    /** Null for an entry of a provider. */
    @ManyToOne(fetch = FetchType.LAZY)
    @JoinColumn(name = "solution_id")
    @Nullable public Solution solution;

    /** As it was when the list was published. */
    @Column(name = "provider_name")
    public String providerName;

    @Column(name = "provider_name_en")
    @Nullable public String providerNameEn;

    /** As it was when the list was published; null for an entry of a provider. */
    @Column(name = "solution_title")
    @Nullable public String solutionTitle;

    @Column(name = "solution_title_en")
    @Nullable public String solutionTitleEn;

    /** Null where a historical list does not print it. */
    @Column(name = "credit_code")
    @Nullable public String creditCode;

    @Column(name = "provider_kind")
    @Nullable public String providerKind;

    @Nullable public String region;

    @JdbcTypeCode(SqlTypes.ARRAY)
    public String[] industries = {};

    /** The pinyin of what it is for: the order by name. */
    @Column(name = "sort_key")
    public String sortKey;

    @Enumerated(EnumType.STRING)
    public EntryState state;

    @Column(name = "state_reason")
    @Nullable public String stateReason;

    @Column(name = "listed_on")
    public LocalDate listedOn;

    /** Of the document that published it; null for a historical entry. A batch can have several lists. */
    @Column(name = "document_number")
    @Nullable public String documentNumber;

    /** The last day; null for a historical entry whose list states none. */
    @Column(name = "valid_until")
    @Nullable public LocalDate validUntil;

    @ManyToOne(fetch = FetchType.LAZY)
    @JoinColumn(name = "renewed_by_id")
    @Nullable public WhitelistEntry renewedBy;

    /** What finds the row again in a list that others published; null for an entry of this portal. */
    @Column(name = "source_key")
    @Nullable public String sourceKey;

    /** Of what that row said. */
    @Column(name = "source_hash")
    @Nullable public String sourceHash;

    @Column(name = "created_at")
    public Instant createdAt;

    @Column(name = "state_since")
    public Instant stateSince;

    public static Optional<WhitelistEntry> ofNumber(String certificateNumber) {
        return find(
                        "from WhitelistEntry e join fetch e.batch b join fetch b.programme where e.certificateNumber = ?1",
                        certificateNumber)
                .firstResultOptional();
    }

    /** What it is on a day: one whose last day is over is expired, even before the daily job has said so. */
    public EntryState stateOn(LocalDate day) {
        boolean over = validUntil != null && validUntil.isBefore(day);
        return over && EntryState.TRANSITIONS.allows(state, EntryState.EXPIRED) && state != EntryState.REMOVED
                ? EntryState.EXPIRED
                : state;
    }

    public String provider(Language language) {
        return language == Language.EN && providerNameEn != null ? providerNameEn : providerName;
    }

    /** What it vouches for: the solution's title, else the provider's name. */
    public String subjectName(Language language) {
        if (solutionTitle == null) {
            return provider(language);
        }
        return language == Language.EN && solutionTitleEn != null ? solutionTitleEn : solutionTitle;
    }

    /** The path of its public page. */
    public String path() {
        return "/whitelist/entries/" + certificateNumber;
    }

    /** The path of its holder's page, where every measure can be answered. */
    public String holderPath() {
        return "/provider/entries/" + id;
    }
}
