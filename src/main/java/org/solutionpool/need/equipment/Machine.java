package org.solutionpool.need.equipment;

import io.quarkus.hibernate.orm.panache.PanacheEntity;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.List;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

/** Machines of one kind, make and place that a manufacturer runs. */
@Entity
public class Machine extends PanacheEntity {

    @Version
    public long version;

    @Column(name = "organization_id")
    public long organizationId;

    /** Code in the taxonomy's equipment. */
    public String category;

    @Nullable public String maker;

    @Nullable public String model;

    /** How many there are. */
    public int quantity;

    @Column(name = "built_in")
    @Nullable public Integer builtIn;

    /** Codes in the taxonomy's protocols. */
    @JdbcTypeCode(SqlTypes.ARRAY)
    public String[] protocols = {};

    @Nullable public String interfaces;

    @Enumerated(EnumType.STRING)
    public Networked networked;

    @Column(name = "data_wanted")
    @Nullable public String dataWanted;

    @Nullable public String region;

    @Nullable public String site;

    @Column(name = "created_at")
    public Instant createdAt;

    @Column(name = "updated_at")
    public Instant updatedAt;

    /** How many lines an organization keeps. */
    public static long countOf(long organizationId) {
        return count("organizationId", organizationId);
    }

    /** Lines of an organization, by kind and then in the order they were written down; pages from 1. */
    public static List<Machine> of(long organizationId, int page, int size) {
        return Machine.<Machine>find("organizationId = ?1 order by category, id", organizationId)
                .page(page - 1, size)
                .list();
    }

    /** What it says. */
    public MachineFacts facts() {
        return new MachineFacts(
                category,
                maker,
                model,
                quantity,
                builtIn,
                List.of(protocols),
                interfaces,
                networked,
                dataWanted,
                region,
                site);
    }

    void write(MachineFacts facts) {
        category = facts.category();
        maker = facts.maker();
        model = facts.model();
        quantity = facts.quantity();
        builtIn = facts.builtIn();
        protocols = facts.protocols().toArray(String[]::new);
        interfaces = facts.interfaces();
        networked = facts.networked();
        dataWanted = facts.dataWanted();
        region = facts.region();
        site = facts.site();
        updatedAt = Instant.now();
    }
}
