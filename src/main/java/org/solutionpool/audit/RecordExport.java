package org.solutionpool.audit;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.jspecify.annotations.Nullable;

/** Hands the sealed events of a period out, in the order of the chain, however many there are. */
@ApplicationScoped
public class RecordExport {

    /** How it is written. */
    public enum Format {
        /** A line an event: {@code {"event":…,"hash":…,"link":…}}, event and link in the form that is hashed. */
        JSONL("application/x-ndjson"),
        /** For spreadsheets: a column a value, with a byte order mark. */
        CSV("text/csv;charset=UTF-8");

        private final String mediaType;

        Format(String mediaType) {
            this.mediaType = mediaType;
        }

        static Optional<Format> of(@Nullable String name) {
            for (Format format : values()) {
                if (format.suffix().equals(name)) {
                    return Optional.of(format);
                }
            }
            return Optional.empty();
        }

        String suffix() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    @Inject
    Chain chain;

    @Inject
    Audit audit;

    /** Answers with the file. That somebody took it is an event of the record too. */
    Response answer(Period period, Format format) {
        QuarkusTransaction.requiringNew()
                .run(() -> audit.record(
                        "record.export",
                        RecordVerifications.SUBJECT,
                        period.first() + "/" + period.last(),
                        null,
                        Map.of(
                                "from", period.first().toString(),
                                "to", period.last().toString(),
                                "format", format.suffix()),
                        null));
        StreamingOutput file = out -> write(period, format, out);
        return Response.ok(file)
                .type(format.mediaType)
                .header(
                        "Content-Disposition",
                        "attachment; filename=\"record-%s-%s.%s\""
                                .formatted(period.first(), period.last(), format.suffix()))
                .header("Cache-Control", "no-store")
                .build();
    }

    void write(Period period, Format format, OutputStream out) throws IOException {
        Writer writer = new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8));
        if (format == Format.JSONL) {
            each(period, (event, link) -> writer.append("{\"event\":")
                    .append(event.canonical())
                    .append(",\"hash\":\"")
                    .append(link.hash())
                    .append("\",\"link\":")
                    .append(link.canonical())
                    .append("}\n"));
        } else {
            writer.write('\uFEFF');
            CSVPrinter printer = new CSVPrinter(writer, CSVFormat.EXCEL);
            printer.printRecord(
                    "number",
                    "id",
                    "at",
                    "actorSubject",
                    "actorName",
                    "organizationId",
                    "action",
                    "subjectType",
                    "subjectId",
                    "before",
                    "after",
                    "reason",
                    "requestId",
                    "sealedAt",
                    "eventHash",
                    "previousHash",
                    "hash");
            each(
                    period,
                    (event, link) -> printer.printRecord(
                            link.number(),
                            event.id(),
                            StoredEvent.time(event.at()),
                            harmless(event.actorSubject()),
                            harmless(event.actorName()),
                            event.organizationId(),
                            event.action(),
                            event.subjectType(),
                            harmless(event.subjectId()),
                            event.before(),
                            event.after(),
                            harmless(event.reason()),
                            harmless(event.requestId()),
                            StoredEvent.time(link.sealedAt()),
                            link.eventHash(),
                            link.previousHash(),
                            link.hash()));
        }
        writer.flush();
    }

    /** Writes one event. */
    private interface Line {
        void write(StoredEvent event, ChainLink link) throws IOException;
    }

    private void each(Period period, Line line) throws IOException {
        Chain.Numbers numbers = chain.numbers(period).orElse(null);
        if (numbers == null) {
            return;
        }
        long last = numbers.first() - 1;
        for (List<Chain.Entry> page = chain.after(last, numbers.last(), period);
                !page.isEmpty();
                page = chain.after(last, numbers.last(), period)) {
            for (Chain.Entry entry : page) {
                ChainLink link = Objects.requireNonNull(entry.link());
                line.write(Objects.requireNonNull(entry.event()), link);
                last = link.number();
            }
        }
    }

    /** Texts that people typed must not become formulas of the reader's (CWE-1236). */
    private static String harmless(@Nullable String text) {
        return text == null || text.isEmpty() ? "" : "=+-@\t\r".indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
    }
}
