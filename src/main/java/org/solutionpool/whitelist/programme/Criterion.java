package org.solutionpool.whitelist.programme;

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
import java.util.List;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.solutionpool.web.Language;

/** One condition, or one thing that is scored. */
@Entity
@Table(name = "whitelist_criterion")
public class Criterion extends PanacheEntity {

    /** How it is judged. */
    public enum Kind {
        /** Met or not met; one that is not met refuses the application whatever the scores. */
        MANDATORY,
        /** From 0 to its weight. */
        SCORED
    }

    /**
     * What a number of points means.
     *
     * @param from points from which on the level is reached; the lowest level starts at 0
     */
    public record Level(int from, String wordingZh, String wordingEn) {

        public String wording(Language language) {
            return language == Language.EN ? wordingEn : wordingZh;
        }
    }

    @Version
    public long version;

    @ManyToOne(fetch = FetchType.LAZY)
    @JoinColumn(name = "criteria_set_id")
    public CriteriaSet criteriaSet;

    /** From 1 within its kind. */
    public int position;

    @Enumerated(EnumType.STRING)
    public Kind kind;

    @Column(name = "name_zh")
    public String nameZh;

    @Column(name = "name_en")
    public String nameEn;

    /** What is looked at, and what has to be shown. */
    @Column(name = "guidance_zh")
    public String guidanceZh;

    @Column(name = "guidance_en")
    public String guidanceEn;

    /** The most points; 0 for a mandatory condition. */
    public int weight;

    /** The fewest points that pass this criterion; 0 for none. */
    @Column(name = "pass_mark")
    public int passMark;

    @Column(name = "evidence_required")
    public boolean evidenceRequired;

    /** The kinds that are asked for, names of {@link EvidenceKind}; empty for any. */
    @JdbcTypeCode(SqlTypes.ARRAY)
    @Column(name = "evidence_kinds")
    public String[] evidenceKinds = {};

    /** Highest first; empty for a mandatory condition. */
    @JdbcTypeCode(SqlTypes.JSON)
    public List<Level> levels = List.of();

    public boolean isMandatory() {
        return kind == Kind.MANDATORY;
    }

    public String name(Language language) {
        return language == Language.EN ? nameEn : nameZh;
    }

    public String guidance(Language language) {
        return language == Language.EN ? guidanceEn : guidanceZh;
    }
}
