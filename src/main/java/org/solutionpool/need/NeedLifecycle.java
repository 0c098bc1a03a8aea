package org.solutionpool.need;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.persistence.LockModeType;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.NotFoundException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.solutionpool.account.Person;
import org.solutionpool.audit.Audit;
import org.solutionpool.notification.Notice;
import org.solutionpool.organization.Organization;
import org.solutionpool.solution.Solution;
import org.solutionpool.taxonomy.Taxonomy;
import org.solutionpool.web.IllegalTransitionException;

/**
 * Writes needs and changes their states, each step with its audit event, its notices and {@link NeedChanged} in one
 * transaction. What is handed in has been checked.
 */
@ApplicationScoped
@Transactional
public class NeedLifecycle {

    /** Drafts and open needs that one organization may have: a program that runs wild stops here. */
    public static final int MOST_NEEDS = 500;

    /** An organization has as many needs as it may have. */
    public static class TooManyNeedsException extends RuntimeException {}

    /**
     * What became of a need.
     *
     * @param solutionId the published solution a contract was made about; null if it is none of the pool's
     * @param name with whom otherwise
     */
    public record Ending(
            Outcome outcome,
            @Nullable Long solutionId,
            @Nullable String name,
            @Nullable String note) {}

    @Inject
    Audit audit;

    @Inject
    Taxonomy taxonomy;

    @Inject
    ObjectMapper json;

    @Inject
    Event<NeedChanged> changed;

    /**
     * Writes down a new need as a draft.
     *
     * @throws TooManyNeedsException if there are {@value #MOST_NEEDS} already that are not closed
     */
    @Transactional(dontRollbackOn = TooManyNeedsException.class)
    public Need create(long organizationId, Person by, NeedContent content, Visibility visibility, boolean nameShown) {
        Organization organization = Organization.<Organization>findByIdOptional(
                        organizationId, LockModeType.PESSIMISTIC_WRITE)
                .orElseThrow(NotFoundException::new);
        if (Need.count("organization = ?1 and state <> ?2", organization, NeedState.CLOSED) >= MOST_NEEDS) {
            throw new TooManyNeedsException();
        }
        Need need = new Need();
        need.organization = organization;
        need.author = by;
        need.state = NeedState.DRAFT;
        need.visibility = visibility;
        need.nameShown = nameShown;
        need.createdAt = Instant.now();
        need.write(content, taxonomy);
        need.persist();
        audit.record("need.create", "need", need.id, null, values(need), null);
        return need;
    }

    /**
     * Changes what a draft or an open need says, unless somebody else did meanwhile.
     *
     * @param version the version that was changed
     * @return false if there is a newer one: nothing was changed
     * @throws IllegalTransitionException if it is closed
     */
    public boolean save(long id, long version, NeedContent content, Visibility visibility, boolean nameShown) {
        Need need = locked(id);
        if (need.state == NeedState.CLOSED) {
            throw new IllegalTransitionException("need", NeedState.CLOSED, NeedState.DRAFT);
        }
        if (need.version != version) {
            return false;
        }
        Map<String, Object> before = values(need);
        need.visibility = visibility;
        need.nameShown = nameShown;
        need.write(content, taxonomy);
        Map<String, Object> after = values(need);
        before.entrySet().removeIf(entry -> after.remove(entry.getKey(), entry.getValue()));
        if (!before.isEmpty() || !after.isEmpty()) {
            audit.record("need.save", "need", id, before, after, null);
            if (need.state == NeedState.OPEN) {
                announce(need);
            }
        }
        return true;
    }

    /**
     * Opens a draft, or a closed need again: its outcome is taken back.
     *
     * @throws IllegalTransitionException if it is open
     */
    public void open(long id) {
        Need need = locked(id);
        NeedState from = need.state;
        need.state = NeedState.TRANSITIONS.apply(from, NeedState.OPEN);
        need.openedAt = Instant.now();
        Map<String, Object> before = outcome(need);
        need.closedAt = null;
        need.outcome = null;
        need.outcomeSolution = null;
        need.outcomeName = null;
        need.outcomeNote = null;
        if (from == NeedState.CLOSED) {
            audit.record("need.reopen", "need", id, before, Map.of("state", need.state.name()), null);
        } else {
            audit.record(
                    "need.open",
                    "need",
                    id,
                    before,
                    Map.of(
                            "state", need.state.name(),
                            "visibility", need.visibility.name(),
                            "nameShown", need.nameShown),
                    null);
        }
        announce(need);
    }

    /**
     * Closes an open need. The provider of the solution a contract was made about is told.
     *
     * @throws IllegalTransitionException if it is not open
     * @throws NotFoundException if the solution is not public
     */
    public void close(long id, Ending ending) {
        Need need = locked(id);
        need.state = NeedState.TRANSITIONS.apply(need.state, NeedState.CLOSED);
        need.closedAt = Instant.now();
        need.outcome = ending.outcome();
        need.outcomeName = ending.name();
        need.outcomeNote = ending.note();
        if (ending.solutionId() != null) {
            Solution solution = Solution.<Solution>findByIdOptional(ending.solutionId())
                    .filter(Solution::isPublic)
                    .orElseThrow(NotFoundException::new);
            need.outcomeSolution = solution;
            Organization provider = solution.organization;
            if (provider != null && !Objects.equals(provider.id, need.organization.id)) {
                Notice.tellMembers(
                        provider.id,
                        "need.contracted",
                        "/solutions/" + solution.id,
                        need.organization.name,
                        solution.title);
            }
        }
        audit.record("need.close", "need", id, Map.of("state", NeedState.OPEN.name()), outcome(need), ending.note());
        announce(need);
    }

    private void announce(Need need) {
        changed.fire(new NeedChanged(need.id));
    }

    private static Need locked(long id) {
        return Need.<Need>findByIdOptional(id, LockModeType.PESSIMISTIC_WRITE).orElseThrow(NotFoundException::new);
    }

    private Map<String, Object> values(Need need) {
        Map<String, Object> values = new LinkedHashMap<>(json.convertValue(need.content, new TypeReference<>() {}));
        values.put("visibility", need.visibility.name());
        values.put("nameShown", need.nameShown);
        return values;
    }

    private static Map<String, Object> outcome(Need need) {
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("state", need.outcome == null ? NeedState.DRAFT.name() : NeedState.CLOSED.name());
        if (need.outcome != null) {
            values.put("outcome", need.outcome.name());
        }
        if (need.outcomeSolution != null) {
            values.put("solution", need.outcomeSolution.id);
        }
        if (need.outcomeName != null) {
            values.put("name", need.outcomeName);
        }
        return values;
    }
}
