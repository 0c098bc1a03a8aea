package org.solutionpool.audit;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;

/** Events for tests, and the wait until they are sealed. */
@ApplicationScoped
class RecordedEvents {

    @Inject
    Audit audit;

    @Inject
    Chain chain;

    /** Records some events of a subject in one transaction; answers their ids once each has its link. */
    List<Long> sealed(String subject, int events) {
        record(subject, events);
        List<Long> ids = ids(subject);
        Awaitility.await().atMost(Duration.ofSeconds(30)).until(() -> ids.stream()
                .allMatch(id -> link(id) != null));
        return ids;
    }

    void record(String subject, int events) {
        QuarkusTransaction.requiringNew().run(() -> IntStream.range(0, events)
                .forEach(number -> audit.record(
                        "solution.suspend",
                        "solution",
                        subject,
                        Map.of("state", "PUBLISHED", "rate", 1.50, "terms", List.of("机床", "控制")),
                        Map.of("state", "SUSPENDED", "number", number),
                        "=1+1 与说明不符，\n\"停用\"")));
    }

    List<Long> ids(String subject) {
        return QuarkusTransaction.requiringNew()
                .call(() -> AuditEvent.<AuditEvent>list("subjectId = ?1 order by id", subject).stream()
                        .map(event -> event.id)
                        .toList());
    }

    ChainLink link(long id) {
        return chain.ofEvent(id).orElseThrow().link();
    }
}
