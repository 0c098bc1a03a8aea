package org.solutionpool.alert;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.util.List;
import java.util.stream.Collectors;

/** The solutions that are no news to the owner of a search: they fitted when it was saved, or were told of. */
@ApplicationScoped
class KnownSolutions {

    @Inject
    EntityManager entityManager;

    List<Long> of(SavedSearch search) {
        return entityManager
                .createNativeQuery("select unnest(solutions) from saved_search_known where search_id = ?1", Long.class)
                .setParameter(1, search.id)
                .getResultStream()
                .map(id -> (Long) id)
                .toList();
    }

    void add(SavedSearch search, List<Long> solutions) {
        entityManager
                .createNativeQuery(
                        "insert into saved_search_known as known (search_id, solutions) values (?1, cast(?2 as bigint[]))"
                                + " on conflict (search_id) do update set solutions = known.solutions || excluded.solutions")
                .setParameter(1, search.id)
                .setParameter(2, solutions.stream().map(String::valueOf).collect(Collectors.joining(",", "{", "}")))
                .executeUpdate();
    }
}
