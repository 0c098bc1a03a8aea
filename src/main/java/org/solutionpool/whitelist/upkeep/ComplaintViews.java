package org.solutionpool.whitelist.upkeep;

import org.jspecify.annotations.Nullable;
import org.solutionpool.web.Language;
import org.solutionpool.web.ReadableTime;
import org.solutionpool.web.StateBadge;

/** Makes what the pages show of a complaint. Called in a transaction. */
final class ComplaintViews {

    private ComplaintViews() {}

    /**
     * A complaint.
     *
     * @param conversationUrl null for admins, who are on neither side of it
     * @param entryUrl where the reader sees the entry
     * @param answer null before the holder has answered
     * @param outcome null before a decision
     */
    public record ComplaintView(
            long id,
            long entryId,
            String subject,
            String number,
            String from,
            String provider,
            @Nullable String conversationUrl,
            String entryUrl,
            StateBadge state,
            String stateCode,
            boolean open,
            String text,
            String filedBy,
            String filedAt,
            @Nullable String answer,
            @Nullable String answeredBy,
            @Nullable String answeredAt,
            @Nullable String outcome,
            @Nullable String decidedOn) {}

    static ComplaintView of(Complaint complaint, boolean forAdmins, boolean forHolder, Language language) {
        return new ComplaintView(
                complaint.id,
                complaint.entry.id,
                complaint.entry.subjectName(language),
                complaint.entry.certificateNumber,
                complaint.organization.name(language),
                complaint.entry.provider(language),
                forAdmins ? null : complaint.conversation.path(),
                forAdmins
                        ? "/admin/whitelist/entries/" + complaint.entry.id
                        : forHolder ? complaint.entry.holderPath() : complaint.entry.path(),
                EntryBadges.of(complaint.state, language),
                complaint.state.name(),
                complaint.state.isOpen(),
                complaint.text,
                complaint.filedBy.name,
                ReadableTime.minute(complaint.filedAt, language),
                complaint.answer,
                complaint.answeredBy == null ? null : complaint.answeredBy.name,
                complaint.answeredAt == null ? null : ReadableTime.minute(complaint.answeredAt, language),
                complaint.decisionReason,
                ShownDay.of(complaint.decidedAt, language));
    }
}
