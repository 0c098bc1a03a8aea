package org.solutionpool.solution;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import org.solutionpool.text.Pinyin;

/** A provider's name as a published list prints it, for the list of providers from A to Z. */
@Entity
@Table(name = "listed_provider")
public class ListedProvider extends PanacheEntityBase {

    @Id
    public String name;

    /** The pinyin of the name: the order of the list. */
    @Column(name = "sort_key")
    public String sortKey;

    /** Notes a name down, if it is new. */
    static void remember(String name) {
        getEntityManager()
                .createNativeQuery(
                        "insert into listed_provider (name, sort_key) values (?1, ?2) on conflict do nothing")
                .setParameter(1, name)
                .setParameter(2, Pinyin.sortKey(name))
                .executeUpdate();
    }
}
