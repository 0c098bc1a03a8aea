package org.solutionpool.indexing;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.solutionpool.indexing.IndexOverview.Task;
import org.solutionpool.web.Language;
import org.solutionpool.web.Messages;

/**
 * A task as the page shows it.
 *
 * @param text what it is doing or how it ended, in words
 * @param kind the colour of its badge
 * @param instant when it started, for machines
 * @param findings the differences a verification found, a line a fault; empty if there are none
 */
public record TaskView(
        Task task, String name, String text, String kind, String started, Instant instant, List<Finding> findings) {

    private static final String BUNDLE = "indexing";
    private static final ZoneId CHINA = ZoneId.of("Asia/Shanghai");

    /** One fault: how many documents, and the first of their ids. */
    public record Finding(String fault, long count, String ids) {}

    /** What the progress bar counts to: never 0, which browsers do not draw. */
    public long progressMax() {
        return Math.max(1, task.total());
    }

    static TaskView of(Task task, Language language) {
        return new TaskView(
                task,
                Messages.text(language, BUNDLE, "task." + task.type()),
                task.running()
                        ? Messages.text(language, BUNDLE, "phase." + task.phase())
                        : Messages.text(language, BUNDLE, "state." + task.state()),
                switch (task.state()) {
                    case RUNNING -> "info";
                    case DONE -> "success";
                    case FAILED -> "danger";
                    case CANCELLED -> "warning";
                },
                DateTimeFormatter.ofLocalizedDateTime(FormatStyle.MEDIUM)
                        .withLocale(language.locale())
                        .withZone(CHINA)
                        .format(task.startedAt()),
                task.startedAt(),
                findings(task.report(), language));
    }

    private static List<Finding> findings(@Nullable VerificationReport report, Language language) {
        return report == null
                ? List.of()
                : List.of(
                                finding(language, "missing", report.missing(), report.missingIds()),
                                finding(language, "stale", report.stale(), report.staleIds()),
                                finding(language, "orphaned", report.orphaned(), report.orphanedIds()))
                        .stream()
                        .filter(finding -> finding.count() > 0)
                        .toList();
    }

    private static Finding finding(Language language, String fault, long count, List<String> ids) {
        return new Finding(Messages.text(language, BUNDLE, fault), count, String.join(", ", ids));
    }
}
