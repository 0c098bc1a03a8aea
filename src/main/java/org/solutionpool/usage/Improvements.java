package org.solutionpool.usage;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.LockModeType;
import jakarta.ws.rs.NotFoundException;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.solutionpool.account.CurrentPerson;
import org.solutionpool.audit.Audit;
import org.solutionpool.search.SearchUnavailableException;
import org.solutionpool.taxonomy.Taxonomy;
import org.solutionpool.taxonomy.TermAliases;
import org.solutionpool.web.IllegalTransitionException;

/** Every step of a best bet or a new alias, each recorded; only what was tried is switched on. */
@ApplicationScoped
public class Improvements {

    static final String SUBJECT = "improvement";

    @Inject
    Trials trials;

    @Inject
    BestBets bestBets;

    @Inject
    TermAliases aliases;

    @Inject
    Taxonomy taxonomy;

    @Inject
    CurrentPerson person;

    @Inject
    Audit audit;

    /** Writes a change down. It has no effect yet. */
    public <T extends Improvement> T plan(T change) {
        return QuarkusTransaction.requiringNew().call(() -> {
            change.createdAt = Instant.now();
            change.createdBy = person.require().name;
            change.persist();
            record(change, "improvement.plan", null, change.reason);
            return change;
        });
    }

    /**
     * Tries a change on logged queries and keeps the outcome with it.
     *
     * @throws NotFoundException if there is no such change
     * @throws IllegalTransitionException if it is on already, or off for good
     * @throws SearchUnavailableException while Elasticsearch is away: nothing is kept
     */
    public void tryOut(long id) {
        Improvement change = QuarkusTransaction.requiringNew().call(() -> found(id));
        ImprovementState.TRANSITIONS.apply(change.state, ImprovementState.TRIED);
        // Up to two hundred searches: no row is held for so long.
        Outcome outcome =
                switch (change) {
                    case BestBet bet -> trials.of(bet);
                    case NewAlias alias -> trials.of(alias);
                    default -> throw new IllegalStateException(change.kind());
                };
        QuarkusTransaction.requiringNew().run(() -> {
            Improvement tried = locked(id);
            Map<String, Object> before = tried.facts();
            tried.move(ImprovementState.TRIED);
            tried.outcome = outcome;
            tried.triedAt = Instant.now();
            record(tried, "improvement.try", before, null);
        });
    }

    /**
     * Puts a change into effect.
     *
     * @throws NotFoundException if there is no such change
     * @throws IllegalTransitionException if it was not tried, or is on or off already
     * @throws AliasRefusedException if the taxonomy has changed and the alias cannot be added any more
     */
    public void switchOn(long id) {
        Improvement on = QuarkusTransaction.requiringNew().call(() -> {
            Improvement change = locked(id);
            Map<String, Object> before = change.facts();
            change.move(ImprovementState.ON);
            if (change instanceof NewAlias alias) {
                aliases.refusal(alias.scheme, alias.code, alias.alias).ifPresent(why -> {
                    throw new AliasRefusedException(why);
                });
                aliases.add(alias.scheme, alias.code, alias.alias, alias.reason);
            }
            record(change, "improvement.on", before, null);
            return change;
        });
        inEffect(on);
    }

    /**
     * Takes a best bet out of effect, or drops a change that never was in effect. An alias that is on is the taxonomy's:
     * it is taken away there.
     *
     * @throws NotFoundException if there is no such change, or if it is an alias that is on
     * @throws IllegalTransitionException if it is off already
     */
    public void switchOff(long id) {
        Improvement off = QuarkusTransaction.requiringNew().call(() -> {
            Improvement change = locked(id);
            if (change instanceof NewAlias && change.state == ImprovementState.ON) {
                throw new NotFoundException();
            }
            Map<String, Object> before = change.facts();
            change.move(ImprovementState.OFF);
            record(change, "improvement.off", before, null);
            return change;
        });
        inEffect(off);
    }

    private void inEffect(Improvement change) {
        if (change instanceof NewAlias) {
            taxonomy.reload();
        } else {
            bestBets.reload();
        }
    }

    private void record(
            Improvement change, String action, @Nullable Map<String, Object> before, @Nullable String reason) {
        audit.record(action, SUBJECT, change.id, before, change.facts(), reason);
    }

    private static Improvement found(long id) {
        return Improvement.<Improvement>findByIdOptional(id).orElseThrow(NotFoundException::new);
    }

    /** Two admins at once: the second one sees what the first one did. */
    private static Improvement locked(long id) {
        return Improvement.<Improvement>findByIdOptional(id, LockModeType.PESSIMISTIC_WRITE)
                .orElseThrow(NotFoundException::new);
    }
}
