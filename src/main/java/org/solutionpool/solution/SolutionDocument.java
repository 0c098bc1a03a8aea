package org.solutionpool.solution;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the search index holds of a published listing, in the fields of {@code search-mappings/solutions.v1.json}. What
 * each of them is for stands in the README beside that file.
 *
 * <p>The contact person is not among them: nothing of {@link ListingContent.Contact} may leave the database this way.
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record SolutionDocument(
        String id,
        long version,
        String kind,
        Texts text,
        Filters filter,
        Order sort,
        Suggestions suggest,
        Display display) {

    /** The value of {@link #kind}. */
    public static final String KIND = "solution";

    /** What it is found by; folded. */
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    public record Texts(
            Name title,
            Name provider,
            Passages terms,
            Passages summary,
            Passages challenges,
            Passages description,
            Passages cases) {}

    /** Passages by language: with Chinese characters, and without. */
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    public record Passages(List<String> zh, List<String> en) {}

    /** A name, with what people type for it on a Latin keyboard. */
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    public record Name(List<String> zh, List<String> en, List<String> pinyin, List<String> initials) {}

    /** What it is narrowed down and counted by: codes and figures. */
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    public record Filters(
            List<String> industry,
            List<String> equipment,
            List<String> protocol,
            List<String> scenario,
            List<String> mode,
            List<String> deployment,
            List<String> pricing,
            List<String> region,
            List<String> certificate,
            List<String> whitelist,
            @Nullable String provider,
            String source,
            List<String> language,
            @JsonProperty("price_min") @Nullable Long priceMin,
            @JsonProperty("price_max") @Nullable Long priceMax,
            @JsonProperty("delivery_days") @Nullable Integer deliveryDays,
            @Nullable Instant published,
            @Nullable Instant updated) {}

    /** What it is ordered by. */
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    public record Order(
            String title,
            @JsonProperty("title_en") String titleEn,
            @Nullable Instant published) {}

    /** What is suggested while somebody types. */
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    public record Suggestions(List<String> title, List<String> provider) {}

    /** What a result card shows, as the provider wrote it. */
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    public record Display(
            Localized title,
            Localized summary,
            Localized provider,
            List<String> industry,
            List<String> equipment,
            List<String> scenario,
            @Nullable String image,
            @Nullable Source list,
            List<Vouched> whitelist) {}

    /** A text in each language it is written in. */
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    public record Localized(@Nullable String zh, @Nullable String en) {}

    /**
     * An entry of the whitelist in force.
     *
     * @param kind a code of {@link ListingStanding.Kind}
     * @param zh the programme's name
     * @param until the last day, by ISO 8601; null if it has none
     */
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    public record Vouched(
            String kind,
            String zh,
            String en,
            String number,
            @Nullable String until) {

        static Vouched of(ListingStanding standing) {
            return new Vouched(
                    standing.kind().code(),
                    standing.programme(),
                    standing.programmeEn(),
                    standing.number(),
                    standing.validUntil() == null ? null : standing.validUntil().toString());
        }
    }

    /** The published list a listing comes from. */
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    public record Source(
            String name, String issuer, @Nullable String year) {}
}
