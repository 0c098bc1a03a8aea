package org.solutionpool.whitelist.assessment;

import io.quarkus.hibernate.orm.panache.Panache;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.NotFoundException;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.solutionpool.account.Person;
import org.solutionpool.solution.Solution;
import org.solutionpool.taxonomy.Scheme;
import org.solutionpool.taxonomy.Taxonomy;
import org.solutionpool.taxonomy.Term;
import org.solutionpool.whitelist.application.Application;
import org.solutionpool.whitelist.application.ApplicationLifecycle;
import org.solutionpool.whitelist.application.ApplicationLifecycle.Stage;
import org.solutionpool.whitelist.application.ApplicationState;
import org.solutionpool.whitelist.programme.Batch;
import org.solutionpool.whitelist.programme.Quota.Dimension;

/** The result of a batch: read in a fixed number of queries however many applications there are; and what follows. */
@ApplicationScoped
@Transactional
public class BatchResults {

    private static final Set<ApplicationState> RANKED =
            EnumSet.of(ApplicationState.SCORED, ApplicationState.PROPOSED, ApplicationState.LISTED);

    /** Where applications wait for somebody's decision before the result of the batch is known. */
    public static final Set<ApplicationState> UNFINISHED = EnumSet.of(
            ApplicationState.RECOMMENDATION,
            ApplicationState.FORMAL_CHECK,
            ApplicationState.RETURNED,
            ApplicationState.SCORING);

    @Inject
    ApplicationLifecycle lifecycle;

    @Inject
    Taxonomy taxonomy;

    /**
     * What is known of a batch.
     *
     * @param applications the ranked ones by id
     * @param refused those that were refused with a score, best first; at most 500
     */
    public record Standing(
            Batch batch, Map<Long, Application> applications, Ranking ranking, List<Application> refused) {}

    /**
     * Ranks the scored applications.
     *
     * @throws NotFoundException if there is no such batch, or others judged it
     */
    public Standing of(long batchId) {
        Batch batch = Batch.<Batch>find(
                        "from Batch b join fetch b.programme join fetch b.criteriaSet where b.id = ?1", batchId)
                .firstResultOptional()
                .orElseThrow(NotFoundException::new);
        List<Application> applications = Application.list(
                "from Application a join fetch a.organization left join fetch a.solution"
                        + " where a.batch = ?1 and a.state in ?2 and a.score is not null",
                batch,
                RANKED);
        Map<Long, Set<StageResult>> stages = new HashMap<>();
        StageResult.<StageResult>stream("application.batch = ?1", batch)
                .forEach(result -> stages.computeIfAbsent(result.application.id, id -> new HashSet<>())
                        .add(result));
        Set<StageResult.Stage> asked = Set.copyOf(StageResults.asked(batch.programme));
        List<Ranking.Candidate> candidates = applications.stream()
                .map(application -> new Ranking.Candidate(
                        application.id,
                        Objects.requireNonNull(application.score),
                        Boolean.TRUE.equals(application.passed),
                        application.admittedByAppeal
                                ? Ranking.Stages.PASSED
                                : standing(asked, stages.getOrDefault(application.id, Set.of())),
                        application.state != ApplicationState.SCORED,
                        codes(application)))
                .toList();
        return new Standing(
                batch,
                applications.stream().collect(Collectors.toMap(application -> application.id, a -> a)),
                Ranking.of(candidates, batch.programme.quotas),
                Application.<Application>find(
                                "from Application a join fetch a.organization left join fetch a.solution"
                                        + " where a.batch = ?1 and a.state = ?2 and a.score is not null"
                                        + " order by a.score desc, a.id",
                                batch,
                                ApplicationState.REFUSED)
                        .page(0, 500)
                        .list());
    }

    /** How many applications of a batch need one more reviewer. */
    public long needingThird(Batch batch) {
        return Application.count(
                "from Application a where a.batch = ?1 and a.state = ?2 and a.spread is not null and not exists"
                        + " (select r.id from ReviewAssignment r where r.application = a and r.third and r.state <> ?3)",
                batch,
                ApplicationState.SCORING,
                AssignmentState.DECLINED);
    }

    /** The mean points of each scored criterion, by application and criterion. */
    public Map<Long, Map<Long, BigDecimal>> means(List<Long> applications) {
        Map<Long, Map<Long, BigDecimal>> means = new HashMap<>();
        if (applications.isEmpty()) {
            return means;
        }
        Panache.getEntityManager()
                .createQuery(
                        "select s.assignment.application.id, s.criterion.id, avg(s.points) from CriterionScore s"
                                + " where s.assignment.application.id in :ids and s.assignment.state = :submitted"
                                + " and s.points is not null group by s.assignment.application.id, s.criterion.id",
                        Object[].class)
                .setParameter("ids", applications)
                .setParameter("submitted", AssignmentState.SUBMITTED)
                .getResultList()
                .forEach(row -> means.computeIfAbsent((Long) row[0], id -> new HashMap<>())
                        .put(
                                (Long) row[1],
                                BigDecimal.valueOf(((Number) row[2]).doubleValue())
                                        .setScale(2, java.math.RoundingMode.HALF_UP)));
        return means;
    }

    /**
     * Refuses several scored applications with one reason; all of them or none.
     *
     * @throws AssessmentRefusedException if nothing was chosen, or one of another batch
     */
    public void refuse(long batchId, List<Long> ids, String reason, Person by) {
        if (ids.isEmpty()) {
            throw new AssessmentRefusedException("nothingChosen");
        }
        Standing standing = of(batchId);
        Map<Long, Ranking.Place> places = standing.ranking().places().stream()
                .collect(Collectors.toMap(place -> place.candidate().id(), place -> place));
        for (Long id : ids.stream().sorted().toList()) {
            Ranking.Place place = places.get(id);
            if (place == null || place.suggestion() == Ranking.Suggestion.ON_LIST) {
                throw new AssessmentRefusedException("notScored");
            }
            Stage stage = place.candidate().passed() && place.candidate().stages() == Ranking.Stages.PASSED
                    ? Stage.QUOTA
                    : Stage.SCORING;
            lifecycle.refuse(FormalCheck.locked(id), stage, reason, by);
        }
    }

    private static Ranking.Stages standing(Set<StageResult.Stage> asked, Set<StageResult> known) {
        if (known.stream().anyMatch(result -> asked.contains(result.stage) && !result.passed)) {
            return Ranking.Stages.FAILED;
        }
        long passed =
                known.stream().filter(result -> asked.contains(result.stage)).count();
        return passed < asked.size() ? Ranking.Stages.MISSING : Ranking.Stages.PASSED;
    }

    private Map<Dimension, Set<String>> codes(Application application) {
        Map<Dimension, Set<String>> codes = new EnumMap<>(Dimension.class);
        Solution solution = application.solution;
        codes.put(
                Dimension.INDUSTRY,
                solution != null
                        ? broader(Scheme.INDUSTRY, solution.industries)
                        : broader(Scheme.INDUSTRY, application.organization.industry));
        codes.put(Dimension.PROVIDER_KIND, broader(Scheme.PROVIDER_KIND, application.organization.providerKind));
        codes.put(Dimension.REGION, broader(Scheme.REGION, application.organization.region));
        return codes;
    }

    /** What falls under a code falls under those above it, too. */
    private Set<String> broader(Scheme scheme, @Nullable String... codes) {
        return Arrays.stream(codes)
                .flatMap(code -> taxonomy.find(scheme, code).stream())
                .flatMap(term -> taxonomy.broader(term).stream())
                .map(Term::code)
                .collect(Collectors.toSet());
    }
}
