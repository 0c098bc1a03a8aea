package org.solutionpool.whitelist.application;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.solutionpool.web.Link;
import org.solutionpool.web.Option;
import org.solutionpool.web.StateBadge;
import org.solutionpool.whitelist.programme.CriterionView;

/**
 * An application as its applicant sees it.
 *
 * @param version the version that the page shows
 * @param refusal why it cannot be handed in as things stand; null if it can
 * @param way where to go on after a refusal
 * @param completionNote what is to be completed; null unless it was returned
 * @param files how many files it has, of at most {@link org.solutionpool.attachment.Uploads#MOST_FILES}
 * @param conflict whether somebody else saved since the form was opened
 */
public record ApplicationView(
        long id,
        long version,
        String subject,
        String batch,
        String callUrl,
        StateBadge state,
        String due,
        boolean returned,
        boolean renewal,
        @Nullable String refusal,
        @Nullable Link way,
        @Nullable String completionNote,
        List<Field> mandatory,
        List<Field> scored,
        List<GapLine> gaps,
        int files,
        boolean conflict) {

    /** The page of the application. */
    public String url() {
        return "/provider/applications/" + id;
    }

    public String withdrawUrl() {
        return url() + "/withdraw";
    }

    /** Where a new application starts from this one. */
    public String againUrl() {
        return "/provider/applications/new?previous=" + id;
    }

    /** Something missing, and the anchor of where. */
    public record GapLine(String text, String anchor) {}

    /** A radio button. */
    public record Choice(String value, String label, boolean selected) {}

    /** A piece of evidence. */
    public record Piece(long id, String title, String kind, String url, String source, String dates, boolean expired) {}

    /** What was typed for a new piece of evidence. */
    public record TypedPiece(String kind, String title, String link, String issuedOn, String expiresOn, boolean open) {}

    /**
     * One criterion with its answer.
     *
     * @param answered the answer in words, for the page after submission
     * @param theirs what somebody else saved meanwhile, in words; null if that is what was typed
     */
    public record Field(
            CriterionView criterion,
            FieldNames names,
            List<Choice> met,
            String score,
            String statement,
            String answered,
            List<Piece> evidence,
            List<Option> kinds,
            TypedPiece typed,
            @Nullable String theirs) {}
}
