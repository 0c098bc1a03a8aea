package org.solutionpool.shortlist;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.util.List;
import org.solutionpool.account.Person;
import org.solutionpool.notification.Notice;
import org.solutionpool.whitelist.register.StandingLost;

/** Tells everybody who has a solution on their list that the whitelist no longer vouches for it. */
@ApplicationScoped
class LostStandings {

    @Inject
    EntityManager entityManager;

    /** In the transaction of the decision, so that nobody is told of one that failed; each person once. */
    void tell(@Observes StandingLost lost) {
        List<Person> people = entityManager
                .createQuery(
                        "select distinct i.person from ShortlistItem i where "
                                + (lost.solutionId() != null
                                        ? "i.solution.id = :subject"
                                        : "i.solution.organization.id = :subject"),
                        Person.class)
                .setParameter("subject", lost.solutionId() != null ? lost.solutionId() : lost.organizationId())
                .getResultList();
        people.forEach(person -> Notice.tell(
                person,
                "shortlist.lost",
                lost.path(),
                lost.subjectName().apply(person.language),
                lost.certificateNumber()));
    }
}
