package org.solutionpool.alert.digest;

import io.quarkus.hibernate.orm.panache.PanacheEntity;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.List;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

/** Something one person is told of, once for each level it rises to. Written by {@link Digests} alone. */
@Entity
@Table(name = "digest_item")
public class DigestItem extends PanacheEntity {

    @Column(name = "person_id")
    public long personId;

    /** The code of its {@link DigestKind}. */
    public String kind;

    /** What the person follows: the id of a saved search, of a need. */
    public String scope;

    /** What is new about it: the id of a solution. */
    public String subject;

    /** How much it is worth telling; a higher one is told again. */
    public int level;

    /** What the kind wants to remember for the mail. */
    @JdbcTypeCode(SqlTypes.JSON)
    public List<String> arguments;

    /** When it may be mailed at the earliest. */
    @Column(name = "due_at")
    public Instant dueAt;

    /** When it was mailed, or dropped because the person wants none; null while it waits. */
    @Column(name = "settled_at")
    @Nullable public Instant settledAt;
}
