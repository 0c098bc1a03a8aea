package org.solutionpool.need;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.NotFoundException;
import java.util.Objects;
import org.solutionpool.account.CurrentPerson;

/** Who may read a need. What somebody may not read does not exist for them. */
@ApplicationScoped
public class NeedAccess {

    private static final String WITH_ORGANIZATION =
            "from Need n join fetch n.organization left join fetch n.outcomeSolution where n.id = ?1";

    @Inject
    CurrentPerson person;

    /**
     * A need of the organization the person acts for.
     *
     * @throws NotFoundException if there is none, or it is another's
     */
    public Need requireOwn(long id) {
        Need need = find(id);
        person.requireMemberOf(need.organization.id);
        return need;
    }

    /**
     * A need that the person may read for the provider they act for.
     *
     * @throws NotFoundException if there is none, or it is not for them
     */
    public Need requireReadable(long id) {
        Need need = find(id);
        if (!readable(need, person.requireOrganization().id())) {
            throw new NotFoundException();
        }
        return need;
    }

    /** Whether an organization may read a need: its own, and open ones that are for every provider. */
    public boolean readable(Need need, long organizationId) {
        return Objects.equals(need.organization.id, organizationId)
                || need.state == NeedState.OPEN && need.visibility == Visibility.PUBLIC;
    }

    private static Need find(long id) {
        return Need.<Need>find(WITH_ORGANIZATION, id).firstResultOptional().orElseThrow(NotFoundException::new);
    }
}
