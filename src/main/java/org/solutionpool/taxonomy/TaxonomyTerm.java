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
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;
import org.solutionpool.text.TextFolding;

/** The row of a term. Everybody but the admin's pages reads {@link Term} from {@link Taxonomy} instead. */
@Entity
@Table(name = "taxonomy_term")
public class TaxonomyTerm extends PanacheEntity {

    /** Who edited last when it was no admin. */
    static final String RELEASE = "release";

    @Version
    public long version;

    @Convert(converter = SchemeCode.class)
    public Scheme scheme;

    public String code;

    @Column(name = "parent_code")
    @Nullable public String parentCode;

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

    /** The name of the admin who edited last, or {@link #RELEASE} for what came with one. */
    @Column(name = "updated_by")
    public String updatedBy;

    static Optional<TaxonomyTerm> of(Scheme scheme, String code) {
        return find("scheme = ?1 and code = ?2", scheme, code).firstResultOptional();
    }

    /** Whether code, names, aliases or cues contain a folded text. */
    boolean mentions(String wanted) {
        return Stream.of(Stream.of(code, zh, en), Stream.of(aliases), Stream.of(cues))
                .flatMap(words -> words)
                .anyMatch(
                        word -> TextFolding.fold(word).toLowerCase(Locale.ROOT).contains(wanted));
    }

    Term term() {
        return new Term(
                scheme, code, parentCode, zh, en, List.of(aliases), List.of(cues), position, retired, attributes);
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
