package org.solutionpool.usage;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import org.solutionpool.web.ReadableTime;

/** Forgets what is too old to learn from, every night. */
@ApplicationScoped
public class UsageRetention {

    /** A year, and what is needed to compare it with the one before at its edge. */
    static final Duration KEPT = Duration.ofDays(400);

    private static final int BATCH = 10_000;

    @Inject
    EntityManager entityManager;

    @Scheduled(cron = "0 20 3 * * ?", timeZone = "Asia/Shanghai")
    void nightly() {
        forget(Instant.now());
    }

    /** Deletes everything older than {@link #KEPT}, a batch a transaction: nobody waits long for a row. */
    void forget(Instant now) {
        Instant oldest = now.minus(KEPT);
        int deleted;
        do {
            deleted = QuarkusTransaction.requiringNew().call(() -> entityManager
                    .createNativeQuery("delete from usage_search where id in"
                            + " (select id from usage_search where hour < ?1 order by hour limit " + BATCH + ")")
                    .setParameter(1, oldest)
                    .executeUpdate());
        } while (deleted == BATCH);
        QuarkusTransaction.requiringNew().run(() -> entityManager
                .createNativeQuery("delete from usage_day where day < ?1")
                .setParameter(1, LocalDate.ofInstant(oldest, ReadableTime.ZONE))
                .executeUpdate());
    }
}
