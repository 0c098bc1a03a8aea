package org.solutionpool.solution.review;

import io.quarkus.hibernate.orm.panache.Panache;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.solutionpool.account.Person;
import org.solutionpool.solution.RevisionState;
import org.solutionpool.solution.SolutionRevision;

/** Submitted revisions, the one that waits longest first; each list in one statement. */
@ApplicationScoped
public class ReviewQueue {

    private static final String ROW =
            "from SolutionRevision r join fetch r.solution s left join fetch s.organization left join fetch r.reviewer";

    /** Which part of the queue is looked at. */
    public enum View {
        /** Everything that waits, claimed or not. */
        WAITING,
        /** What the reader has claimed. */
        MINE,
        /** What was decided last. */
        DECIDED
    }

    /** One page, with one revision more if there is another page. */
    public List<SolutionRevision> list(View view, Person reader, int page, int size) {
        String condition =
                switch (view) {
                    case WAITING -> " where r.state = :submitted order by r.submittedAt, r.id";
                    case MINE -> " where r.state = :submitted and r.reviewer = :reader order by r.submittedAt, r.id";
                    case DECIDED ->
                        " where r.decidedAt is not null and r.reviewer is not null"
                                + " order by r.decidedAt desc, r.id desc";
                };
        var query = Panache.getEntityManager()
                .createQuery(ROW + condition, SolutionRevision.class)
                .setFirstResult((page - 1) * size)
                .setMaxResults(size + 1);
        if (view != View.DECIDED) {
            query.setParameter("submitted", RevisionState.SUBMITTED);
        }
        if (view == View.MINE) {
            query.setParameter("reader", reader);
        }
        return query.getResultList();
    }
}
