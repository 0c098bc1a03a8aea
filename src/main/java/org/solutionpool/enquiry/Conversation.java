package org.solutionpool.enquiry;

import io.quarkus.hibernate.orm.panache.PanacheEntity;
import io.quarkus.panache.common.Parameters;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.FetchType;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;
import org.solutionpool.account.Person;
import org.solutionpool.organization.Organization;
import org.solutionpool.solution.Solution;

/** What a manufacturer and a provider write to each other about a solution. */
@Entity
public class Conversation extends PanacheEntity {

    private static final String WITH_SIDES =
            "from Conversation c join fetch c.solution join fetch c.manufacturer join fetch c.provider ";

    @Version
    public long version;

    @ManyToOne(fetch = FetchType.LAZY)
    @JoinColumn(name = "solution_id")
    public Solution solution;

    /** The side that wrote first. */
    @ManyToOne(fetch = FetchType.LAZY)
    @JoinColumn(name = "manufacturer_id")
    public Organization manufacturer;

    /** The solution's provider when the conversation began. */
    @ManyToOne(fetch = FetchType.LAZY)
    @JoinColumn(name = "provider_id")
    public Organization provider;

    public String subject;

    /** Codes of the taxonomy's equipment. */
    @JdbcTypeCode(SqlTypes.ARRAY)
    public String[] equipment = {};

    /** The equipment in the manufacturer's own words: makes, ages, how many. */
    @Column(name = "equipment_note")
    @Nullable public String equipmentNote;

    @Enumerated(EnumType.STRING)
    @Nullable public Timing timing;

    @Enumerated(EnumType.STRING)
    public ConversationState state;

    /** How many entries it has: the number of the last one. */
    public int entries;

    @Column(name = "started_at")
    public Instant startedAt;

    @Column(name = "last_entry_at")
    public Instant lastEntryAt;

    /** A conversation of the person's organization; empty if it is not theirs, as if it did not exist. */
    public static Optional<Conversation> of(Person person, long id) {
        return find(
                        WITH_SIDES + "where c.id = :id and (c.manufacturer.id = :own or c.provider.id = :own)",
                        Parameters.with("id", id).and("own", own(person)))
                .firstResultOptional();
    }

    /**
     * The conversations of the person's organization, the one with the latest entry first.
     *
     * @param state null for all
     * @param page from 1
     */
    public static List<Conversation> of(Person person, @Nullable ConversationState state, int page, int size) {
        return Conversation.<Conversation>find(
                        WITH_SIDES
                                + "where (c.manufacturer.id = :own or c.provider.id = :own)"
                                + " and (:state is null or c.state = :state) order by c.lastEntryAt desc, c.id desc",
                        Parameters.with("own", own(person)).and("state", state))
                .page(page - 1, size)
                .list();
    }

    /**
     * How many there are of the person's organization.
     *
     * @param state null for all
     */
    public static long count(Person person, @Nullable ConversationState state) {
        return count(
                "(manufacturer.id = :own or provider.id = :own) and (:state is null or state = :state)",
                Parameters.with("own", own(person)).and("state", state));
    }

    /** The other organization, seen from one of the two. */
    public Organization otherSide(@Nullable Long organizationId) {
        return Objects.equals(manufacturer.id, organizationId) ? provider : manufacturer;
    }

    /** The path of its page. */
    public String path() {
        return "/conversations/" + id;
    }

    private static Long own(Person person) {
        return person.organizationId == null ? -1L : person.organizationId;
    }
}
