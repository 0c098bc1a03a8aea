package org.solutionpool.importing;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.persistence.LockModeType;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.NotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.solutionpool.account.Person;
import org.solutionpool.audit.Audit;
import org.solutionpool.notification.Notice;
import org.solutionpool.web.IllegalTransitionException;

/** Every step an import can take, each in one transaction with its audit event. The rules are {@link ImportState}'s. */
@ApplicationScoped
@Transactional
public class Imports {

    /** How many imports may be under way at once; each keeps its file in the database. */
    public static final int MOST_OPEN = 20;

    /** The largest file, in bytes. */
    public static final long LARGEST_FILE = 50L * 1024 * 1024;

    private static final String SUBJECT = "import";

    @Inject
    Audit audit;

    @Inject
    StoredFile files;

    @Inject
    Event<ImportWaiting> waiting;

    /**
     * Takes a file in. If its columns leave no doubt about what they mean, the dry run begins; otherwise an admin says so
     * first, with the last mapping for these columns, or a guess, as a proposal.
     *
     * @throws FileRefused if nothing of it can be imported, it is too large, or too many imports are under way
     */
    @Transactional(Transactional.TxType.NOT_SUPPORTED)
    public ImportJob upload(String fileName, Path file, @Nullable Person person) throws IOException {
        if (Files.size(file) > LARGEST_FILE) {
            throw new FileRefused("size", LARGEST_FILE / 1024 / 1024);
        }
        SourceSurvey survey = SourceSurvey.of(file);
        return io.quarkus.narayana.jta.QuarkusTransaction.requiringNew().call(() -> {
            if (ImportJob.count("state not in ?1", List.of(ImportState.DONE, ImportState.DISCARDED)) >= MOST_OPEN) {
                throw new FileRefused("tooManyOpen", MOST_OPEN);
            }
            ImportJob job = new ImportJob();
            Optional<Layout> known = Layout.recognise(survey.columnNames());
            job.state = known.isPresent() ? ImportState.CHECKING : ImportState.MAPPING;
            job.fileName = shortened(fileName);
            job.fileSize = Files.size(file);
            job.sha256 = sha256(file);
            job.format = survey.format();
            job.rowCount = survey.rows();
            job.columns = survey.columns();
            job.layout = known.map(Layout::name).orElse(null);
            job.mapping = known.map(layout -> layout.mapping().limitedTo(survey.columnNames()))
                    .orElseGet(() -> proposal(survey.columnNames()));
            job.createdBy = person;
            job.createdAt = Instant.now();
            job.persist();
            files.store(job.id, file);
            audit.record(
                    "importing.upload",
                    SUBJECT,
                    job.id,
                    null,
                    Map.of("file", job.fileName, "rows", job.rowCount, "sha256", job.sha256),
                    null);
            announce(job);
            return job;
        });
    }

    /** How these columns were read last time, else as a shipped layout that fits reads them, else a guess by their names. */
    private static ColumnMapping proposal(List<String> columns) {
        return SavedLayout.ofColumns(columns)
                .map(saved -> saved.mapping)
                .or(() -> Layout.SHIPPED.stream()
                        .map(Layout::mapping)
                        .filter(mapping -> mapping.fits(columns))
                        .findFirst())
                .orElseGet(() -> ColumnGuess.of(columns));
    }

    /**
     * An import.
     *
     * @throws NotFoundException if there is none of that id
     */
    public ImportJob find(long id) {
        return ImportJob.<ImportJob>find("from ImportJob job left join fetch job.createdBy where job.id = ?1", id)
                .firstResultOptional()
                .orElseThrow(NotFoundException::new);
    }

    /**
     * Says what the columns mean and begins the dry run. The mapping is kept for the next file with these columns.
     *
     * @throws IllegalTransitionException if the dry run has begun already
     */
    public void map(long id, ColumnMapping mapping, @Nullable Person person) {
        map(id, mapping, null, person);
    }

    /**
     * {@link #map(long, ColumnMapping, Person)}, for rows that become a record.
     *
     * @param programme whose historical batches they become; null for listings
     */
    public void map(long id, ColumnMapping mapping, @Nullable String programme, @Nullable Person person) {
        ImportJob job = step(id, ImportState.CHECKING);
        job.programme = programme;
        job.mapping = mapping;
        job.layout = null;
        job.checked = null;
        job.rowsDone = 0;
        job.failureCode = null;
        job.failureArguments = null;
        ImportProblem.delete("jobId", id);
        SavedLayout layout = SavedLayout.ofColumns(job.columnNames()).orElseGet(SavedLayout::new);
        layout.mapping = mapping;
        layout.savedBy = person;
        layout.savedAt = Instant.now();
        if (!layout.isPersistent()) {
            layout.columns = SavedLayout.sorted(job.columnNames());
            layout.name = SavedLayout.freeName(job.fileName);
            layout.persist();
        }
        Map<String, Object> said = new LinkedHashMap<>();
        said.put("columns", mapping.columns());
        if (programme != null) {
            said.put("programme", programme);
        }
        audit.record("importing.map", SUBJECT, id, null, said, null);
        announce(job);
    }

