package org.solutionpool.matching;

import co.elastic.clients.elasticsearch._types.FieldValue;
import co.elastic.clients.elasticsearch._types.query_dsl.Query;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.solutionpool.taxonomy.Scheme;
import org.solutionpool.taxonomy.Taxonomy;
import org.solutionpool.taxonomy.Term;

/**
 * The musts of a need as queries that find the listings which state otherwise. What a listing does not state is not found:
 * it is unknown. Nowhere stricter than {@link Scorer}, which has the last word on the few that come back; where the index
 * cannot tell a stated broader term from that of a sibling, it lets both through.
 */
final class MustFilters {

    private static final int PROVINCE_DIGITS = 2;

    private final Taxonomy taxonomy;
    private final Map<Factor, Query> failing = new EnumMap<>(Factor.class);

    MustFilters(Wanted wanted, Taxonomy taxonomy) {
        this.taxonomy = taxonomy;
        if (wanted.equipment().counts() && wanted.equipmentStrength() == Strength.MUST) {
            failing.put(
                    Factor.EQUIPMENT,
                    statesButNot("equipment", all("equipment", wanted.equipment(), Scheme.EQUIPMENT)));
        }
        if (isMust(wanted.protocols())) {
            failing.put(Factor.PROTOCOL, statesButNot("protocol", all("protocol", wanted.protocols())));
        }
        if (isMust(wanted.industries())) {
            failing.put(
                    Factor.INDUSTRY,
                    statesButNot("industry", List.of(any("industry", lines(wanted.industries(), Scheme.INDUSTRY)))));
        }
        if (isMust(wanted.scenarios())) {
            failing.put(Factor.SCENARIO, statesButNot("scenario", all("scenario", wanted.scenarios())));
        }
        if (isMust(wanted.regions())) {
            failing.put(
                    Factor.REGION,
                    statesButNot(
                            "region",
                            wanted.regions().codes().stream()
                                    .map(code -> any("region", List.of(code, province(code))))
                                    .toList()));
        }
        if (isMust(wanted.deployments())) {
            failing.put(
                    Factor.DEPLOYMENT,
                    statesButNot(
                            "deployment",
                            List.of(any("deployment", wanted.deployments().codes()))));
        }
        if (isMust(wanted.certificates())) {
            failing.put(Factor.CERTIFICATE, statesButNot("certificate", all("certificate", wanted.certificates())));
        }
        Long most = wanted.budget().max();
        if (wanted.budget().strength() == Strength.MUST && most != null) {
            failing.put(
                    Factor.BUDGET,
                    Query.of(query -> query.range(range -> range.number(
                            number -> number.field("filter.price_min").gt(most.doubleValue())))));
        }
    }

    /** What each must excludes. */
    Map<Factor, Query> failing() {
        return failing;
    }

    /** What none of the musts excludes; null-safe to use as a filter. */
    List<Query> passing() {
        return failing.isEmpty()
                ? List.of()
                : List.of(Query.of(query -> query.bool(bool -> bool.mustNot(List.copyOf(failing.values())))));
    }

    /** What only one must excludes: found if that one is loosened. */
    Query failingOnly(Factor factor) {
        List<Query> others = failing.entrySet().stream()
                .filter(entry -> entry.getKey() != factor)
                .map(Map.Entry::getValue)
                .toList();
        Query one = failing.get(factor);
        return Query.of(query -> query.bool(bool -> {
            if (one != null) {
                bool.filter(one);
            }
            return bool.mustNot(others);
        }));
    }

    private static boolean isMust(Condition condition) {
        return condition.counts() && condition.strength() == Strength.MUST;
    }

    private static Query statesButNot(String facet, List<Query> needed) {
        return Query.of(query ->
                query.bool(bool -> bool.filter(stated -> stated.exists(exists -> exists.field("filter." + facet)))
                        .mustNot(not -> not.bool(all -> all.filter(needed)))));
    }

    private static List<Query> all(String facet, Condition condition) {
        return condition.codes().stream().map(code -> any(facet, List.of(code))).toList();
    }

    private List<Query> all(String facet, Condition condition, Scheme scheme) {
        return condition.codes().stream()
                .map(code -> any(facet, line(scheme, code)))
                .toList();
    }

    private List<String> lines(Condition condition, Scheme scheme) {
        return condition.codes().stream()
                .flatMap(code -> line(scheme, code).stream())
                .distinct()
                .toList();
    }

    /** A term and everything above it; what is below it carries it in the index already. */
    private List<String> line(Scheme scheme, String code) {
        Set<String> codes = new LinkedHashSet<>();
        codes.add(code);
        taxonomy.find(scheme, code)
                .ifPresent(
                        term -> taxonomy.broader(term).stream().map(Term::code).forEach(codes::add));
        return new ArrayList<>(codes);
    }

    private static String province(String code) {
        return code.substring(0, PROVINCE_DIGITS) + "0000";
    }

    private static Query any(String facet, List<String> codes) {
        return Query.of(query -> query.terms(terms -> terms.field("filter." + facet)
                .terms(values -> values.value(codes.stream().map(FieldValue::of).toList()))));
    }
}
