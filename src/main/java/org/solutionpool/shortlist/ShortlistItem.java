package org.solutionpool.shortlist;

import io.quarkus.hibernate.orm.panache.PanacheEntity;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.List;
import org.solutionpool.account.Person;
import org.solutionpool.solution.Solution;

/** A solution on somebody's list. It stays there when the solution is taken down, so that its owner learns of it. */
@Entity
@Table(name = "shortlist_item")
public class ShortlistItem extends PanacheEntity {

    @ManyToOne(fetch = FetchType.LAZY)
    @JoinColumn(name = "person_id")
    public Person person;

    @ManyToOne(fetch = FetchType.LAZY)
    @JoinColumn(name = "solution_id")
    public Solution solution;

    @Column(name = "added_at")
    public Instant addedAt;

    /** Somebody's list with what is shown of each solution, newest first. */
    static List<ShortlistItem> of(Person person) {
        return list(
                "from ShortlistItem i join fetch i.solution s left join fetch s.published left join fetch s.organization"
                        + " where i.person = ?1 order by i.addedAt desc, i.id desc",
                person);
    }

    /** Puts a solution on somebody's list; nothing happens if it is there already. */
    static void add(Person person, Solution solution) {
        getEntityManager()
                .createNativeQuery("insert into shortlist_item (id, person_id, solution_id, added_at)"
                        + " values (nextval('shortlist_item_seq'), ?1, ?2, now()) on conflict do nothing")
                .setParameter(1, person.id)
                .setParameter(2, solution.id)
                .executeUpdate();
    }
}
