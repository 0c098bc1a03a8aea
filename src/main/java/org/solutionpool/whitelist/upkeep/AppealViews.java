package org.solutionpool.whitelist.upkeep;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.solutionpool.web.Language;
import org.solutionpool.web.Messages;
import org.solutionpool.web.ReadableTime;
import org.solutionpool.web.StateBadge;

/** Makes what the pages show of an appeal. Called in a transaction. */
final class AppealViews {

    private AppealViews() {}

    /**
     * An appeal.
     *
     * @param decision what it is against
     * @param decisionBy who decided that, for admins
     * @param subjectUrl where that stands
     * @param outcomeReason null while it is open or if it was withdrawn
     * @param outcomeBy who decided the appeal, for admins; null before that
     */
    public record AppealView(
            long id,
            String subject,
            String organization,
            String decision,
            @Nullable String decisionReason,
            @Nullable String decisionOn,
            String decisionBy,
            String subjectUrl,
            StateBadge state,
            String text,
            String filedOn,
            @Nullable String outcomeReason,
            @Nullable String outcomeOn,
            @Nullable String outcomeBy,
            boolean open,
            String url) {}

    static AppealView of(Appeal appeal, boolean forAdmins, Language language) {
        Measure measure = appeal.measure;
        String decision;
        String reason;
        String on;
        String by;
        String subjectUrl;
        if (measure != null) {
            decision = Messages.text(language, "upkeep", "kind." + measure.kind);
            reason = measure.reason(language);
            on = ShownDay.of(measure.decidedAt, language);
            by = measure.decidedBy == null
                    ? Messages.text(language, "upkeep", "byRule")
                    : measure.confirmedBy == null
                            ? measure.decidedBy.name
                            : Messages.text(
                                    language, "upkeep", "byTwo", measure.decidedBy.name, measure.confirmedBy.name);
            subjectUrl = forAdmins ? "/admin/whitelist/entries/" + measure.entry.id : measure.entry.holderPath();
        } else {
            var application = Objects.requireNonNull(appeal.application);
            decision = Messages.text(language, "upkeep", "refusal");
            reason = application.decisionReason;
            on = ShownDay.of(application.decidedAt, language);
            by = application.decidedBy == null
                    ? Messages.text(language, "upkeep", "byRule")
                    : application.decidedBy.name;
            subjectUrl = (forAdmins ? "/admin/whitelist/applications/" : "/provider/applications/") + application.id;
        }
        return new AppealView(
                appeal.id,
                appeal.subjectName(language),
                appeal.organization.name(language),
                decision,
                reason,
                on,
                by,
                subjectUrl,
                EntryBadges.of(appeal.state, language),
                appeal.text,
                ReadableTime.day(appeal.filedAt, language),
                appeal.decisionReason,
                ShownDay.of(appeal.decidedAt, language),
                appeal.decidedBy == null ? null : appeal.decidedBy.name,
                appeal.state == AppealState.OPEN,
                forAdmins ? "/admin/whitelist/appeals/" + appeal.id : appeal.path());
    }
}
