package org.solutionpool.whitelist.programme;

import io.quarkus.hibernate.orm.panache.PanacheEntity;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.solutionpool.web.Language;
import org.solutionpool.web.Transitions;

/** A programme of the whitelist, such as "equipment-to-cloud solution providers 2026": who may apply, and by which rules. */
@Entity
@Table(name = "whitelist_programme")
public class Programme extends PanacheEntity {

    /** What an application is for, and what an entry vouches for. */
    public enum Subject {
        PROVIDER,
        SOLUTION
    }

    /** Whether the programme takes batches. */
    public enum State {
        /** Being prepared: for admins only. */
        DRAFT,
        ACTIVE,
        /** No further batches; its entries stay as they are. */
        ENDED;

        public static final Transitions<State> TRANSITIONS =
                Transitions.of(State.class, "programme").allow(DRAFT, ACTIVE).allow(ACTIVE, ENDED);
    }

    @Version
    public long version;

    /** Stands in addresses and certificate numbers: capital letters, digits and hyphens. */
    public String code;

    @Enumerated(EnumType.STRING)
    public Subject subject;

    @Enumerated(EnumType.STRING)
    public State state;

    @Column(name = "name_zh")
    public String nameZh;

    @Column(name = "name_en")
    public String nameEn;

    @Column(name = "issuer_zh")
    public String issuerZh;

    @Column(name = "issuer_en")
    public String issuerEn;

    /** The call text, Markdown. */
    @Column(name = "call_zh")
    public String callZh;

    @Column(name = "call_en")
    public String callEn;

    /** Whether the regional office recommends before the formal check (属地推荐). */
    public boolean recommendation;

    /** Whether reviewers go and look before the result (现场核查). */
    @Column(name = "site_check")
    public boolean siteCheck;

    /** Whether applicants defend their application before the result (答辩). */
    @Column(name = "oral_defence")
    public boolean oralDefence;

    /** How many reviewers score each application; at least 2. */
    public int reviewers = 2;

    /** A difference of totals above this many points asks for one more reviewer. */
    @Column(name = "spread_limit")
    public int spreadLimit = 15;

    /** Working days of the publicity period. Five is what published schemes state. */
    @Column(name = "publicity_days")
    public int publicityDays = 5;

    /** Working days to complete a returned application. */
    @Column(name = "completion_days")
    public int completionDays = 5;

    /** Working days to appeal a decision. */
    @Column(name = "appeal_days")
    public int appealDays = 15;

    /** How long an entry is valid. Two years is the usual term. */
    @Column(name = "validity_months")
    public int validityMonths = 24;

    /** Days after the expiry of a piece of evidence until the entry is suspended. */
    @Column(name = "evidence_grace_days")
    public int evidenceGraceDays = 30;

    @JdbcTypeCode(SqlTypes.JSON)
    public List<Quota> quotas = List.of();

    @Column(name = "created_at")
    public Instant createdAt;

    public static Optional<Programme> ofCode(String code) {
        return find("code", code).firstResultOptional();
    }

    public String name(Language language) {
        return language == Language.EN ? nameEn : nameZh;
    }

    public String issuer(Language language) {
        return language == Language.EN ? issuerEn : issuerZh;
    }

    public String call(Language language) {
        return language == Language.EN ? callEn : callZh;
    }
}
