package org.solutionpool.solution;

import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What the search index holds of a published listing, in the fields of {@code search-mappings/solutions.v2.json}. What
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
        Display display,
        Facts facts,
        @Nullable Vectors vector) {

    /** The value of {@link #kind}. */
    public static final String KIND = "solution";

    /**
     * What it means, by language; of length 1.
     *
     * @param zh null if the listing says nothing in Chinese, and until it is computed
     * @param en null if the listing says nothing in English, and until it is computed
     */
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    @SuppressWarnings("ArrayRecordComponent") // Nobody compares two of them.
    public record Vectors(float @Nullable [] zh, float @Nullable [] en) {}

    /**
     * What the listing states, for matching it with what somebody wants without reading the database: codes as the provider
     * chose them, without broader ones. Read it from the index with Jackson, source {@code facts}; missing means not stated.
     *
     * @param title as the provider wrote it
     * @param languages {@code zh}, {@code en}: the languages it is written in
     * @param provider as {@link Filters#provider}
     * @param regions codes by GB/T 2260; {@link ListingContent#NATIONWIDE} for all of China
     * @param priceMin the least a customer pays, yuan
     * @param priceMax the most a customer pays, yuan
     * @param priceForms codes of the taxonomy's pricing forms
     * @param deliveryMinDays from order to use
     * @param deliveryMaxDays from order to use
     * @param proposed the codes that a published list does not state and the portal proposes from its text, as
     *     {@code scheme:code}; each is in its list of codes too
     * @param list the id of the published list it comes from, also after it was claimed; null for others
     * @param sourceRowId its id in that list
     */
    @JsonIgnoreProperties(ignoreUnknown = true)
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    @JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
    public record Facts(
            Localized title,
            List<String> languages,
            @Nullable String provider,
            List<String> industries,
            List<String> equipment,
            List<String> protocols,
            List<String> scenarios,
            List<String> deployments,
            List<String> regions,
            List<Held> certificates,
            @Nullable Long priceMin,
            @Nullable Long priceMax,
            List<String> priceForms,
            @Nullable Integer deliveryMinDays,
            @Nullable Integer deliveryMaxDays,
            List<Case> cases,
            List<String> proposed,
            @Nullable String list,
            @Nullable String sourceRowId) {

        public Facts {
            title = Objects.requireNonNullElse(title, new Localized(null, null));
            languages = listOf(languages);
            industries = listOf(industries);
            equipment = listOf(equipment);
            protocols = listOf(protocols);
            scenarios = listOf(scenarios);
            deployments = listOf(deployments);
            regions = listOf(regions);
            certificates = listOf(certificates);
            priceForms = listOf(priceForms);
            cases = listOf(cases);
            proposed = listOf(proposed);
        }

        private static <T> List<T> listOf(@Nullable List<T> list) {
            return list == null ? List.of() : List.copyOf(list);
        }

        /** Whether a code is the portal's proposal and not the list's statement. */
        public boolean proposes(String scheme, String code) {
            return proposed.contains(scheme + ":" + code);
        }

        /**
         * A certificate.
         *
         * @param expiresOn the last day it is valid; null if it does not expire
         */
        @JsonIgnoreProperties(ignoreUnknown = true)
        @JsonInclude(JsonInclude.Include.NON_EMPTY)
        @JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
        public record Held(
                String code,

                @JsonFormat(shape = JsonFormat.Shape.STRING) @Nullable LocalDate expiresOn) {}

        /**
         * A reference case.
         *
         * @param number its place on the listing from 1: the public page has it at {@code #case-<number>}
         * @param industry code of the taxonomy's industries
         * @param equipment codes of the equipment that the case's title and text mention
         */
        @JsonIgnoreProperties(ignoreUnknown = true)
        @JsonInclude(JsonInclude.Include.NON_EMPTY)
        public record Case(int number, @Nullable String industry, List<String> equipment) {

            public Case {
                equipment = listOf(equipment);
            }
        }
    }

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
