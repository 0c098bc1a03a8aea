package org.solutionpool.whitelist.upkeep;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.solutionpool.attachment.ShownFile;
import org.solutionpool.audit.Audit;
import org.solutionpool.audit.AuditEvent;
import org.solutionpool.web.Language;
import org.solutionpool.web.Messages;
import org.solutionpool.web.ReadableTime;
import org.solutionpool.web.StateBadge;
import org.solutionpool.whitelist.application.Evidence;
import org.solutionpool.whitelist.register.EntryLifecycle;
import org.solutionpool.whitelist.register.EntryState;
import org.solutionpool.whitelist.register.WhitelistEntry;
import org.solutionpool.whitelist.upkeep.UpkeepRefusedException.Reason;

/** Makes what the pages show of an entry. Called in a transaction. */
@ApplicationScoped
public class EntryViews {

    /**
     * An entry in a list and at the head of its page.
     *
     * @param reason why it is in its state; null if nobody said
     * @param validUntil null where a historical list states none
     * @param vouches whether it is in force, so that badge and certificate are there
     */
    public record EntryFacts(
            long id,
            long version,
            String number,
            String subject,
            String provider,
            String batch,
            StateBadge state,
            String stateCode,
            @Nullable String reason,
            String listedOn,
            @Nullable String validUntil,
            String publicUrl,
            boolean vouches) {}

    /**
     * A measure.
     *
     * @param decidedBy who decided it, for admins; the portal's rule where nobody did
     * @param open whether it can be found done
     * @param appealUrl where to appeal, or the appeal there was; null if neither is possible
     * @param appealState null if there was no appeal
     * @param appealDue the last day of an appeal; null if there was one or it is too late
     */
    public record MeasureLine(
            long id,
            String kind,
            String kindText,
            String reason,
            String decidedOn,
            String decidedBy,
            @Nullable String dueOn,
            @Nullable String metOn,
            @Nullable String liftedOn,
            @Nullable String barredUntil,
            boolean falsified,
            @Nullable String liable,
            @Nullable Long complaint,
            boolean open,
            @Nullable String appealUrl,
            @Nullable StateBadge appealState,
            @Nullable String appealDue) {}

    /**
     * A piece of evidence.
     *
     * @param uploadUrl where a newer piece is handed in; null if it was, or nothing is asked for
     */
    public record EvidenceLine(
            String criterion,
            String title,
            @Nullable ShownFile file,
            @Nullable String link,
            String addedOn,
            @Nullable String expiresOn,
            @Nullable StateBadge badge,
            @Nullable String uploadUrl) {}

    /** The annual review of a year. */
    public record ReviewLine(long id, String year, StateBadge state, String dueOn, String url, boolean wanted) {}

    /** A complaint. */
    public record ComplaintLine(
            long id,
            String filedOn,
            String from,
            String about,
            String number,
            StateBadge state,
            String url,
            boolean open) {}

    /** A step somebody took. */
    public record EventLine(String at, String who, String what, String reason) {}

    /** Days ahead from which on a piece of evidence is marked. */
    private static final int SOON = 90;

    @Inject
    Appeals appeals;

    static EntryFacts facts(WhitelistEntry entry, Language language) {
        return new EntryFacts(
                entry.id,
                entry.version,
                entry.certificateNumber,
                entry.subjectName(language),
                entry.provider(language),
                entry.batch.name(language),
                EntryBadges.of(entry.state, language),
                entry.state.name(),
                entry.state == EntryState.VALID ? null : entry.stateReason,
                ReadableTime.day(entry.listedOn, language),
                ShownDay.of(entry.validUntil, language),
                entry.path(),
                entry.state.isInForce());
    }

    /** Newest first. */
    List<MeasureLine> measures(WhitelistEntry entry, LocalDate today, Language language) {
        List<Measure> measures = Measure.list(
                "from Measure m left join fetch m.decidedBy left join fetch m.confirmedBy where m.entry = ?1 order by m.id desc",
                entry);
        Map<Long, Appeal> appealed = Appeal.<Appeal>list("measure.entry", entry).stream()
                .collect(Collectors.toMap(appeal -> Objects.requireNonNull(appeal.measure).id, Function.identity()));
        return measures.stream()
                .map(measure -> line(measure, appealed.get(measure.id), today, language))
                .toList();
    }

