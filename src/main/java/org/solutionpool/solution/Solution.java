package org.solutionpool.solution;

import io.quarkus.hibernate.orm.panache.PanacheEntity;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.FetchType;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.OneToOne;
import jakarta.persistence.Version;
import java.time.Instant;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;
import org.solutionpool.organization.Organization;
import org.solutionpool.web.Language;

/**
 * A listing: what stays the same over its revisions, where it stands in public, and a copy of the few fields that lists
 * and the fallback search read without opening a revision.
 *
 * <p>Its row version is the version of its document in the search index, so whatever changes the document must change
 * this row; only the words of the taxonomy are no part of it, see {@link TermChanges}.
 */
@Entity
public class Solution extends PanacheEntity {

    @Version
    public long version;

    /** The provider; null for a listing from a published list that nobody has claimed. */
    @ManyToOne(fetch = FetchType.LAZY)
    @JoinColumn(name = "organization_id")
    @Nullable public Organization organization;

    @Enumerated(EnumType.STRING)
    public ListingState state;

    /** What the public sees, or saw last; null before the first publication. */
    @OneToOne(fetch = FetchType.LAZY)
    @JoinColumn(name = "published_revision_id")
    @Nullable public SolutionRevision published;

    /** What is being written or reviewed; null when nothing is. */
    @OneToOne(fetch = FetchType.LAZY)
    @JoinColumn(name = "working_revision_id")
    @Nullable public SolutionRevision working;

    /** The title of the published revision, before that of the first one. */
    public String title;

    @Column(name = "title_en")
    @Nullable public String titleEn;

    /** The pinyin of the title: the order by name. */
    @Column(name = "sort_key")
    public String sortKey;

    @JdbcTypeCode(SqlTypes.ARRAY)
    public String[] industries = {};

    @JdbcTypeCode(SqlTypes.ARRAY)
    public String[] equipment = {};

    @ManyToOne(fetch = FetchType.LAZY)
    @JoinColumn(name = "published_list_id")
    @Nullable public PublishedList publishedList;

    /** The row's id in the published list: a second import finds the first one's rows by it. */
    @Column(name = "source_row_id")
    @Nullable public String sourceRowId;

    @Column(name = "source_url")
    @Nullable public String sourceUrl;

    /** The provider's name exactly as the list prints it; null if it prints none. */
    @Column(name = "listed_provider")
    @Nullable public String listedProvider;

    @Column(name = "created_at")
    public Instant createdAt;

    @Column(name = "first_published_at")
    @Nullable public Instant firstPublishedAt;

    /** When the revision that stands now was published. */
    @Column(name = "published_at")
    @Nullable public Instant publishedAt;

    /** Why it is suspended or retired. */
    @Column(name = "state_reason")
    @Nullable public String stateReason;

    /** What the form that made it was sent with: the same form again is the same listing. Null for imported ones. */
    @Column(name = "form_key")
    @Nullable public String formKey;

    public String title(Language language) {
        return language == Language.EN && titleEn != null ? titleEn : title;
    }

    /** The provider's name to show: the organization's, else as the published list prints it, else null. */
    public @Nullable String providerName(Language language) {
        return organization != null ? organization.name(language) : listedProvider;
    }

    /** Whether anybody may read it. */
    public boolean isPublic() {
        return state == ListingState.PUBLISHED;
    }
}
