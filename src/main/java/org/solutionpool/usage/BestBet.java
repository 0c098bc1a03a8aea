package org.solutionpool.usage;

import jakarta.persistence.Column;
import jakarta.persistence.DiscriminatorValue;
import jakarta.persistence.Entity;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

/** Solutions that editors recommend for a query, for some time. */
@Entity
@DiscriminatorValue(BestBet.KIND)
public class BestBet extends Improvement {

    static final String KIND = "BEST_BET";

    /** Solutions for one query: more would push the results off the screen. */
    public static final int MOST = 3;

    /** The Chinese query as {@link QueryKey} writes it; null if it is for the English one alone. */
    @Column(name = "text_zh")
    @Nullable public String textZh;

    /** Likewise the English query. */
    @Column(name = "text_en")
    @Nullable public String textEn;

    /** Ids, best first. */
    @JdbcTypeCode(SqlTypes.ARRAY)
    public Long[] solutions = {};

    /** The first day, in Chinese time. */
    @Column(name = "valid_from")
    public LocalDate validFrom;

    /** The last day. */
    @Column(name = "valid_until")
    public LocalDate validUntil;

    @Override
    public String kind() {
        return KIND;
    }

    /** The queries it is for. */
    List<String> texts() {
        return Stream.of(textZh, textEn).filter(Objects::nonNull).distinct().toList();
    }

    /** Whether it may be shown on a day, once it is on. */
    boolean isValidOn(LocalDate day) {
        return !day.isBefore(validFrom) && !day.isAfter(validUntil);
    }

    @Override
    Map<String, Object> facts() {
        Map<String, Object> facts = new LinkedHashMap<>();
        facts.put("state", state.name());
        facts.put("texts", texts());
        facts.put("solutions", Arrays.asList(solutions));
        facts.put("from", validFrom.toString());
        facts.put("until", validUntil.toString());
        return facts;
    }
}
