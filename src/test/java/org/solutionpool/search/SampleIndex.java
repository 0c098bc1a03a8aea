package org.solutionpool.search;

import co.elastic.clients.elasticsearch.ElasticsearchClient;
import co.elastic.clients.elasticsearch._types.Refresh;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Objects;
import org.solutionpool.indexing.SearchAvailability;
import org.solutionpool.taxonomy.ReferenceTerms;
import org.solutionpool.taxonomy.TermFinder;

/** An index of a few samples, with the mapping that production has and the taxonomy that a release ships. */
final class SampleIndex implements AutoCloseable {

    private final ElasticsearchClient client;
    private final String name;

    SampleIndex(ElasticsearchClient client, String name, List<Sample> samples) throws IOException {
        this.client = client;
        this.name = name;
        client.indices().delete(delete -> delete.index(name).ignoreUnavailable(true));
        try (InputStream mapping =
                Objects.requireNonNull(SampleIndex.class.getResourceAsStream("/search-mappings/solutions.v2.json"))) {
            client.indices().create(create -> create.index(name).withJson(mapping));
        }
        for (Sample sample : samples) {
            client.index(index -> index.index(name)
                    .id(sample.id())
                    .document(sample.document())
                    .refresh(Refresh.True));
        }
    }

    /** The search as the portal does it, over this index. */
    SolutionSearch search() {
        TermFinder names = ReferenceTerms.finder();
        SoundAlikes sounds = new SoundAlikes(ReferenceTerms.all());
        return new SolutionSearch(client, new SearchAvailability(), () -> names, () -> sounds, name);
    }

    @Override
    public void close() throws IOException {
        client.indices().delete(delete -> delete.index(name));
    }
}
