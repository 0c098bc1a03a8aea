package org.solutionpool.importing;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.solutionpool.solution.Solution;
import org.solutionpool.web.Language;
import org.solutionpool.web.Messages;

/** A claim as its pages show it. */
public record ClaimView(
        long id,
        ClaimState state,
        String stateText,
        String kind,
        String organization,
        String creditCode,
        String region,
        @Nullable String website,
        long organizationId,
        @Nullable String listedProvider,
        String reason,
        String evidence,
        String claimedBy,
        String claimedAt,
        Instant instant,
        long days,
        @Nullable String decidedBy,
        @Nullable String decisionNote,
        List<Listing> listings) {

    /**
     * A claimed listing.
     *
     * @param list the list it is from, with year and batch
     * @param owner who has it by now; null if it is nobody's yet
     */
    public record Listing(
            long id,
            String title,
            String list,
            @Nullable String listedProvider,
            @Nullable String owner) {}

    private static final ZoneId CHINA = ZoneId.of("Asia/Shanghai");

    static ClaimView of(ListingClaim claim, Language language) {
        return new ClaimView(
                claim.id,
                claim.state,
                Messages.text(language, "claim", "state." + claim.state.name()),
                switch (claim.state) {
                    case OPEN -> "info";
                    case APPROVED -> "success";
                    case REJECTED -> "danger";
                    case WITHDRAWN -> "warning";
                },
                claim.organization.name,
                claim.creditCode,
                claim.organization.region,
                claim.organization.website,
                claim.organization.id,
                claim.listedProvider,
                claim.reason,
                claim.evidence,
                claim.claimedBy.name,
                DateTimeFormatter.ofLocalizedDateTime(FormatStyle.MEDIUM, FormatStyle.SHORT)
                        .withLocale(language.locale())
                        .withZone(CHINA)
                        .format(claim.claimedAt),
                claim.claimedAt,
                Duration.between(claim.claimedAt, Instant.now()).toDays(),
                claim.decidedBy == null ? null : claim.decidedBy.name,
                claim.decisionNote,
                claim.solutions.stream()
                        .map(solution -> listing(solution, language))
                        .toList());
    }

    static Listing listing(Solution solution, Language language) {
        return new Listing(
                solution.id,
                solution.title(language),
                solution.publishedList == null ? "" : solution.publishedList.name,
                solution.listedProvider,
                solution.organization == null ? null : solution.organization.name(language));
    }

    public String withdrawUrl() {
        return "/provider/claims/" + id + "/withdraw";
    }

    public boolean open() {
        return state == ClaimState.OPEN;
    }
}
