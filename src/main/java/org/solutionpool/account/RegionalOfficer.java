package org.solutionpool.account;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.MapsId;
import jakarta.persistence.OneToOne;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Somebody of a regional office: recommends applicants of that region, and sees no others. Appointed by an admin. */
@Entity
@Table(name = "regional_officer")
public class RegionalOfficer extends PanacheEntityBase {

    @Id
    @Column(name = "person_id")
    public Long personId;

    @OneToOne(fetch = FetchType.LAZY)
    @MapsId
    @JoinColumn(name = "person_id")
    public Person person;

    /** Code of the province or city by GB/T 2260; a province includes its cities. */
    public String region;

    /** Null for the officers of the sample content. */
    @Column(name = "appointed_by")
    @Nullable public Long appointedBy;

    @Column(name = "appointed_at")
    public Instant appointedAt;

    /** The office somebody works for. */
    public static Optional<RegionalOfficer> of(Person person) {
        return find("person.id", person.id).firstResultOptional();
    }
}
