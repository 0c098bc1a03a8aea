package org.solutionpool.whitelist.upkeep;

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
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.solutionpool.account.Person;
import org.solutionpool.web.Language;
import org.solutionpool.web.Messages;
import org.solutionpool.whitelist.register.EntryState;
import org.solutionpool.whitelist.register.WhitelistEntry;

/** A step taken against an entry, in the order published schemes take them; lifting one is recorded with it. */
@Entity
@Table(name = "whitelist_measure")
public class Measure extends PanacheEntity {

    /** How far it goes. */
    public enum Kind {
        /** 警告: stands in the register, changes nothing else. */
        WARNING,
        /** 限期整改: to be mended by a day. */
        RECTIFICATION,
        SUSPENSION,
        /** 取消资格: needs a second admin. */
        REMOVAL
    }

    /** What makes the portal suspend an entry by itself. */
    public enum Rule {
        /** The day of a rectification is over and nobody found it done. */
        OVERDUE_RECTIFICATION,
        /** A piece of evidence expired and the programme's grace period is over. */
        EXPIRED_EVIDENCE
    }

    @Version
    public long version;

    @ManyToOne(fetch = FetchType.LAZY)
    @JoinColumn(name = "entry_id")
    public WhitelistEntry entry;

    @Enumerated(EnumType.STRING)
    public Kind kind;

    public String reason;

    /** What the entry was before: a successful appeal brings it back. */
    @Enumerated(EnumType.STRING)
    @Column(name = "state_before")
    public EntryState stateBefore;

    /** The last day of a rectification. */
    @Column(name = "due_on")
    @Nullable public LocalDate dueOn;

    /** When an admin found the rectification done. */
    @Column(name = "met_at")
    @Nullable public Instant metAt;

    /** When it was taken back, by an admin or after an appeal. */
    @Column(name = "lifted_at")
    @Nullable public Instant liftedAt;

    /** Nobody with this credit code may apply until the end of this day; for removals. */
    @Column(name = "barred_until")
    @Nullable public LocalDate barredUntil;

    /** Whether evidence was falsified. */
    public boolean falsified;

    /** A party jointly liable for falsified evidence, barred with it. */
    @Column(name = "liable_name")
    @Nullable public String liableName;

    @Column(name = "liable_credit_code")
    @Nullable public String liableCreditCode;

    /** The complaint it followed from. */
    @Column(name = "complaint_id")
    @Nullable public Long complaintId;

    /** Null for what the portal did by rule, such as a suspension after expired evidence. */
    @ManyToOne(fetch = FetchType.LAZY)
    @JoinColumn(name = "decided_by")
    @Nullable public Person decidedBy;

    /** The second admin, for removals. */
    @ManyToOne(fetch = FetchType.LAZY)
    @JoinColumn(name = "confirmed_by")
    @Nullable public Person confirmedBy;

    @Column(name = "decided_at")
    public Instant decidedAt;

    /** The rule it followed from; null for what an admin decided. */
    @Enumerated(EnumType.STRING)
    @Column(name = "by_rule")
    @Nullable public Rule byRule;

    /** The id of the rectification or of the piece of evidence that the rule is about; null exactly without a rule. */
    @Column(name = "rule_subject_id")
    @Nullable public Long ruleSubjectId;

    /** Those of an entry, newest first. */
    public static List<Measure> of(WhitelistEntry entry) {
        return list("entry = ?1 order by id desc", entry);
    }

    /** How many rectifications wait for somebody to find them done, overdue ones included. */
    public static long countDueRectifications() {
        return count("dueOn is not null and metAt is null and liftedAt is null"
                + " and entry.state in (VALID, RECTIFYING, SUSPENDED)");
    }

    /** Whether it still holds its entry down: a warning never does, a rectification until it is found done. */
    public boolean isOpen() {
        return liftedAt == null && metAt == null && kind != Kind.WARNING;
    }

    /** The reason in a language; what the portal did by rule it says in either. */
    public String reason(Language language) {
        return byRule == null ? reason : Messages.text(language, "upkeep", "rule." + byRule);
    }
}
