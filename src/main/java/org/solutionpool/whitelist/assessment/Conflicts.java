package org.solutionpool.whitelist.assessment;

import io.quarkus.hibernate.orm.panache.Panache;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.solutionpool.account.Person;
import org.solutionpool.whitelist.application.Application;

/** Who may not score whom, as far as the portal can tell. What it cannot tell, the reviewer declares. */
@ApplicationScoped
@Transactional
public class Conflicts {

    /** Why somebody may not score an application. */
    public enum Conflict {
        /** Belongs to the applicant. */
        OWN_ORGANIZATION,
        /** Belongs to an organization that wrote with the applicant about a solution of either. */
        CONVERSATION,
        /** Declared a conflict with this applicant before. */
        DECLARED
    }

    /** The conflict of a reviewer with an application; empty if none is known. */
    public Optional<Conflict> of(Person reviewer, Application application) {
        return Optional.ofNullable(of(List.of(reviewer), application).get(reviewer.id));
    }

    /** The conflicts of reviewers with an application, by their ids, in two queries however many they are. */
    public Map<Long, Conflict> of(List<Person> reviewers, Application application) {
        Long applicant = application.organization.id;
        Set<Long> partners = partners(applicant, reviewers);
        Set<Long> declared = declared(applicant, reviewers);
        Map<Long, Conflict> conflicts = new HashMap<>();
        for (Person reviewer : reviewers) {
            Long own = reviewer.organizationId;
            if (applicant.equals(own)) {
                conflicts.put(reviewer.id, Conflict.OWN_ORGANIZATION);
            } else if (own != null && partners.contains(own)) {
                conflicts.put(reviewer.id, Conflict.CONVERSATION);
            } else if (declared.contains(reviewer.id)) {
                conflicts.put(reviewer.id, Conflict.DECLARED);
            }
        }
        return conflicts;
    }

    /**
     * Lets nobody decide on the application of their own organization.
     *
     * @throws AssessmentRefusedException if it is
     */
    static void requireOutsider(Person by, Application application) {
        if (application.organization.id.equals(by.organizationId)) {
            throw new AssessmentRefusedException("ownOrganization");
        }
    }

    /** Which of the reviewers' organizations wrote with the applicant, whichever of the two wrote first. */
    private static Set<Long> partners(Long applicant, List<Person> reviewers) {
        Set<Long> organizations = reviewers.stream()
                .map(reviewer -> reviewer.organizationId)
                .filter(Objects::nonNull)
                .collect(Collectors.toSet());
        Set<Long> partners = new HashSet<>();
        if (organizations.isEmpty()) {
            return partners;
        }
        Panache.getEntityManager()
                .createQuery(
                        "select distinct c.manufacturer.id, c.provider.id from Conversation c"
                                + " where c.provider.id = :applicant and c.manufacturer.id in :organizations"
                                + " or c.manufacturer.id = :applicant and c.provider.id in :organizations",
                        Object[].class)
                .setParameter("applicant", applicant)
                .setParameter("organizations", organizations)
                .getResultList()
                .forEach(sides -> {
                    partners.add((Long) sides[0]);
                    partners.add((Long) sides[1]);
                });
        return partners;
    }

    private static Set<Long> declared(Long applicant, List<Person> reviewers) {
        if (reviewers.isEmpty()) {
            return Set.of();
        }
        return Set.copyOf(Panache.getEntityManager()
                .createQuery(
                        "select distinct r.reviewer.id from ReviewAssignment r where r.reviewer.id in :reviewers"
                                + " and r.application.organization.id = :applicant and r.conflict is not null",
                        Long.class)
                .setParameter(
                        "reviewers",
                        reviewers.stream().map(reviewer -> reviewer.id).toList())
                .setParameter("applicant", applicant)
                .getResultList());
    }

    /**
     * Lets nobody through who has a conflict.
     *
     * @throws AssessmentRefusedException naming it
     */
    void requireNone(Person reviewer, Application application) {
        of(reviewer, application).ifPresent(conflict -> {
            throw new AssessmentRefusedException("conflict." + conflict, reviewer.name);
        });
    }
}
