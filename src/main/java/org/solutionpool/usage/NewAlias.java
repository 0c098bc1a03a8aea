package org.solutionpool.usage;

import jakarta.persistence.Convert;
import jakarta.persistence.DiscriminatorValue;
import jakarta.persistence.Entity;
import java.util.LinkedHashMap;
import java.util.Map;
import org.solutionpool.taxonomy.Scheme;
import org.solutionpool.taxonomy.SchemeCode;

/** A word that readers use for a term of the taxonomy and that the taxonomy does not know yet. */
@Entity
@DiscriminatorValue(NewAlias.KIND)
public class NewAlias extends Improvement {

    static final String KIND = "ALIAS";

    @Convert(converter = SchemeCode.class)
    public Scheme scheme;

    public String code;

    /** As the taxonomy will write it. */
    public String alias;

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    Map<String, Object> facts() {
        Map<String, Object> facts = new LinkedHashMap<>();
        facts.put("state", state.name());
        facts.put("scheme", scheme.code());
        facts.put("term", code);
        facts.put("alias", alias);
        return facts;
    }
}
