package org.solutionpool.solution;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Tuple;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.hibernate.jpa.HibernateHints;
import org.jboss.logging.Logger;
import org.solutionpool.embedding.StoredVectors;
import org.solutionpool.embedding.TextsEmbedded;
import org.solutionpool.embedding.WantedText;
import org.solutionpool.indexing.DocumentKind;
import org.solutionpool.indexing.DocumentSource;
import org.solutionpool.indexing.DocumentState;
import org.solutionpool.indexing.DocumentVersion;
import org.solutionpool.indexing.IndexOutbox;
import org.solutionpool.web.Language;

/** What the search index has to say about listings. */
@ApplicationScoped
public class SolutionDocuments implements DocumentSource {

    private static final Logger LOG = Logger.getLogger(SolutionDocuments.class);

    @Inject
    EntityManager entityManager;

    @Inject
    SolutionDocumentWriter writer;

    @Inject
    ListingStandings standings;

    @Inject
    StoredVectors vectors;

    @Inject
    IndexOutbox outbox;

    @Override
    public DocumentKind kind() {
        return DocumentKind.SOLUTION;
    }

    @Override
    public boolean isPublic(long id) {
        Solution solution = Solution.findById(id);
        return solution != null && solution.isPublic();
    }

    @Override
    public List<DocumentState> read(Collection<Long> ids) {
        List<Solution> solutions = entityManager
                .createQuery("""
                        select s from Solution s left join fetch s.organization left join fetch s.published
                        left join fetch s.publishedList where s.id in ?1""", Solution.class)
                .setParameter(1, ids)
                .setHint(HibernateHints.HINT_READ_ONLY, true)
                .getResultList();
        Map<Long, List<ListingStanding>> vouched = standings.of(solutions);
        Map<Long, Map<Language, float[]>> meanings = meanings(solutions);
        return solutions.stream()
                .map(solution -> state(
                        solution,
                        vouched.getOrDefault(solution.id, List.of()),
                        meanings.getOrDefault(solution.id, Map.of())))
                .toList();
    }

    /** The vectors that are known yet; a document whose vectors are not is written again when they are. */
    private Map<Long, Map<Language, float[]>> meanings(List<Solution> solutions) {
        List<WantedText> texts = solutions.stream()
                .filter(Solution::isPublic)
                .flatMap(solution -> Stream.ofNullable(solution.published)
                        .flatMap(revision -> SolutionDocumentWriter.texts(solution, revision.content).stream()))
                .toList();
        Map<Long, Map<Language, float[]>> meanings = new HashMap<>();
        vectors.of(texts)
                .forEach((text, vector) -> meanings.computeIfAbsent(text.subject(), id -> new EnumMap<>(Language.class))
                        .put(text.language(), vector));
        return meanings;
    }

    void embedded(@Observes TextsEmbedded texts) {
        outbox.markAll(DocumentKind.SOLUTION, texts.subjects());
    }

    private DocumentState state(Solution solution, List<ListingStanding> vouched, Map<Language, float[]> meanings) {
        if (!solution.isPublic()) {
            return DocumentState.hidden(solution.id, solution.version);
        }
        SolutionRevision published = solution.published;
        if (published == null) {
            return DocumentState.unreadable(solution.id, solution.version, "Published without a published revision");
        }
        try {
            return DocumentState.shown(
                    solution.id, solution.version, writer.write(solution, published.content, vouched, meanings));
        } catch (RuntimeException e) {
            LOG.warnf(e, "No document could be made of solution %d", solution.id);
            return DocumentState.unreadable(solution.id, solution.version, e.toString());
        }
    }

    @Override
    public long countPublic() {
        return Solution.count("state", ListingState.PUBLISHED);
    }

    @Override
    public List<Long> publicIdsAfter(long id, int limit) {
        return entityManager
                .createQuery("select s.id from Solution s where s.state = ?1 and s.id > ?2 order by s.id", Long.class)
                .setParameter(1, ListingState.PUBLISHED)
                .setParameter(2, id)
                .setMaxResults(limit)
                .getResultList();
    }

    @Override
    public List<DocumentVersion> publicVersionsAfter(String id, int limit) {
        return versions(entityManager
                .createNativeQuery("""
                        select id, version from solution
                        where state = 'PUBLISHED' and (cast(id as text) collate "C") > ?1
                        order by (cast(id as text) collate "C")""", Tuple.class)
                .setParameter(1, id)
                .setMaxResults(limit)
                .getResultList());
    }

    @Override
    public List<DocumentVersion> publicVersions(Collection<Long> ids) {
        return versions(entityManager
                .createQuery("select s.id, s.version from Solution s where s.state = ?1 and s.id in ?2", Tuple.class)
                .setParameter(1, ListingState.PUBLISHED)
                .setParameter(2, ids)
                .getResultList());
    }

    @Override
    public void raiseVersion(long id, long version) {
        entityManager
                .createNativeQuery("update solution set version = ?2 where id = ?1 and version < ?2")
                .setParameter(1, id)
                .setParameter(2, version)
                .executeUpdate();
    }

    private static List<DocumentVersion> versions(List<?> rows) {
        return rows.stream()
                .map(row -> (Tuple) row)
                .map(row -> new DocumentVersion(((Number) row.get(0)).longValue(), ((Number) row.get(1)).longValue()))
                .toList();
    }
}
