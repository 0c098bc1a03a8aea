package org.solutionpool.importing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.hibernate.Hibernate;
import org.solutionpool.solution.PublishedList;
import org.solutionpool.solution.Solution;
import org.solutionpool.solution.SolutionRevision;

/** Lists that tests import, each under a name of its own, and what became of their rows. */
@ApplicationScoped
public class ImportedLists {

    @Inject
    Imports imports;

    /** A name no other test's list has. */
    public static String name() {
        return "某省系统解决方案推荐名单 " + UUID.randomUUID();
    }

    /** A line as the known layout has it. */
    public static String line(String list, String id, String title, String provider, String more) {
        return """
               {"id": "%s", "list": "%s", "issuer": "某省工业和信息化厅", "batch": "第一批", "year": 2026, "title": "%s", "provider": "%s", "offer_kind": "推荐方案"%s}
               """.formatted(id, list, title, provider, more.isEmpty() ? "" : ", " + more);
    }

    /** Uploads a text as a file. */
    public ImportJob upload(String name, String text) {
        try {
            Path file = Files.createTempFile("list", ".tmp");
            try {
                return imports.upload(name, Files.writeString(file, text), null);
            } finally {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Uploads a file of a known layout, waits for the dry run, imports it, waits for the end. */
    public ImportJob importAll(String text) {
        ImportJob job = upload("list.jsonl", text);
        awaitState(job.id, ImportState.READY);
        imports.start(job.id);
        return awaitState(job.id, ImportState.DONE);
    }

    /** Waits until a job is in a state. */
    public ImportJob awaitState(long id, ImportState state) {
        await().atMost(Duration.ofSeconds(60))
                .pollInterval(Duration.ofMillis(200))
                .untilAsserted(() -> assertThat(job(id).state).isEqualTo(state));
        return job(id);
    }

    public ImportJob job(long id) {
        return QuarkusTransaction.requiringNew().call(() -> imports.find(id));
    }

    /** The lines of a dry run as {@code row code}, by severity and row. */
    public List<String> problems(long id) {
        return QuarkusTransaction.requiringNew()
                .call(() -> ImportProblem.<ImportProblem>list("jobId = ?1 order by row, id", id).stream()
                        .map(problem -> problem.row + " " + problem.code)
                        .toList());
    }

    /** The listings of a list, in the order of their rows. */
    public List<Solution> listings(String list) {
        return QuarkusTransaction.requiringNew().call(() -> {
            PublishedList published = PublishedList.find("name", list).firstResult();
            List<Solution> solutions = published == null
                    ? List.of()
                    : Solution.list("publishedList = ?1 order by sourceRowId, id", published);
            solutions.forEach(solution -> {
                Hibernate.initialize(solution.published);
                Hibernate.initialize(solution.publishedList);
                Hibernate.initialize(solution.organization);
            });
            return solutions;
        });
    }

    /** The only listing of a list. */
    public Solution listing(String list) {
        return assertThat(listings(list)).singleElement().actual();
    }

    public List<SolutionRevision> revisions(long solutionId) {
        return QuarkusTransaction.requiringNew()
                .call(() -> SolutionRevision.list("solution.id = ?1 order by number", solutionId));
    }

    static Tally result(ImportJob job) {
        return Objects.requireNonNull(job.result);
    }
}
