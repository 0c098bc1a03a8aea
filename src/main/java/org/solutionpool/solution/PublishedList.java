package org.solutionpool.solution;

import io.quarkus.hibernate.orm.panache.PanacheEntity;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A list of solutions that somebody else published: where listings without an account come from. */
@Entity
@Table(name = "published_list")
public class PublishedList extends PanacheEntity {

    public String name;

    public String issuer;

    @Nullable public Integer year;

    @Nullable public String batch;

    @Nullable public String licence;

    @Column(name = "created_at")
    public Instant createdAt;
}
