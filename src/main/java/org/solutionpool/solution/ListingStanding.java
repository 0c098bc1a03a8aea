package org.solutionpool.solution;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.LocalDate;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.solutionpool.web.Language;

/**
 * One entry of the whitelist that vouches for a listing.
 *
 * @param kind whether the solution itself or its provider was vetted
 * @param programme the programme's name
 * @param number of the certificate
 * @param validUntil the last day in China; null if it has none
 */
@Schema(name = "WhitelistStanding")
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ListingStanding(
        Kind kind,
        String programme,
        String programmeEn,
        String number,
        @Nullable LocalDate validUntil) {

    /** What was vetted. The name in small letters is the code of the search filter. */
    public enum Kind {
        @JsonProperty("solution")
        SOLUTION,
        @JsonProperty("provider")
        PROVIDER;

        /** The code in the search index and in addresses. */
        public String code() {
            return this == SOLUTION ? "solution" : "provider";
        }
    }

    /** Whether it vouches for anything on a day in China. */
    public boolean isInForceOn(LocalDate day) {
        return validUntil == null || !validUntil.isBefore(day);
    }

    public String programme(Language language) {
        return language == Language.EN ? programmeEn : programme;
    }

    /** The path of the entry's page in the public register. */
    @JsonProperty
    public String url() {
        return "/whitelist/entries/" + number;
    }
}
