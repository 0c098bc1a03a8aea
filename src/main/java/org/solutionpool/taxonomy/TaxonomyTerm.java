package org.solutionpool.taxonomy;

import io.quarkus.hibernate.orm.panache.PanacheEntity;
import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

/** The row of a term. Everybody but the admin's pages reads {@link Term} from {@link Taxonomy} instead. */
@Entity
@Table(name = "taxonomy_term")
public class TaxonomyTerm extends PanacheEntity {

    @Version
    public long version;

    @Convert(converter = SchemeCode.class)
    public Scheme scheme;

    public String code;

    @Column(name = "parent_code")
    @Nullable
    public String parentCode;

    public String zh;
    public String en;

    @JdbcTypeCode(SqlTypes.ARRAY)
    public String[] aliases = {};

    @JdbcTypeCode(SqlTypes.ARRAY)
    public String[] cues = {};

    public int position;
    public boolean retired;

    @JdbcTypeCode(SqlTypes.JSON)
    public Map<String, Object> attributes = Map.of();

    @Column(name = "updated_at")
    public Instant updatedAt;

    /** The name of the admin who edited last, or {@code release} for what came with one. */
    @Column(name = "updated_by")
    public String updatedBy;

    static Optional<TaxonomyTerm> of(Scheme scheme, String code) {
        return find("scheme = ?1 and code = ?2", scheme, code).firstResultOptional();
    }

    Term term() {
        return new Term(
                scheme,
                code,
                parentCode,
                zh,
                en,
                List.of(aliases),
                List.of(cues),
                position,
                retired,
                attributes);
    }

    /** What the audit record keeps of a state. */
    Map<String, Object> facts() {
        Map<String, Object> facts = new LinkedHashMap<>();
        facts.put("zh", zh);
        facts.put("en", en);
        facts.put("aliases", List.of(aliases));
        facts.put("cues", List.of(cues));
        facts.put("parent", parentCode);
        facts.put("position", position);
        facts.put("retired", retired);
        return facts;
    }
}
