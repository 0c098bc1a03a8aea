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
import org.jspecify.annotations.Nullable;
import org.solutionpool.account.Person;
import org.solutionpool.web.Transitions;
import org.solutionpool.whitelist.register.WhitelistEntry;

/** The yearly report of an entry's holder, and the admin's word on it. */
@Entity
@Table(name = "whitelist_annual_review")
public class AnnualReview extends PanacheEntity {

    /** Where it stands. */
    public enum State {
        /** The holder has to report. */
        DUE,
        REPORTED,
        /** The admin asked something: the holder reports again. */
        ASKED,
        CONFIRMED;

        public static final Transitions<State> TRANSITIONS = Transitions.of(State.class, "upkeep")
                .allow(DUE, REPORTED)
                .allow(REPORTED, ASKED, CONFIRMED)
                .allow(ASKED, REPORTED);
    }

    @Version
    public long version;

    @ManyToOne(fetch = FetchType.LAZY)
    @JoinColumn(name = "entry_id")
    public WhitelistEntry entry;

    /** The calendar year that is reported on. */
    public int year;

    @Enumerated(EnumType.STRING)
    public State state;

    @Column(name = "due_on")
    public LocalDate dueOn;

    /** New reference cases in that year. */
    @Column(name = "new_cases")
    @Nullable public Integer newCases;

    @Column(name = "new_customers")
    @Nullable public Integer newCustomers;

    /** Complaints the holder got in that year, by any way. */
    @Nullable public Integer complaints;

    /** Major changes: owners, people, products. */
    @Nullable public String changes;

    @ManyToOne(fetch = FetchType.LAZY)
    @JoinColumn(name = "reported_by")
    @Nullable public Person reportedBy;

    @Column(name = "reported_at")
    @Nullable public Instant reportedAt;

    /** What the admin asked. */
    @Nullable public String question;

    @ManyToOne(fetch = FetchType.LAZY)
    @JoinColumn(name = "decided_by")
    @Nullable public Person decidedBy;

    @Column(name = "decided_at")
    @Nullable public Instant decidedAt;

    /** How many reports are missing after their day. */
    public static long countOverdue(LocalDate today) {
        return count("state in (DUE, ASKED) and dueOn < ?1 and entry.state in (VALID, RECTIFYING, SUSPENDED)", today);
    }

    /** How many reports wait for an admin. */
    public static long countReported() {
        return count("state = REPORTED");
    }

    /** The path of its holder's page. */
    public String path() {
        return entry.holderPath() + "/reviews/" + year;
    }

    /** Whether the holder has to write now. */
    public boolean isWanted() {
        return state == State.DUE || state == State.ASKED;
    }
}
