package org.solutionpool.audit;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;
import org.solutionpool.audit.ChainReport.Fault;
import org.solutionpool.audit.ChainReport.Kind;

/** Verifies the record from its first link to its last, a page at a time. */
@ApplicationScoped
public class ChainWalk {

    /** An event that is older has a link, or something is wrong. */
    static final Duration SEALED_WITHIN = Duration.ofMinutes(1);

    /** A long transaction dates its events before its commit: they get this time, several rounds of the sealer. */
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private static final Duration PAUSE = Duration.ofMillis(500);

    @Inject
    Chain chain;

    /** What the walk has seen so far. */
    private static final class Findings {
        private long broken;
        private @Nullable Fault first;

        void add(Kind kind, @Nullable Long number, @Nullable Long eventId) {
            broken++;
            if (first == null) {
                first = new Fault(kind, number, eventId);
            }
        }
    }

    /**
     * Walks along the whole chain.
     *
     * @param kept a head that was kept elsewhere and has to be in the chain still; null for none
     * @param progress hears how many links are checked, after each page
     * @throws InterruptedException if the thread is interrupted: the walk ends without a result
     */
    public ChainReport walk(@Nullable Head kept, LongConsumer progress) throws InterruptedException {
        Findings findings = new Findings();
        long checked = 0;
        long last = 0;
        String lastHash = ChainLink.NOTHING_BEFORE;
        List<Chain.Entry> page = chain.after(Long.MIN_VALUE);
        while (!page.isEmpty()) {
            for (Chain.Entry entry : page) {
                ChainLink link = Objects.requireNonNull(entry.link());
                check(link, entry.event(), last, lastHash, findings);
                if (kept != null
                        && kept.number() == link.number()
                        && !kept.hash().equals(link.hash())) {
                    findings.add(Kind.HEAD_CHANGED, link.number(), link.eventId());
                }
                last = link.number();
                lastHash = link.hash();
                checked++;
            }
            progress.accept(checked);
            if (Thread.interrupted()) {
                throw new InterruptedException();
            }
            page = chain.after(last);
        }
        if (kept != null && kept.number() > last) {
            findings.add(Kind.HEAD_CHANGED, kept.number(), null);
        }
        checkUnsealed(findings);
        return new ChainReport(checked, findings.broken, findings.first, last, lastHash);
    }

    /** At most one fault a link: the one that explains the others. */
    private static void check(
            ChainLink link, @Nullable StoredEvent event, long last, String lastHash, Findings findings) {
        boolean gap = link.number() != last + 1;
        if (gap) {
            findings.add(Kind.GAP, last + 1, null);
        }
        if (!link.carriesItsHash() || !gap && !link.previousHash().equals(lastHash)) {
            findings.add(Kind.LINK_ALTERED, link.number(), link.eventId());
        } else if (event == null) {
            findings.add(Kind.EVENT_MISSING, link.number(), link.eventId());
        } else if (!link.seals(event)) {
            findings.add(Kind.EVENT_ALTERED, link.number(), link.eventId());
        }
    }

    private void checkUnsealed(Findings findings) throws InterruptedException {
        Instant patientUntil = Instant.now().plus(PATIENCE);
        Optional<Long> late = chain.unsealedSince(Instant.now().minus(SEALED_WITHIN));
        while (late.isPresent() && Instant.now().isBefore(patientUntil)) {
            Thread.sleep(PAUSE);
            late = chain.unsealedSince(Instant.now().minus(SEALED_WITHIN));
        }
        late.or(chain::outsideOfTheChain).ifPresent(event -> findings.add(Kind.UNSEALED, null, event));
        chain.goneBeforeSealed().ifPresent(event -> findings.add(Kind.EVENT_MISSING, null, event));
    }
}
