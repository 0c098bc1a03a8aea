package org.solutionpool.importing;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.QuarkusApplication;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.solutionpool.web.Language;
import org.solutionpool.web.Messages;
import org.solutionpool.whitelist.register.HistoricalLists;

/**
 * {@code import FILE [--mapping NAME|FILE] [--as historical-batch [--programme CODE]] [--dry-run]}: what the pages under {@code /admin/imports} do, from the command
 * line, against the configured database. Ends with 0 if every row is in, 1 if some were refused, 2 if nothing was done.
 */
public class ImportCommand implements QuarkusApplication {

    /** The word that calls it. */
    public static final String NAME = "import";

    static final int ALL_IN = 0;
    static final int SOME_REFUSED = 1;
    static final int NOTHING_DONE = 2;

    private static final int PROBLEMS_PRINTED = 20;

    @Inject
    Imports imports;

    @Inject
    ImportWork work;

    @Inject
    HistoricalLists lists;

    private final Language language = Language.preferred(List.of(Locale.getDefault()));
    private final PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    private volatile boolean ending;

    /** What the command was called with. */
    private record Order(
            Path file, @Nullable String mapping, @Nullable String programme, boolean dryRun) {}

    /** The value of {@code --as}: rows stand in the register and become no listings. */
    private static final String RECORD = "historical-batch";

    /** The command cannot do what it was asked to; the message is for the reader. */
    private static final class Refusal extends RuntimeException {
        Refusal(String message) {
            super(message);
        }
    }

    @Override
    public int run(String... arguments) throws IOException {
        Runtime.getRuntime().addShutdownHook(new Thread(() -> ending = true, "stop the import"));
        try {
            return run(read(arguments));
        } catch (Refusal e) {
            out.println(e.getMessage());
            return NOTHING_DONE;
        } catch (FileRefused e) {
            out.println(text("cli.refused", refusal(e.code(), e.arguments())));
            return NOTHING_DONE;
        }
    }

    private Order read(String... arguments) {
        Path file = null;
        String mapping = null;
        boolean dryRun = false;
        boolean record = false;
        String programme = null;
        for (int i = 1; i < arguments.length; i++) {
            if (arguments[i].equals("--dry-run")) {
                dryRun = true;
            } else if (arguments[i].equals("--mapping") && i + 1 < arguments.length) {
                mapping = arguments[++i];
            } else if (arguments[i].equals("--as") && i + 1 < arguments.length && arguments[i + 1].equals(RECORD)) {
                i++;
                record = true;
            } else if (arguments[i].equals("--programme") && i + 1 < arguments.length) {
                programme = arguments[++i];
            } else if (!arguments[i].startsWith("--") && file == null) {
                file = Path.of(arguments[i]);
            } else {
                throw new Refusal(text("cli.usage", shipped()));
            }
        }
        if (file == null || programme != null && !record) {
            throw new Refusal(text("cli.usage", shipped()));
        }
        if (!Files.isRegularFile(file)) {
            throw new Refusal(text("cli.file", file));
        }
        return new Order(
                file,
                mapping,
                record ? Objects.requireNonNullElse(programme, HistoricalLists.PROGRAMME) : null,
                dryRun);
    }

    private int run(Order order) throws IOException {
        // Looked up first: a wrong name must not leave a job behind.
        Optional<ColumnMapping> wanted =
                order.mapping() == null ? Optional.empty() : Optional.of(mapping(order.mapping()));
        String programme = order.programme();
        if (programme != null && !QuarkusTransaction.requiringNew().call(() -> lists.takes(programme))) {
            throw new Refusal(text("cli.programme", programme));
        }
        wanted.filter(mapping -> programme == null ? !mapping.isComplete() : !mapping.isCompleteForRecord())
                .ifPresent(mapping -> {
                    throw new Refusal(text("cli.mappingIncomplete"));
                });
        ImportJob job = imports.upload(String.valueOf(order.file().getFileName()), order.file(), null);
        out.println(text("cli.read", job.fileName, job.rowCount, job.columns.size(), job.format));
        try {
            settleMapping(job, wanted, programme);
        } catch (Refusal e) {
            imports.discard(job.id);
            throw e;
        }
        ImportJob checked = go(job.id);
        if (checked.state != ImportState.READY) {
            return unfinished(checked);
        }
        printCheck(checked);
        Tally tally = Objects.requireNonNull(checked.checked);
        if (order.dryRun()) {
            imports.discard(job.id);
            return tally.refused() == 0 ? ALL_IN : SOME_REFUSED;
        }
        Instant begin = Instant.now();
        imports.start(job.id);
        ImportJob done = go(job.id);
        Tally result = Objects.requireNonNullElse(done.result, Tally.NOTHING);
        if (done.state != ImportState.DONE) {
            return unfinished(done);
        }
        out.println(text(
                "cli.done",
                result.created(),
                result.changed(),
                result.unchanged(),
                result.left(),
                result.refused(),
                Duration.between(begin, Instant.now()).toSeconds()));
        return result.refused() == 0 ? ALL_IN : SOME_REFUSED;
    }

