package org.solutionpool.whitelist.assessment;

import io.quarkus.hibernate.orm.panache.Panache;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.LockModeType;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.NotFoundException;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.solutionpool.account.Person;
import org.solutionpool.account.RegionalOfficer;
import org.solutionpool.web.IllegalTransitionException;
import org.solutionpool.whitelist.application.Application;
import org.solutionpool.whitelist.application.ApplicationLifecycle;
import org.solutionpool.whitelist.application.ApplicationLifecycle.Stage;
import org.solutionpool.whitelist.application.ApplicationState;

/** What a regional office sees and says: the applicants of its region and no others, and never an officer's own. */
@ApplicationScoped
@Transactional
public class Recommendations {

    private static final String FROM_REGION =
            "from Application a join fetch a.organization o left join fetch a.solution"
                    + " join fetch a.batch b join fetch b.programme p"
                    + " where p.recommendation and a.submittedAt is not null and o.region like :region and a.state in :states";

    private static final Set<ApplicationState> WAITING = EnumSet.of(ApplicationState.RECOMMENDATION);

    @Inject
    ApplicationLifecycle lifecycle;

    /**
     * One page of the region's applications, and one more if there is another page; the oldest first where they wait for
     * the office, the latest first where they do not any more.
     *
     * @param page from 1
     */
    public List<Application> list(RegionalOfficer officer, boolean waiting, int page, int size) {
        return Panache.getEntityManager()
                .createQuery(
                        FROM_REGION + " order by a.stateSince " + (waiting ? "asc" : "desc") + ", a.id",
                        Application.class)
                .setParameter("region", pattern(officer.region))
                .setParameter("states", waiting ? WAITING : EnumSet.complementOf(EnumSet.copyOf(WAITING)))
                .setFirstResult((page - 1) * size)
                .setMaxResults(size + 1)
                .getResultList();
    }

    /**
     * One application of the region.
     *
     * @throws NotFoundException if it is another region's, a draft, or of a programme that asks for no recommendation
     */
    public Application require(RegionalOfficer officer, long id) {
        return find(officer, id).orElseThrow(NotFoundException::new);
    }

    /** {@link #require}, empty instead of a refusal. */
    public Optional<Application> find(RegionalOfficer officer, long id) {
        return Panache.getEntityManager()
                .createQuery(FROM_REGION + " and a.id = :id", Application.class)
                .setParameter("region", pattern(officer.region))
                .setParameter("states", EnumSet.allOf(ApplicationState.class))
                .setParameter("id", id)
                .getResultStream()
                .findFirst();
    }

    /** Recommends it. */
    public void recommend(RegionalOfficer officer, long id, String note) {
        lifecycle.recommend(taken(officer, id), note);
    }

    /** Does not recommend it, which ends it. */
    public void refuse(RegionalOfficer officer, long id, String reason, Person by) {
        lifecycle.refuse(taken(officer, id), Stage.RECOMMENDATION, reason, by);
    }

    private Application taken(RegionalOfficer officer, long id) {
        Application application = require(officer, id);
        Conflicts.requireOutsider(Person.findById(officer.personId), application);
        Panache.getEntityManager().refresh(application, LockModeType.PESSIMISTIC_WRITE);
        if (application.state != ApplicationState.RECOMMENDATION) {
            // From a state in which a refusal is the admins' business.
            throw new IllegalTransitionException("application", application.state, ApplicationState.FORMAL_CHECK);
        }
        return application;
    }

    /** By GB/T 2260 the first two digits name the province and the first four the city. */
    static String pattern(String region) {
        return (region.endsWith("0000") ? region.substring(0, 2) : region.substring(0, Math.min(4, region.length())))
                + "%";
    }
}
