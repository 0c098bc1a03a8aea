package org.solutionpool.usage;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jboss.logging.Logger;
import org.solutionpool.search.Recommendations;
import org.solutionpool.web.ReadableTime;

/**
 * The best bets that are switched on, in memory: in effect at once on the replica where an admin switched, within
 * {@value #POLL} on the others. While PostgreSQL is away the last ones stay.
 */
@ApplicationScoped
public class BestBets implements Recommendations {

    static final String POLL = "5s";

    private static final Logger LOG = Logger.getLogger(BestBets.class);

    /** A best bet for one query. */
    private record Bet(List<Long> solutions, LocalDate from, LocalDate until) {}

    private volatile Map<String, List<Bet>> byText = Map.of();

    @Override
    public List<Long> of(String text) {
        return byText.isEmpty() ? List.of() : on(text, LocalDate.now(ReadableTime.ZONE));
    }

    /** What is recommended for a query on a day; of several best bets the latest. */
    List<Long> on(String text, LocalDate day) {
        return byText.getOrDefault(QueryKey.of(text), List.of()).stream()
                .filter(bet -> !day.isBefore(bet.from()) && !day.isAfter(bet.until()))
                .findFirst()
                .map(Bet::solutions)
                .orElse(List.of());
    }

    void start(@Observes StartupEvent event) {
        reload();
    }

    @Scheduled(every = POLL, delayed = POLL, concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void poll() {
        try {
            reload();
        } catch (RuntimeException e) {
            LOG.warnf("The best bets could not be read, the last ones stay in use: %s", e);
        }
    }

    /** Reads them again, for the replica on which one was just switched. */
    void reload() {
        byText = QuarkusTransaction.requiringNew().call(() -> {
            Map<String, List<Bet>> read = new HashMap<>();
            BestBet.<BestBet>list(
                            "from BestBet where state = ?1 and validUntil >= ?2 order by id desc",
                            ImprovementState.ON,
                            LocalDate.now(ReadableTime.ZONE))
                    .forEach(bet -> bet.texts().forEach(text -> Objects.requireNonNull(
                                    read.computeIfAbsent(text, added -> new java.util.ArrayList<>()))
                            .add(new Bet(List.of(bet.solutions), bet.validFrom, bet.validUntil))));
            return Map.copyOf(read);
        });
    }
}
