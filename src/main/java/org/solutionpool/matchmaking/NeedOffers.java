package org.solutionpool.matchmaking;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
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
import org.solutionpool.need.Need;
import org.solutionpool.need.NeedState;
import org.solutionpool.notification.Notice;
import org.solutionpool.solution.Solution;
import org.solutionpool.web.IllegalTransitionException;

/** Offers solutions for needs. Whether the person may read the need is checked before. */
@ApplicationScoped
public class NeedOffers {

    /** Characters of a message. */
    static final int LONGEST_MESSAGE = 500;

    /** On the need's page, the latest first. */
    static final int MOST_SHOWN = 100;

    @Inject
    EntityManager entityManager;

    @Inject
    Audit audit;

    /**
     * Offers a solution, once for each need, and tells the need's owner.
     *
     * @param message at most {@value #LONGEST_MESSAGE} characters
     * @return false if it was offered before: nothing is changed, nobody is told again
     * @throws NotFoundException if the solution is not public or not of the person's organization, or if the need is
     *     their own
     * @throws IllegalTransitionException if the need is not open
     */
    @Transactional
    public boolean offer(Person by, long needId, long solutionId, @Nullable String message, Instant moment) {
        // Locked, so that it cannot be closed while it is offered to.
        Need need = Need.<Need>findByIdOptional(needId, LockModeType.PESSIMISTIC_WRITE)
                .orElseThrow(NotFoundException::new);
        Solution solution = Solution.<Solution>findByIdOptional(solutionId)
                .filter(Solution::isPublic)
                .filter(one -> one.organization != null && Objects.equals(one.organization.id, by.organizationId))
                .orElseThrow(NotFoundException::new);
        if (Objects.equals(need.organization.id, by.organizationId)) {
            throw new NotFoundException();
        }
        if (need.state != NeedState.OPEN) {
            throw new IllegalTransitionException("need", need.state, NeedState.OPEN);
        }
        int written = entityManager
                .createNativeQuery("insert into need_offer"
                        + " (id, need_id, solution_id, provider_id, author_id, message, offered_at)"
                        + " values (nextval('need_offer_seq'), ?1, ?2, ?3, ?4, cast(?5 as varchar), ?6)"
                        + " on conflict on constraint need_offer_key do nothing")
                .setParameter(1, needId)
                .setParameter(2, solutionId)
                .setParameter(3, by.organizationId)
                .setParameter(4, by.id)
                .setParameter(5, message)
                .setParameter(6, moment)
                .executeUpdate();
        if (written == 0) {
            return false;
        }
        Map<String, Object> offered = new LinkedHashMap<>();
        offered.put("solution", solutionId);
        offered.put("title", solution.title);
        audit.record("need.offer", "need", needId, null, offered, message);
        Notice.tellMembers(
                Objects.requireNonNull(need.organization.id),
                "need.offered",
                need.path() + "#offers",
                Objects.requireNonNull(solution.organization).name,
                solution.title,
                need.content.title());
        return true;
    }
}