    private void settleMapping(ImportJob job, Optional<ColumnMapping> wanted, @Nullable String programme) {
        if (wanted.isPresent()) {
            ColumnMapping mapping = wanted.get();
            if (!mapping.fits(job.columnNames())) {
                String missing = mapping.columns().values().stream()
                        .filter(column -> !job.columnNames().contains(column))
                        .sorted()
                        .collect(Collectors.joining(", "));
                throw new Refusal(text("cli.mappingMisfit", missing));
            }
            if (job.state == ImportState.CHECKING) {
                imports.remap(job.id);
            }
            imports.map(job.id, mapping, programme, null);
        } else if (job.state == ImportState.MAPPING) {
            boolean saved = QuarkusTransaction.requiringNew()
                    .call(() -> SavedLayout.ofColumns(job.columnNames()).isPresent());
            ColumnMapping proposal = Objects.requireNonNullElse(job.mapping, ColumnMapping.NOTHING);
            if (!saved) {
                throw new Refusal(text("cli.unknownLayout", shipped()) + "\n" + json(proposal));
            }
            imports.map(job.id, proposal, programme, null);
        } else if (programme != null) {
            // A known layout began its dry run as listings.
            imports.remap(job.id);
            imports.map(job.id, Objects.requireNonNullElse(job.mapping, ColumnMapping.NOTHING), programme, null);
        }
    }

    private ColumnMapping mapping(String nameOrFile) throws IOException {
        Optional<ColumnMapping> named = Layout.SHIPPED.stream()
                .filter(layout -> layout.name().equals(nameOrFile))
                .map(Layout::mapping)
                .findFirst()
                .or(() -> QuarkusTransaction.requiringNew()
                        .call(() -> SavedLayout.ofName(nameOrFile).map(layout -> layout.mapping)));
        if (named.isPresent()) {
            return named.get();
        }
        Path file = Path.of(nameOrFile);
        if (!Files.isRegularFile(file)) {
            throw new Refusal(text("cli.mapping", nameOrFile));
        }
        return Layout.read(file).mapping();
    }

    private ImportJob go(long jobId) {
        if (!work.claim(jobId)) {
            throw new Refusal(text("cli.busy"));
        }
        work.run(jobId, () -> ending);
        return QuarkusTransaction.requiringNew().call(() -> imports.find(jobId));
    }

    private void printCheck(ImportJob job) {
        Tally tally = Objects.requireNonNull(job.checked);
        List<ImportProblem> first = QuarkusTransaction.requiringNew()
                .call(() -> ImportProblem.<ImportProblem>find("jobId = ?1 order by severity, row, id", job.id)
                        .page(0, PROBLEMS_PRINTED)
                        .list());
        long all = QuarkusTransaction.requiringNew().call(() -> ImportProblem.count("jobId", job.id));
        for (ImportProblem problem : first) {
            out.println(text(
                    "cli.problem",
                    String.valueOf(problem.row),
                    problem.column == null ? "" : problem.column,
                    problem.what(language),
                    problem.mend(language)));
        }
        if (all > first.size()) {
            out.println(text("cli.more", all - first.size(), String.valueOf(job.id)));
        }
        out.println(text(
                "cli.checked",
                tally.created(),
                tally.changed(),
                tally.unchanged(),
                tally.left(),
                tally.refused(),
                tally.warnings(),
                tally.duplicates()));
    }

    private int unfinished(ImportJob job) {
        String reason = job.failureCode == null
                ? text("state." + job.state.name())
                : refusal(job.failureCode, Objects.requireNonNullElse(job.failureArguments, List.of()));
        out.println(text("cli.failed", reason));
        return NOTHING_DONE;
    }

    private static String json(ColumnMapping mapping) {
        try {
            return JsonMapper.builder()
                    .enable(SerializationFeature.INDENT_OUTPUT)
                    .build()
                    .writeValueAsString(mapping);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String shipped() {
        return Layout.SHIPPED.stream().map(Layout::name).collect(Collectors.joining(", "));
    }

    private String refusal(String code, List<String> arguments) {
        return text("refused." + code, arguments.toArray());
    }

    private String text(String key, Object... arguments) {
        return Messages.text(language, ImportPages.BUNDLE, key, arguments);
    }
}
