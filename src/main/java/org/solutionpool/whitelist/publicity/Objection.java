package org.solutionpool.whitelist.publicity;

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
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.solutionpool.account.Person;
import org.solutionpool.web.Language;
import org.solutionpool.whitelist.application.Application;

/**
 * Somebody's objection to a proposed entry, under their own name and with a way to reach them, as published schemes ask.
 * The applicant reads the text, never who wrote it.
 */
@Entity
@Table(name = "whitelist_objection")
public class Objection extends PanacheEntity {

    @Version
    public long version;

    @ManyToOne(fetch = FetchType.LAZY)
    @JoinColumn(name = "publicity_id")
    public Publicity publicity;

    @ManyToOne(fetch = FetchType.LAZY)
    @JoinColumn(name = "application_id")
    public Application application;

    @Enumerated(EnumType.STRING)
    public ObjectionState state;

    @Column(name = "objector_name")
    public String objectorName;

    @Column(name = "objector_email")
    public String objectorEmail;

    @Column(name = "objector_phone")
    @Nullable public String objectorPhone;

    /** The company or office they belong to. */
    @Column(name = "objector_unit")
    @Nullable public String objectorUnit;

    public String text;

    /** The language the objector is written to in. */
    @Enumerated(EnumType.STRING)
    public Language language;

    /** Opens the objector's own page without a login: 256 random bits. */
    public String token;

    /** The drawing of the form it came by: the same one sent twice is one objection. */
    @Column(name = "form_token")
    @Nullable public String formToken;

    @Column(name = "received_at")
    public Instant receivedAt;

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

    /** By the secret in its address; empty if there is none. */
    public static Optional<Objection> ofToken(String token) {
        return find("from Objection o join fetch o.application join fetch o.publicity where o.token = ?1", token)
                .firstResultOptional();
    }

    /** Those of a publicity period in the order they came. */
    public static List<Objection> of(Publicity publicity) {
        return list(
                "from Objection o join fetch o.application a join fetch a.organization left join fetch a.solution"
                        + " where o.publicity = ?1 order by o.id",
                publicity);
    }

    /** How many of a period wait for their decision. */
    public static long undecided(Publicity publicity) {
        return count(
                "publicity = ?1 and state in ?2", publicity, List.of(ObjectionState.OPEN, ObjectionState.ANSWERED));
    }

    /** The objector's own page. */
    public String path() {
        return "/whitelist/objections/" + token;
    }
}
