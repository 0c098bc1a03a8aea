package org.solutionpool.need;

import io.quarkus.hibernate.orm.panache.PanacheEntity;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.FetchType;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;
import org.solutionpool.account.Person;
import org.solutionpool.matching.Wanted;
import org.solutionpool.organization.Organization;
import org.solutionpool.solution.Solution;
import org.solutionpool.taxonomy.Scheme;
import org.solutionpool.taxonomy.Taxonomy;

/** What a manufacturer looks for. Its states are changed by {@link NeedLifecycle} alone. */
@Entity
public class Need extends PanacheEntity {

    @Version
    public long version;

    @ManyToOne(fetch = FetchType.LAZY)
    @JoinColumn(name = "organization_id")
    public Organization organization;

    /** Who wrote it down first. */
    @ManyToOne(fetch = FetchType.LAZY)
    @JoinColumn(name = "author_id")
    public Person author;

    @Enumerated(EnumType.STRING)
    public NeedState state;

    @Enumerated(EnumType.STRING)
    public Visibility visibility;

    /** Whether providers read the organization's name. */
    @Column(name = "name_shown")
    public boolean nameShown;

    @JdbcTypeCode(SqlTypes.JSON)
    public NeedContent content;

    /** The industries and everything they fall under. */
    @Column(name = "industry_codes")
    @JdbcTypeCode(SqlTypes.ARRAY)
    public String[] industryCodes = {};

    /** The kinds of machines and the groups they belong to. */
    @Column(name = "equipment_codes")
    @JdbcTypeCode(SqlTypes.ARRAY)
    public String[] equipmentCodes = {};

    /** The provinces. */
    @Column(name = "region_codes")
    @JdbcTypeCode(SqlTypes.ARRAY)
    public String[] regionCodes = {};

    /** What became of it; null unless it is closed. */
    @Enumerated(EnumType.STRING)
    @Nullable public Outcome outcome;

    /** The solution a contract was made about; null if it is none of the pool's or there is no contract. */
    @ManyToOne(fetch = FetchType.LAZY)
    @JoinColumn(name = "outcome_solution_id")
    @Nullable public Solution outcomeSolution;

    /** With whom a contract was made, where it is about no solution of the pool. */
    @Column(name = "outcome_name")
    @Nullable public String outcomeName;

    @Column(name = "outcome_note")
    @Nullable public String outcomeNote;

    @Column(name = "created_at")
    public Instant createdAt;

    @Column(name = "saved_at")
    public Instant savedAt;

    /** When it was last opened; null if it never was. */
    @Column(name = "opened_at")
    @Nullable public Instant openedAt;

    @Column(name = "closed_at")
    @Nullable public Instant closedAt;

    /**
     * Needs of an organization, the last saved first.
     *
     * @param state null for all
     * @param page from 1
     */
    public static List<Need> of(long organizationId, @Nullable NeedState state, int page, int size) {
        return Need.<Need>find(
                        "organization.id = ?1 and (?2 is null or state = ?2) order by savedAt desc, id desc",
                        organizationId,
                        state)
                .page(page - 1, size)
                .list();
    }

    /**
     * How many there are of an organization.
     *
     * @param state null for all
     */
    public static long countOf(long organizationId, @Nullable NeedState state) {
        return count("organization.id = ?1 and (?2 is null or state = ?2)", organizationId, state);
    }

    /** What it asks the matching for: codes that were retired since are left out, machines of one kind put together. */
    public Wanted wanted(Taxonomy taxonomy) {
        return content.wanted(taxonomy::offers);
    }

    /** The path of its owner's page. */
    public String path() {
        return "/needs/" + id;
    }

    /** Sets what it says and what it is found by. */
    void write(NeedContent said, Taxonomy taxonomy) {
        content = said;
        industryCodes = broader(Scheme.INDUSTRY, said, taxonomy);
        equipmentCodes = broader(Scheme.EQUIPMENT, said, taxonomy);
        regionCodes = broader(Scheme.REGION, said, taxonomy);
        savedAt = Instant.now();
    }

    private static String[] broader(Scheme scheme, NeedContent said, Taxonomy taxonomy) {
        Set<String> codes = new LinkedHashSet<>();
        for (String code : said.codes().getOrDefault(scheme, List.of())) {
            codes.add(code);
            taxonomy.find(scheme, code)
                    .ifPresent(term -> taxonomy.broader(term).forEach(above -> codes.add(above.code())));
        }
        return codes.toArray(String[]::new);
    }
}