    private MeasureLine line(Measure measure, @Nullable Appeal appeal, LocalDate today, Language language) {
        LocalDate due = appeals.due(measure);
        boolean appealable = appeal == null && measure.liftedAt == null && !today.isAfter(due);
        String by = measure.decidedBy == null
                ? Messages.text(language, "upkeep", "byRule")
                : measure.confirmedBy == null
                        ? measure.decidedBy.name
                        : Messages.text(language, "upkeep", "byTwo", measure.decidedBy.name, measure.confirmedBy.name);
        return new MeasureLine(
                measure.id,
                measure.kind.name(),
                Messages.text(language, "upkeep", "kind." + measure.kind),
                measure.reason(language),
                ReadableTime.day(measure.decidedAt, language),
                by,
                ShownDay.of(measure.dueOn, language),
                ShownDay.of(measure.metAt, language),
                ShownDay.of(measure.liftedAt, language),
                ShownDay.of(measure.barredUntil, language),
                measure.falsified,
                measure.liableName == null ? null : measure.liableName + " · " + measure.liableCreditCode,
                measure.complaintId,
                measure.kind == Measure.Kind.RECTIFICATION && measure.isOpen(),
                appeal != null
                        ? appeal.path()
                        : appealable ? measure.entry.holderPath() + "/measures/" + measure.id + "/appeal" : null,
                appeal == null ? null : EntryBadges.of(appeal.state, language),
                appealable ? ReadableTime.day(due, language) : null);
    }

    /** By criterion, what was replaced included. */
    List<EvidenceLine> evidence(WhitelistEntry entry, LocalDate today, Language language) {
        if (entry.application == null) {
            return List.of();
        }
        List<Evidence> pieces = Evidence.list(
                "from Evidence v join fetch v.criterion left join fetch v.attachment where v.application = ?1"
                        + " order by v.criterion.kind, v.criterion.position, v.id",
                entry.application);
        return pieces.stream()
                .map(piece -> {
                    boolean replaced = pieces.stream().anyMatch(newer -> piece.id.equals(newer.replacesId));
                    boolean asks = piece.expiresOn != null
                            && !replaced
                            && !piece.expiresOn.isAfter(today.plusDays(SOON))
                            && (entry.state.isInForce() || entry.state == EntryState.SUSPENDED);
                    return new EvidenceLine(
                            piece.criterion.name(language),
                            piece.title,
                            piece.attachment == null ? null : ShownFile.of(piece.attachment),
                            piece.link,
                            ReadableTime.day(piece.addedAt, language),
                            ShownDay.of(piece.expiresOn, language),
                            badge(piece, replaced, today, language),
                            asks ? entry.holderPath() + "/evidence/" + piece.id : null);
                })
                .toList();
    }

    private static @Nullable StateBadge badge(Evidence piece, boolean replaced, LocalDate today, Language language) {
        if (replaced) {
            return new StateBadge(Messages.text(language, "upkeep", "evidenceReplaced"), "info");
        }
        if (piece.expiresOn == null) {
            return null;
        }
        if (piece.expiresOn.isBefore(today)) {
            return new StateBadge(Messages.text(language, "upkeep", "evidenceExpired"), "danger");
        }
        return piece.expiresOn.isAfter(today.plusDays(SOON))
                ? null
                : new StateBadge(Messages.text(language, "upkeep", "evidenceExpiring"), "warning");
    }

    /**
     * Latest year first.
     *
     * @param forAdmins whether the links lead to the admins' pages
     */
    List<ReviewLine> reviews(WhitelistEntry entry, LocalDate today, boolean forAdmins, Language language) {
        return AnnualReview.<AnnualReview>list("entry = ?1 order by year desc", entry).stream()
                .map(review -> new ReviewLine(
                        review.id,
                        String.valueOf(review.year),
                        EntryBadges.of(review.state, review.isWanted() && review.dueOn.isBefore(today), language),
                        ReadableTime.day(review.dueOn, language),
                        forAdmins ? "/admin/whitelist/reviews/" + review.id : review.path(),
                        review.isWanted()))
                .toList();
    }

    /** Newest first. */
    List<ComplaintLine> complaints(WhitelistEntry entry, boolean forAdmins, Language language) {
        return Complaint.<Complaint>list(
                        "from Complaint c join fetch c.organization join fetch c.entry where c.entry = ?1 order by c.id desc",
                        entry)
                .stream()
                .map(complaint -> complaint(complaint, forAdmins, language))
                .toList();
    }

    static ComplaintLine complaint(Complaint complaint, boolean forAdmins, Language language) {
        return new ComplaintLine(
                complaint.id,
                ReadableTime.day(complaint.filedAt, language),
                complaint.organization.name(language),
                complaint.entry.subjectName(language),
                complaint.entry.certificateNumber,
                EntryBadges.of(complaint.state, language),
                forAdmins ? "/admin/whitelist/complaints/" + complaint.id : complaint.path(),
                complaint.state.isOpen());
    }

    /** Newest first; at most 200. */
    static List<EventLine> events(WhitelistEntry entry, Language language) {
        return AuditEvent.of(EntryLifecycle.SUBJECT, entry.id).stream()
                .map(event -> new EventLine(
                        ReadableTime.minute(event.at, language),
                        event.actorName.equals(Audit.PORTAL)
                                ? Messages.text(language, "upkeep", "byRule")
                                : event.actorName,
                        Messages.has(language, "audit", event.action)
                                ? Messages.text(language, "audit", event.action)
                                : event.action,
                        Objects.requireNonNullElse(event.reason, "")))
                .toList();
    }

    /** The sentence that says why something cannot be done. */
    static String sentence(Reason reason, Language language) {
        return Messages.text(language, "upkeep", "refused." + reason);
    }
}
