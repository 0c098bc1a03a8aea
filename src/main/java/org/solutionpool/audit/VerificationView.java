package org.solutionpool.audit;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.solutionpool.web.Language;
import org.solutionpool.web.Messages;

/**
 * A verification as the page shows it.
 *
 * @param kind the colour of its note: info, success, warning, error
 * @param text what it found, in words
 * @param url where the first fault can be looked at; null if there is nothing to look at
 * @param head what the chain ended with; null while it runs and if it failed
 */
public record VerificationView(
        boolean running,
        String kind,
        String text,
        String started,
        String instant,
        String requestedBy,
        long checked,
        long total,
        @Nullable String url,
        @Nullable String known,
        @Nullable Head head) {

    static VerificationView of(RecordVerification verification, Language reader) {
        ChainReport report = verification.report;
        boolean running = verification.runs(Instant.now());
        ChainReport.Fault first = report == null ? null : report.first();
        Head known = verification.known();
        return new VerificationView(
                running,
                running ? "info" : report == null ? "warning" : report.holds() ? "success" : "error",
                running ? text(reader, "verifying") : result(report, reader),
                EventView.second(verification.startedAt, reader),
                verification.startedAt.toString(),
                verification.requestedBy,
                verification.checked,
                // Browsers do not draw a bar that counts to 0, nor one that is overfull.
                Math.max(1, Math.max(verification.checked, verification.total)),
                first == null || first.eventId() == null || first.kind() == ChainReport.Kind.EVENT_MISSING
                        ? null
                        : RecordAddress.event(first.eventId()),
                known == null ? null : known.word(),
                report == null ? null : report.head());
    }

    /** A report in words, for the page and for the command. */
    static String result(@Nullable ChainReport report, Language reader) {
        if (report == null) {
            return text(reader, "verificationFailed");
        }
        ChainReport.Fault first = report.first();
        if (first == null) {
            return text(reader, "holds", report.checked());
        }
        return text(reader, "broken", report.broken(), report.checked()) + " " + fault(first, reader);
    }

    private static String fault(ChainReport.Fault fault, Language reader) {
        return text(
                reader,
                (fault.number() == null ? "fault.waiting." : "fault.") + fault.kind(),
                fault.number() == null ? "" : String.valueOf(fault.number()),
                fault.eventId() == null ? "" : String.valueOf(fault.eventId()));
    }

    private static String text(Language reader, String key, Object... arguments) {
        return Messages.text(reader, RecordPage.BUNDLE, key, arguments);
    }
}
