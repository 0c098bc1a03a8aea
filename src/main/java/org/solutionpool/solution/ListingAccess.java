package org.solutionpool.solution;

import io.quarkus.hibernate.orm.panache.Panache;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.NotFoundException;
import org.solutionpool.account.CurrentPerson;
import org.solutionpool.account.Roles;

/** Who may see which listing. What a reader may not see does not exist for them. */
@RequestScoped
public class ListingAccess {

    @Inject
    CurrentPerson currentPerson;

    /**
     * A listing of the organization the reader acts for, its revisions loaded.
     *
     * @throws NotFoundException if there is none of that id, or if it is somebody else's
     */
    public Solution requireOwn(long id) {
        Solution solution = find(id);
        currentPerson.requireMemberOf(solution.organization == null ? null : solution.organization.id);
        return solution;
    }

    /**
     * A listing the reader may see the unpublished side of: its own members, reviewers and admins.
     *
     * @throws NotFoundException if not
     */
    public Solution requireInsider(long id) {
        Solution solution = find(id);
        if (!insider(solution)) {
            throw new NotFoundException();
        }
        return solution;
    }

    /**
     * Any listing, its revisions, organization and published list loaded in one statement.
     *
     * @throws NotFoundException if there is none of that id
     */
    public Solution find(long id) {
        return Panache.getEntityManager()
                .createQuery("""
                        from Solution s left join fetch s.published left join fetch s.working
                        left join fetch s.organization left join fetch s.publishedList where s.id = ?1""", Solution.class)
                .setParameter(1, id)
                .getResultStream()
                .findFirst()
                .orElseThrow(NotFoundException::new);
    }

    /** Whether the reader sees more of it than the public. */
    public boolean insider(Solution solution) {
        return currentPerson.signedIn()
                && (currentPerson.hasRole(Roles.ADMIN) || currentPerson.hasRole(Roles.REVIEWER) || own(solution));
    }

    /** Whether the reader acts for its provider. */
    public boolean own(Solution solution) {
        return currentPerson.signedIn()
                && solution.organization != null
                && solution.organization.id.equals(currentPerson.require().organizationId);
    }
}
