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
import java.util.List;

/**
 * Somebody who has used the portal with the role of a reviewer. The role is Keycloak's; this remembers who had it when
 * they were last seen, so that work can be given to people who are not here at the moment.
 */
@Entity
@Table(name = "known_reviewer")
public class KnownReviewer extends PanacheEntityBase {

    @Id
    @Column(name = "person_id")
    public Long personId;

    @OneToOne(fetch = FetchType.LAZY)
    @MapsId
    @JoinColumn(name = "person_id")
    public Person person;

    public Instant since;

    /** All of them by name; at most 500. */
    public static List<Person> people() {
        return Person.<Person>find("select p from KnownReviewer k join k.person p order by p.name, p.id")
                .page(0, 500)
                .list();
    }

    public static boolean is(Person person) {
        return count("personId", person.id) > 0;
    }
}
