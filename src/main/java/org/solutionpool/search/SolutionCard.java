package org.solutionpool.search;

import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.solutionpool.solution.ListingStanding;
import org.solutionpool.web.Language;

/** The part of an indexed document that a result card is drawn from; see {@code search-mappings/README.md}. */
@JsonIgnoreProperties(ignoreUnknown = true)
record SolutionCard(String id, Display display, Filter filter, Sort sort) {

    SolutionCard {
        filter = Objects.requireNonNullElse(filter, Filter.EMPTY);
        sort = Objects.requireNonNullElse(sort, Sort.UNKNOWN);
    }

    @JsonIgnoreProperties(ignoreUnknown = true)
    record Display(
            @Nullable Sides title,
            @Nullable Sides summary,
            @Nullable Sides provider,

            @JsonFormat(with = JsonFormat.Feature.ACCEPT_SINGLE_VALUE_AS_ARRAY)
            List<String> industry,

            @JsonFormat(with = JsonFormat.Feature.ACCEPT_SINGLE_VALUE_AS_ARRAY)
            List<String> equipment,

            @JsonFormat(with = JsonFormat.Feature.ACCEPT_SINGLE_VALUE_AS_ARRAY)
            List<String> scenario,

            @Nullable String image,
            @Nullable Listed list,

            @JsonFormat(with = JsonFormat.Feature.ACCEPT_SINGLE_VALUE_AS_ARRAY)
            List<Vouched> whitelist) {

        Display {
            industry = Objects.requireNonNullElse(industry, List.of());
            equipment = Objects.requireNonNullElse(equipment, List.of());
            scenario = Objects.requireNonNullElse(scenario, List.of());
            whitelist = Objects.requireNonNullElse(whitelist, List.of());
        }
    }

    /** A text in one or both languages. */
    @JsonIgnoreProperties(ignoreUnknown = true)
    record Sides(@Nullable String zh, @Nullable String en) {

        /** In a language, else in the other one; null if there is neither. */
        @Nullable String in(Language language) {
            String wanted = language == Language.EN ? en : zh;
            String other = language == Language.EN ? zh : en;
            return wanted != null ? wanted : other;
        }
    }

    @JsonIgnoreProperties(ignoreUnknown = true)
    record Listed(
            String name, @Nullable String issuer, @Nullable String year) {}

    /** An entry of the whitelist that was in force when the document was written. */
    @JsonIgnoreProperties(ignoreUnknown = true)
    record Vouched(
            String kind,
            String zh,
            String en,
            String number,
            @Nullable String until) {

        ListingStanding standing() {
            return new ListingStanding(
                    ListingStanding.Kind.SOLUTION.code().equals(kind)
                            ? ListingStanding.Kind.SOLUTION
                            : ListingStanding.Kind.PROVIDER,
                    zh,
                    en,
                    number,
                    until == null ? null : LocalDate.parse(until));
        }
    }

    @JsonIgnoreProperties(ignoreUnknown = true)
    record Filter(
            @JsonFormat(with = JsonFormat.Feature.ACCEPT_SINGLE_VALUE_AS_ARRAY)
            List<String> certificate,

            @JsonFormat(with = JsonFormat.Feature.ACCEPT_SINGLE_VALUE_AS_ARRAY)
            List<String> region) {

        static final Filter EMPTY = new Filter(List.of(), List.of());

        Filter {
            certificate = Objects.requireNonNullElse(certificate, List.of());
            region = Objects.requireNonNullElse(region, List.of());
        }
    }

    /** @param published a date and time by ISO 8601 */
    @JsonIgnoreProperties(ignoreUnknown = true)
    record Sort(@Nullable String published) {

        static final Sort UNKNOWN = new Sort(null);
    }
}
