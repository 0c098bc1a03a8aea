package org.solutionpool.local.elasticsearch;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How the node starts, keeps its data and ends. */
class ElasticsearchNodeIT {

    @TempDir
    Path folder;

    @Test
    void documentsOutliveARestart() throws Exception {
        try (StartedNode node = StartedNode.in(folder)) {
            node.ask("PUT", "/solutions/_doc/1?refresh=true", """
                    {"title": "空压机节能改造"}""");
        }
        try (StartedNode node = StartedNode.in(folder)) {
            node.ask("GET", "/_cluster/health/solutions?wait_for_status=yellow&timeout=20s", null);
            assertThat(node.ask("GET", "/solutions/_doc/1", null).at("/_source/title").asText()).isEqualTo("空压机节能改造");
        }
    }

    @Test
    void endsInOrderWhenItsParentDies() throws Exception {
        try (StartedNode node = StartedNode.in(folder)) {
            assertThat(node.endsWithItsInput()).isTrue();
        }
    }

    @Test
    void saysWhoItIsAsAStockNodeDoes() throws Exception {
        try (StartedNode node = StartedNode.in(folder)) {
            JsonNode info = node.ask("GET", "/", null);
            assertThat(info.get("cluster_name").asText()).isEqualTo("solution-pool-local");
            assertThat(info.at("/version/number").asText()).startsWith("9.");
            assertThat(info.at("/version/build_flavor").asText()).isEqualTo("default");
            assertThat(info.get("tagline").asText()).isEqualTo("You Know, for Search");
            assertThat(node.send("GET", "/", null).headers().firstValue("X-Elastic-Product")).hasValue("Elasticsearch");
            assertThat(node.send("HEAD", "/", null).statusCode()).isEqualTo(200);
        }
    }
}
