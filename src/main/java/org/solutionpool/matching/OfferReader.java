package org.solutionpool.matching;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.solutionpool.matching.Offer.Case;
import org.solutionpool.matching.Offer.Held;
import org.solutionpool.solution.ListingStanding;

/** Reads an indexed document as an offer; the fields are those of {@code search-mappings/solutions.v2.json}. */
final class OfferReader {

    /** The parts of a document that are read. */
    static final List<String> FIELDS = List.of("id", "facts", "display.title", "display.provider", "display.whitelist");

    private OfferReader() {}

    static Offer read(JsonNode document) {
        JsonNode facts = document.path("facts");
        JsonNode display = document.path("display");
        return new Offer(
                document.path("id").asLong(),
                text(display.path("title").path("zh")),
                text(display.path("title").path("en")),
                text(display.path("provider").path("zh")),
                text(display.path("provider").path("en")),
                text(facts.path("provider")),
                texts(facts.path("industries")),
                texts(facts.path("equipment")),
                texts(facts.path("protocols")),
                texts(facts.path("scenarios")),
                texts(facts.path("regions")),
                texts(facts.path("deployments")),
                each(facts.path("certificates"))
                        .map(one -> new Held(one.path("code").asText(), day(one.path("expires_on"))))
                        .toList(),
                number(facts.path("price_min")),
                number(facts.path("price_max")),
                days(facts.path("delivery_min_days")),
                days(facts.path("delivery_max_days")),
                each(facts.path("cases"))
                        .map(one -> new Case(
                                one.path("number").asInt(), text(one.path("industry")), texts(one.path("equipment"))))
                        .toList(),
                texts(facts.path("proposed")),
                each(display.path("whitelist")).map(OfferReader::standing).toList(),
                facts.path("answers_within_hours").isNumber()
                        ? (Double) facts.path("answers_within_hours").asDouble()
                        : null,
                text(facts.path("source_row_id")));
    }

    private static ListingStanding standing(JsonNode one) {
        return new ListingStanding(
                ListingStanding.Kind.SOLUTION.code().equals(one.path("kind").asText())
                        ? ListingStanding.Kind.SOLUTION
                        : ListingStanding.Kind.PROVIDER,
                one.path("zh").asText(),
                one.path("en").asText(),
                one.path("number").asText(),
                day(one.path("until")));
    }

    private static Stream<JsonNode> each(JsonNode node) {
        List<JsonNode> all = new ArrayList<>();
        if (node.isArray()) {
            node.forEach(all::add);
        } else if (node.isObject()) {
            all.add(node);
        }
        return all.stream();
    }

    private static List<String> texts(JsonNode node) {
        List<String> all = new ArrayList<>();
        if (node.isArray()) {
            node.forEach(one -> all.add(one.asText()));
        } else if (node.isTextual()) {
            all.add(node.asText());
        }
        return List.copyOf(all);
    }

    private static @Nullable String text(JsonNode node) {
        return node.isTextual() ? node.asText() : null;
    }

    private static @Nullable LocalDate day(JsonNode node) {
        return node.isTextual() ? LocalDate.parse(node.asText()) : null;
    }

    private static @Nullable Long number(JsonNode node) {
        return node.isNumber() ? (Long) node.asLong() : null;
    }

    private static @Nullable Integer days(JsonNode node) {
        return node.isNumber() ? (Integer) node.asInt() : null;
    }
}
