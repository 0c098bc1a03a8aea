package org.solutionpool.relevance;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * A judged collection: {@code corpus.jsonl} (id, title and, if there is one, description), {@code topics.jsonl} (the same)
 * and judgments in TREC form, {@code topic 0 document grade}, in {@code qrels.txt} or {@code qrels.tsv}.
 *
 * @param judgments grade by document, by topic
 */
record Collection(Path corpus, List<Topic> topics, Map<String, Map<String, Integer>> judgments) {

    record Topic(String id, String title, String description) {}

    static Collection read(Path folder) throws IOException {
        ObjectMapper json = new ObjectMapper();
        List<Topic> topics = new ArrayList<>();
        for (String line : Files.readAllLines(folder.resolve("topics.jsonl"))) {
            if (!line.isBlank()) {
                JsonNode topic = json.readTree(line);
                topics.add(new Topic(
                        topic.required("id").asText(),
                        topic.path("title").asText(""),
                        topic.path("description").asText("")));
            }
        }
        Path qrels = folder.resolve("qrels.txt");
        Map<String, Map<String, Integer>> judgments = new HashMap<>();
        for (String line : Files.readAllLines(Files.exists(qrels) ? qrels : folder.resolve("qrels.tsv"))) {
            String[] parts = line.strip().split("\\s+");
            if (parts.length == 4) {
                judgments.computeIfAbsent(parts[0], topic -> new HashMap<>()).put(parts[2], Integer.valueOf(parts[3]));
            }
        }
        topics.removeIf(topic ->
                judgments.getOrDefault(topic.id(), Map.of()).values().stream().noneMatch(grade -> grade > 0));
        return new Collection(folder.resolve("corpus.jsonl"), topics, judgments);
    }

    /** Whether its documents have more than a title. */
    boolean describes() throws IOException {
        try (Stream<String> lines = Files.lines(corpus)) {
            return lines.limit(1).anyMatch(line -> line.contains("\"description\""));
        }
    }

    Map<String, Integer> grades(Topic topic) {
        return judgments.getOrDefault(topic.id(), Map.of());
    }
}
