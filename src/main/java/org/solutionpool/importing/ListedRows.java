package org.solutionpool.importing;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.solutionpool.importing.ImportedRow.Standing;
import org.solutionpool.importing.MappedRow.Listing;
import org.solutionpool.solution.ListingLifecycle;
import org.solutionpool.solution.PublishedList;
import org.solutionpool.solution.Solution;

/** Puts rows beside what is in already: whether each is new, changed, the same, or no longer the list's to change. */
@ApplicationScoped
public class ListedRows implements RowDestination {

    /** What is to be done with a row. */
    enum Step {
        CREATE,
        CHANGE,
        NOTHING,
        LEAVE,
        REFUSE;

        Tally tally(int warnings) {
            return new Tally(one(CREATE), one(CHANGE), one(NOTHING), one(LEAVE), one(REFUSE), warnings, 0);
        }

        private int one(Step step) {
            return this == step ? 1 : 0;
        }
    }

    /**
     * A row and what is to be done with it.
     *
     * @param solutionId the listing it became earlier; null for a new or refused row
     */
    record Planned(MappedRow row, Step step, @Nullable Long solutionId) {

        Tally tally() {
            return step.tally((int) row.problems().stream()
                    .filter(problem -> problem.severity() == Severity.WARNING)
                    .count());
        }
    }

    @Inject
    EntityManager entityManager;

    @Inject
    ListingLifecycle lifecycle;

    /** Looks rows up, a query a list. */
    @Transactional(Transactional.TxType.MANDATORY)
    @Override
    public List<Planned> plan(List<MappedRow> rows) {
        Map<ListKey, List<String>> identities = new HashMap<>();
        for (MappedRow row : rows) {
            if (row.listing() != null) {
                identities
                        .computeIfAbsent(row.listing().list(), list -> new ArrayList<>())
                        .add(row.listing().identity());
            }
        }
        Map<ListKey, Map<String, Standing>> standing = new HashMap<>();
        identities.forEach((list, ids) -> standing.put(
                list, find(list).map(known -> ImportedRow.standing(known, ids)).orElse(Map.of())));
        return rows.stream().map(row -> planned(row, standing)).toList();
    }

    private static Planned planned(MappedRow row, Map<ListKey, Map<String, Standing>> standing) {
        Listing listing = row.listing();
        if (listing == null) {
            return new Planned(row, Step.REFUSE, null);
        }
        Standing known = standing.getOrDefault(listing.list(), Map.of()).get(listing.identity());
        if (known == null) {
            return new Planned(row, Step.CREATE, null);
        }
        Step step = known.hash().equals(listing.hash()) ? Step.NOTHING : known.theirs() ? Step.LEAVE : Step.CHANGE;
        return new Planned(row, step, known.solutionId());
    }

    /** Publishes a new or changed row. */
    @Transactional(Transactional.TxType.MANDATORY)
    @Override
    public void apply(Planned planned, long jobId, TermWords words) {
        Listing listing = planned.row().listing();
        if (listing == null) {
            return;
        }
        if (planned.step() == Step.CREATE) {
            PublishedList list = entityManager.getReference(PublishedList.class, findOrCreate(listing));
            Solution solution = lifecycle.publishListed(
                    list, listing.rowId(), listing.sourceUrl(), listing.provider(), words.complete(listing.content()));
            ImportedRow imported = new ImportedRow();
            imported.solutionId = solution.id;
            imported.publishedListId = list.id;
            imported.identity = listing.identity();
            stamp(imported, planned.row(), listing, jobId);
            imported.persist();
        } else if (planned.step() == Step.CHANGE && planned.solutionId() != null) {
            Solution solution = entityManager.find(Solution.class, planned.solutionId());
            lifecycle.republishListed(
                    solution, listing.sourceUrl(), listing.provider(), words.complete(listing.content()));
            stamp(ImportedRow.findById(planned.solutionId()), planned.row(), listing, jobId);
        }
    }

    private static void stamp(ImportedRow imported, MappedRow row, Listing listing, long jobId) {
        imported.rowHash = listing.hash();
        imported.jobId = jobId;
        imported.rowNumber = row.number();
        imported.importedAt = Instant.now();
    }

    private Optional<Long> find(ListKey list) {
        return entityManager
                .createQuery(
                        "select l.id from PublishedList l where l.name = :name and l.issuer = :issuer"
                                + " and coalesce(l.year, 0) = :year and coalesce(l.batch, '') = :batch",
                        Long.class)
                .setParameter("name", list.name())
                .setParameter("issuer", list.issuer())
                .setParameter("year", list.year() == null ? 0 : list.year())
                .setParameter("batch", list.batch() == null ? "" : list.batch())
                .getResultStream()
                .findFirst();
    }

    private long findOrCreate(Listing listing) {
        return find(listing.list()).orElseGet(() -> {
            PublishedList list = new PublishedList();
            list.name = listing.list().name();
            list.issuer = listing.list().issuer();
            list.year = listing.list().year();
            list.batch = listing.list().batch();
            list.licence = listing.licence();
            list.createdAt = Instant.now();
            list.persist();
            return list.id;
        });
    }
}
