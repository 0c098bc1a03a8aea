package org.solutionpool.relevance;

import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.solutionpool.importing.ImportCommand;
import org.solutionpool.relevance.Collection.Topic;

/**
 * Loads a collection into the real parts by the import, asks the public API about each topic and prints what comes back.
 * {@code ./mvnw test -Prelevance -Drelevance.collection=FOLDER}; the README says what else can be set.
 */
@QuarkusTest
class RelevanceHarness {

    private static final int PAGE = 500;
    private static final int SEARCH_PAGE = 50;
    private static final int DEPTH = 100;
    private static final int TITLE = 200;
    private static final Duration LOADING = Duration.ofMinutes(60);

    @Inject
    ImportCommand importCommand;

    @Inject
    EntityManager entityManager;

    @ConfigProperty(name = "quarkus.http.test-port")
    int port;

    private final ObjectMapper json = new ObjectMapper();
    private final HttpClient http = HttpClient.newHttpClient();
    private final PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);

    @Test
    @Timeout(value = 6, unit = TimeUnit.HOURS)
    void measure() throws Exception {
        Collection collection = Collection.read(Path.of(System.getProperty("relevance.collection")));
        List<String> ways =
                List.of(System.getProperty("relevance.ways", "words;vectors;words,vectors;words,vectors,structure")
                        .split(";"));
        boolean each = Boolean.getBoolean("relevance.topics");
        Map<String, String> rows = load(collection);
        out.printf(
                "%n%d listings, %d topics%n", rows.size(), collection.topics().size());

        Map<String, Map<Measure, double[]>> results = new LinkedHashMap<>();
        for (String way : ways) {
            results.put(way, measure(collection, rows, way, each));
        }
        results.forEach((way, measured) -> {
            out.printf("%n%s%n", way);
            measured.forEach((measure, values) -> out.printf("  %-22s %s%n", measure.title(), Interval.of(values)));
        });
        compare(ways, results);
    }

    /** Each configuration against the first, topic by topic. */
    private void compare(List<String> ways, Map<String, Map<Measure, double[]>> results) {
        Map<Measure, double[]> first = results.get(ways.getFirst());
        for (String way : ways.subList(1, ways.size())) {
            out.printf("%n%s minus %s%n", way, ways.getFirst());
            results.get(way).forEach((measure, values) -> {
                double[] differences = new double[values.length];
                for (int i = 0; i < values.length; i++) {
                    differences[i] = values[i] - first.get(measure)[i];
                }
                out.printf("  %-22s %s%n", measure.title(), Interval.of(differences));
            });
        }
    }

    private Map<Measure, double[]> measure(Collection collection, Map<String, String> rows, String way, boolean each)
            throws Exception {
        Map<Measure, double[]> measured = new EnumMap<>(Measure.class);
        for (Measure measure : Measure.values()) {
            measured.put(measure, new double[collection.topics().size()]);
        }
        for (int i = 0; i < collection.topics().size(); i++) {
            Topic topic = collection.topics().get(i);
            List<String> ranking = way.equals("search") ? search(topic, rows) : match(topic, rows, way);
            Map<String, Integer> grades = collection.grades(topic);
            for (Measure measure : Measure.values()) {
                measured.get(measure)[i] = measure.of(ranking, grades);
            }
            if (each) {
                out.printf(
                        "%s %s %.4f %.4f%n",
                        way, topic.id(), measured.get(Measure.NDCG_10)[i], measured.get(Measure.JUDGED_NDCG_10)[i]);
            }
        }
        return measured;
    }

    /** The rows' own ids by the ids of their listings. */
    private Map<String, String> load(Collection collection) throws IOException {
        Path mapping = Files.createTempFile("relevance", ".json");
        Files.writeString(mapping, """
                {"name": "relevance",
                 "columns": {"row_id": "id", "title": "title"%s},
                 "constants": {"list": "relevance", "issuer": "relevance"}}
                """.formatted(collection.describes() ? ", \"description\": \"description\"" : ""));
        importCommand.run("import", collection.corpus().toString(), "--mapping", mapping.toString());
        Files.delete(mapping);
        await().atMost(LOADING)
                .pollInterval(Duration.ofSeconds(1))
                .until(() -> count("select count(*) from index_outbox") == 0
                        && count("select count(*) from embedding_queue") == 0);
        Map<String, String> rows = new HashMap<>();
        QuarkusTransaction.requiringNew().run(() -> entityManager
                .createNativeQuery("select id, source_row_id from solution where source_row_id is not null")
                .getResultList()
                .forEach(row -> rows.put(String.valueOf(((Object[]) row)[0]), String.valueOf(((Object[]) row)[1]))));
        return rows;
    }

    private long count(String query) {
        return QuarkusTransaction.requiringNew()
                .call(() -> ((Number) entityManager.createNativeQuery(query).getSingleResult()).longValue());
    }

    private List<String> match(Topic topic, Map<String, String> rows, String ways) throws Exception {
        List<String> ranking = new ArrayList<>();
        for (int page = 1, last = 1; page <= last; page++) {
            ObjectNode question = json.createObjectNode();
            question.put("title", cut(topic.title()));
            question.put("description", topic.description());
            question.put("page", page);
            question.put("size", PAGE);
            ArrayNode allowed = question.putArray("ways");
            for (String way : ways.split(",")) {
                allowed.add(way);
            }
            JsonNode answer = ask(HttpRequest.newBuilder(address("/api/v1/match"))
                    .header("Content-Type", "application/json")
                    .POST(HttpRequest.BodyPublishers.ofString(question.toString()))
                    .build());
            answer.required("matches")
                    .forEach(one ->
                            ranking.add(rows.getOrDefault(one.required("id").asText(), "?")));
            last = answer.required("lastPage").asInt();
        }
        return ranking;
    }

    private List<String> search(Topic topic, Map<String, String> rows) throws Exception {
        List<String> ranking = new ArrayList<>();
        for (int page = 1, last = 1; page <= last && ranking.size() < DEPTH; page++) {
            JsonNode answer = ask(HttpRequest.newBuilder(address("/api/v1/search?size=" + SEARCH_PAGE + "&page=" + page
                            + "&q=" + URLEncoder.encode(cut(topic.title()), StandardCharsets.UTF_8)))
                    .build());
            answer.required("hits")
                    .forEach(one ->
                            ranking.add(rows.getOrDefault(one.required("id").asText(), "?")));
            last = answer.required("lastPage").asInt();
        }
        return ranking;
    }

    private URI address(String path) {
        return URI.create("http://127.0.0.1:" + port + path);
    }

    private JsonNode ask(HttpRequest request) throws Exception {
        HttpResponse<String> response = http.send(request, HttpResponse.BodyHandlers.ofString());
        if (response.statusCode() != 200) {
            throw new IllegalStateException(response.statusCode() + " " + response.body());
        }
        return json.readTree(response.body());
    }

    private static String cut(String title) {
        return title.codePointCount(0, title.length()) <= TITLE
                ? title
                : title.substring(0, title.offsetByCodePoints(0, TITLE));
    }
}
