package org.solutionpool.sample;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.solutionpool.sample.SampleContent.Content;
import org.solutionpool.sample.SampleWhitelist.SampleProgramme;
import org.solutionpool.whitelist.programme.Batch;

@QuarkusTest
class SampleWhitelistTest {

    @Inject
    SampleWhitelist whitelist;

    @Inject
    ObjectMapper json;

    @Test
    void aVisitorOfTheSampleCanApplyForAProviderAndForASolutionAtOnce() throws IOException {
        Content content;
        try (InputStream in = getClass().getResourceAsStream("/sample/content.json")) {
            content = json.readValue(in, Content.class);
        }
        QuarkusTransaction.begin();
        try {
            whitelist.add(content.programmes());

            assertThat(content.programmes()).hasSize(2);
            for (SampleProgramme sample : content.programmes()) {
                Batch batch = Batch.<Batch>find("programme.code", sample.code()).singleResult();
                assertThat(batch.takesApplications(Instant.now()))
                        .as(sample.code())
                        .isTrue();
            }
        } finally {
            QuarkusTransaction.rollback();
        }
    }
}
