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
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.solutionpool.account.Person;
import org.solutionpool.enquiry.Conversation;
import org.solutionpool.organization.Organization;
import org.solutionpool.web.Transitions;
import org.solutionpool.whitelist.register.WhitelistEntry;

/** A manufacturer's complaint about the holder of an entry with whom it had a conversation. */
@Entity
@Table(name = "whitelist_complaint")
public class Complaint extends PanacheEntity {

    /** Where it stands. */
    public enum State {
        OPEN,
        /** The holder has answered. */
        ANSWERED,
        /** It was right; a measure may follow. */
        UPHELD,
        DISMISSED,
        WITHDRAWN;

        public static final Transitions<State> TRANSITIONS = Transitions.of(State.class, "upkeep")
                .allow(OPEN, ANSWERED, UPHELD, DISMISSED, WITHDRAWN)
                .allow(ANSWERED, UPHELD, DISMISSED, WITHDRAWN);

        public boolean isOpen() {
            return this == OPEN || this == ANSWERED;
        }
    }

    @Version
    public long version;

    @ManyToOne(fetch = FetchType.LAZY)
    @JoinColumn(name = "entry_id")
    public WhitelistEntry entry;

    @ManyToOne(fetch = FetchType.LAZY)
    @JoinColumn(name = "conversation_id")
    public Conversation conversation;

    /** The manufacturer. */
    @ManyToOne(fetch = FetchType.LAZY)
    @JoinColumn(name = "organization_id")
    public Organization organization;

    @ManyToOne(fetch = FetchType.LAZY)
    @JoinColumn(name = "filed_by")
    public Person filedBy;

    @Enumerated(EnumType.STRING)
    public State state;

    public String text;

    @Column(name = "filed_at")
    public Instant filedAt;

    @Nullable public String answer;

    @ManyToOne(fetch = FetchType.LAZY)
    @JoinColumn(name = "answered_by")
    @Nullable public Person answeredBy;

    @Column(name = "answered_at")
    @Nullable public Instant answeredAt;

    @Column(name = "decision_reason")
    @Nullable public String decisionReason;

    @ManyToOne(fetch = FetchType.LAZY)
    @JoinColumn(name = "decided_by")
    @Nullable public Person decidedBy;

    @Column(name = "decided_at")
    @Nullable public Instant decidedAt;

    /** How many wait for a decision. */
    public static long countOpen() {
        return count("state in (OPEN, ANSWERED)");
    }

    /** The latest one of a conversation. */
    public static Optional<Complaint> latest(Conversation conversation) {
        return find("conversation = ?1 order by id desc", conversation).firstResultOptional();
    }

    /** The path of the page that both sides see. */
    public String path() {
        return "/complaints/" + id;
    }
}
