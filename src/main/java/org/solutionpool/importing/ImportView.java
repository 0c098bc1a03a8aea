package org.solutionpool.importing;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.solutionpool.web.Language;
import org.solutionpool.web.Messages;

/** One import as its pages show it. */
public record ImportView(ImportJob job, Language language) {

    private static final ZoneId CHINA = ZoneId.of("Asia/Shanghai");

    /** One view of the dry run's lines. */
    public record Tab(String text, String url, boolean current, long count) {}

    /** One line of the dry run, in the reader's language. */
    public record Line(
            @Nullable Integer row,
            @Nullable String column,
            String what,
            String mend,
            @Nullable Long solutionId) {

        Line(ImportProblem problem, Language language) {
            this(
                    problem.row == 0 ? null : problem.row,
                    problem.column,
                    problem.what(language),
                    problem.mend(language),
                    problem.solutionId);
        }
    }

    /** One step of an import, for the row of steps above it. */
    public record Stage(String text, String state) {}

    public String state() {
        return text("state." + job.state.name());
    }

    /** The colour of the state: info, success, warning or danger. */
    public String kind() {
        return switch (job.state) {
            case DONE -> "success";
            case FAILED -> "danger";
            case STOPPED, DISCARDED -> "warning";
            default -> "info";
        };
    }

    /** The programme whose historical batches the rows become; empty if they become listings. */
    public String programme() {
        return job.programme == null ? "" : job.programme;
    }

    public String uploadedAt() {
        return time(job.createdAt);
    }

    public String uploadedBy() {
        return job.createdBy == null ? text("byCommand") : job.createdBy.name;
    }

    public String finishedAt() {
        return job.finishedAt == null ? "" : time(job.finishedAt);
    }

    /** What is counted: the import's rows once it began, before that those of the dry run. */
    public @Nullable Tally tally() {
        return job.result != null ? job.result : job.checked;
    }

    public boolean hasTally() {
        return tally() != null;
    }

    public boolean canStart() {
        return ImportState.TRANSITIONS.allows(job.state, ImportState.IMPORTING);
    }

    public boolean canStop() {
        return ImportState.TRANSITIONS.allows(job.state, ImportState.STOPPED);
    }

    public boolean canRemap() {
        return ImportState.TRANSITIONS.allows(job.state, ImportState.MAPPING);
    }

    public boolean canDiscard() {
        return ImportState.TRANSITIONS.allows(job.state, ImportState.DISCARDED);
    }

    public String discardUrl() {
        return "/admin/imports/" + job.id + "/discard";
    }

    public String failure() {
        return job.failureCode == null
                ? ""
                : Messages.text(
                        language,
                        ImportPages.BUNDLE,
                        "refused." + job.failureCode,
                        job.failureArguments == null ? new Object[0] : job.failureArguments.toArray());
    }

    /** Upload, mapping, dry run, import. */
    public List<Stage> stages() {
        int current =
                switch (job.state) {
                    case MAPPING -> 1;
                    case CHECKING, READY -> 2;
                    case IMPORTING, STOPPED -> 3;
                    case DONE -> 4;
                    case FAILED, DISCARDED -> job.result != null ? 3 : 2;
                };
        List<Stage> stages = new ArrayList<>();
        List<String> names = List.of("upload", "mapping", "check", "import");
        for (int i = 0; i < names.size(); i++) {
            stages.add(
                    new Stage(text("stage." + names.get(i)), i < current ? "done" : i == current ? "current" : "todo"));
        }
        return stages;
    }

    List<Tab> tabs(Severity current) {
        return Arrays.stream(Severity.values())
                .map(severity -> new Tab(
                        text("severity." + severity.name()),
                        "/admin/imports/" + job.id + "?show=" + severity.name().toLowerCase(Locale.ROOT),
                        severity == current,
                        ImportProblem.count("jobId = ?1 and severity = ?2", job.id, severity)))
                .toList();
    }

    private String time(Instant at) {
        return DateTimeFormatter.ofLocalizedDateTime(FormatStyle.MEDIUM, FormatStyle.SHORT)
                .withLocale(language.locale())
                .withZone(CHINA)
                .format(at);
    }

    private String text(String key) {
        return Messages.text(language, ImportPages.BUNDLE, key);
    }
}