    /** Goes back to the mapping. */
    public void remap(long id) {
        ImportJob job = step(id, ImportState.MAPPING);
        job.release();
        audit.record("importing.remap", SUBJECT, id, null, null, null);
    }

    /** Begins to publish what the dry run found good, or goes on with it. */
    public void start(long id) {
        ImportJob job = locked(id);
        boolean again = job.state == ImportState.STOPPED;
        job.state = ImportState.TRANSITIONS.apply(job.state, ImportState.IMPORTING);
        if (!again) {
            job.rowsDone = 0;
            job.result = Tally.NOTHING;
            job.startedAt = Instant.now();
        }
        audit.record("importing.start", SUBJECT, id, null, Map.of("fromRow", job.rowsDone), null);
        announce(job);
    }

    /** Stops the import behind the batch that is under way. */
    public void stop(long id) {
        ImportJob job = step(id, ImportState.STOPPED);
        job.release();
        audit.record("importing.stop", SUBJECT, id, null, facts(job), null);
    }

    /** Gives an import up; what went in stays. */
    public void discard(long id) {
        ImportJob job = step(id, ImportState.DISCARDED);
        job.release();
        job.finishedAt = Instant.now();
        files.drop(id);
        audit.record("importing.discard", SUBJECT, id, null, facts(job), null);
    }

    void checked(long id, Tally tally) {
        ImportJob job = step(id, ImportState.READY);
        job.checked = tally;
        job.release();
    }

    void finish(long id) {
        ImportJob job = step(id, ImportState.DONE);
        job.finishedAt = Instant.now();
        job.release();
        files.drop(id);
        audit.record("importing.finish", SUBJECT, id, null, facts(job), null);
        if (job.createdBy != null && job.result != null) {
            Notice.tell(
                    job.createdBy,
                    "importing.done",
                    "/admin/imports/" + id,
                    job.fileName,
                    job.result.created(),
                    job.result.changed(),
                    job.result.refused());
        }
    }

    void fail(long id, FileRefused reason) {
        ImportJob job = locked(id);
        if (!job.state.running()) {
            return;
        }
        job.state = ImportState.TRANSITIONS.apply(job.state, ImportState.FAILED);
        job.failureCode = reason.code();
        job.failureArguments = reason.arguments();
        job.release();
        audit.record("importing.fail", SUBJECT, id, null, Map.of("code", reason.code()), null);
    }

    ImportJob locked(long id) {
        ImportJob job = ImportJob.findById(id, LockModeType.PESSIMISTIC_WRITE);
        if (job == null) {
            throw new NotFoundException();
        }
        return job;
    }

    private ImportJob step(long id, ImportState to) {
        ImportJob job = locked(id);
        job.state = ImportState.TRANSITIONS.apply(job.state, to);
        return job;
    }

    private void announce(ImportJob job) {
        if (job.state.running()) {
            waiting.fire(new ImportWaiting(job.state));
        }
    }

    private static Map<String, Object> facts(ImportJob job) {
        Map<String, Object> facts = new LinkedHashMap<>();
        facts.put("rowsDone", job.rowsDone);
        if (job.result != null) {
            facts.put("created", job.result.created());
            facts.put("changed", job.result.changed());
            facts.put("unchanged", job.result.unchanged());
            facts.put("left", job.result.left());
            facts.put("refused", job.result.refused());
        }
        return facts;
    }

    private static String shortened(String fileName) {
        String plain = fileName.replaceAll("^.*[/\\\\]", "")
                .replaceAll("\\p{Cntrl}", "")
                .strip();
        String name = plain.isEmpty() ? "-" : plain;
        return name.codePointCount(0, name.length()) <= 200 ? name : name.substring(0, name.offsetByCodePoints(0, 200));
    }

    private static String sha256(Path file) throws IOException {
        try (InputStream in = new DigestInputStream(Files.newInputStream(file), MessageDigest.getInstance("SHA-256"))) {
            in.transferTo(java.io.OutputStream.nullOutputStream());
            return HexFormat.of()
                    .formatHex(((DigestInputStream) in).getMessageDigest().digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }
}
