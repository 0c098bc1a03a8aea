package org.solutionpool.whitelist.application;

import io.quarkus.hibernate.orm.panache.PanacheEntity;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** A credit code that may not apply until a day: of a removed holder, or of a party jointly liable for falsified evidence. */
@Entity
@Table(name = "whitelist_bar")
public class Bar extends PanacheEntity {

    @Version
    public long version;

    @Column(name = "credit_code")
    public String creditCode;

    public String name;

    /** The last day. */
    @Column(name = "until_day")
    public LocalDate until;

    /** The measure it came from. */
    @Column(name = "measure_id")
    public Long measureId;

    /** When it was taken back after an appeal. */
    @Column(name = "lifted_at")
    @Nullable public Instant liftedAt;

    /** The bar that keeps a credit code from applying on a day; null if there is none. */
    public static @Nullable Bar against(String creditCode, LocalDate day) {
        return find("creditCode = ?1 and until >= ?2 and liftedAt is null order by until desc", creditCode, day)
                .firstResult();
    }
}
