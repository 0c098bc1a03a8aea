package org.solutionpool.whitelist.assessment;

import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.solutionpool.attachment.ShownFile;

/**
 * An application as those who assess it read it.
 *
 * @param subject the solution's title, or the provider's name
 * @param subjectUrl the listing; null for an application of a provider
 * @param since how long it stands where it stands
 * @param criteria empty where the reader may not look at answers and evidence
 */
public record ApplicationSheet(
        long id,
        String subject,
        @Nullable String subjectUrl,
        String provider,
        String creditCode,
        String region,
        String batch,
        long batchId,
        String state,
        String since,
        @Nullable String submitted,
        @Nullable String declaredName,
        @Nullable String declaredAt,
        @Nullable String recommendation,
        @Nullable String completionNote,
        @Nullable String completionDue,
        @Nullable String checkNote,
        @Nullable String decisionReason,
        @Nullable String refusedAt,
        @Nullable BigDecimal score,
        @Nullable BigDecimal spread,
        @Nullable Boolean passed,
        List<Criterion> criteria) {

    /** One criterion with what the applicant says and shows. */
    public record Criterion(
            long id,
            boolean mandatory,
            String name,
            String guidance,
            int weight,
            int passMark,
            List<Level> levels,
            @Nullable Boolean met,
            @Nullable Integer selfScore,
            String statement,
            List<Piece> evidence) {}

    /** What a range of points means, as text such as {@code 20–24}. */
    public record Level(String range, String wording) {}

    /**
     * A piece of evidence.
     *
     * @param files its file, or nothing for a link
     * @param expired whether its last day is over
     * @param replaced whether a newer piece took its place
     */
    public record Piece(
            String title,
            String kind,
            List<ShownFile> files,
            @Nullable String link,
            @Nullable String issued,
            @Nullable String expires,
            boolean expired,
            boolean replaced) {}
}
