package org.solutionpool.browse;

import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.solutionpool.solution.ListingStanding;
import org.solutionpool.solution.Solution;
import org.solutionpool.solution.StandingBadge;
import org.solutionpool.taxonomy.Scheme;
import org.solutionpool.taxonomy.Taxonomy;
import org.solutionpool.web.Language;

/**
 * A published solution as lists show it.
 *
 * @param published the day it was first published, in China's time
 * @param terms names of its first industries and equipment
 * @param vouched the badges of the whitelist
 */
public record SolutionCard(
        String title,
        String url,
        @Nullable String provider,
        @Nullable String providerUrl,
        @Nullable String region,
        String published,
        String summary,
        List<String> terms,
        List<StandingBadge> vouched) {

    private static final DateTimeFormatter DAY = DateTimeFormatter.ISO_LOCAL_DATE.withZone(ZoneId.of("Asia/Shanghai"));
    private static final int MOST_TERMS = 5;
    private static final int LONGEST_SUMMARY = 160;

    /** The card of a solution whose published revision and organization are already loaded. */
    static SolutionCard of(Solution solution, List<ListingStanding> standings, Language language, Taxonomy taxonomy) {
        var content = Objects.requireNonNull(solution.published).content;
        var organization = solution.organization;
        String provider = solution.providerName(language);
        return new SolutionCard(
                solution.title(language),
                "/solutions/" + solution.id,
                provider,
                provider == null ? null : ProviderAddress.of(solution),
                organization == null ? null : taxonomy.name(Scheme.REGION, organization.region, language),
                DAY.format(Objects.requireNonNull(solution.firstPublishedAt)),
                shorten(content.summary().in(language)),
                Stream.concat(
                                Arrays.stream(solution.equipment)
                                        .map(code -> taxonomy.name(Scheme.EQUIPMENT, code, language)),
                                Arrays.stream(solution.industries)
                                        .map(code -> taxonomy.name(Scheme.INDUSTRY, code, language)))
                        .distinct()
                        .limit(MOST_TERMS)
                        .toList(),
                StandingBadge.of(standings, language));
    }

    private static String shorten(String text) {
        return text.codePointCount(0, text.length()) <= LONGEST_SUMMARY
                ? text
                : text.substring(0, text.offsetByCodePoints(0, LONGEST_SUMMARY)) + "…";
    }
}
