package org.solutionpool.search;

import io.quarkus.hibernate.orm.panache.Panache;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.Query;
import jakarta.transaction.Transactional;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.solutionpool.solution.ListingContent;
import org.solutionpool.solution.ListingStanding;
import org.solutionpool.solution.ListingStandings;
import org.solutionpool.solution.Solution;
import org.solutionpool.taxonomy.Scheme;
import org.solutionpool.taxonomy.Taxonomy;
import org.solutionpool.taxonomy.Term;
import org.solutionpool.text.TextFolding;
import org.solutionpool.web.Language;

/**
 * What is left of the search while Elasticsearch is away: published solutions from PostgreSQL whose title holds what was
 * typed, by industry and equipment, newest first. Other filters are not applied, and the page says so.
 */
@ApplicationScoped
public class FallbackSearch {

    /** Beyond these nobody counts: the page says «at least». */
    private static final int MOST_COUNTED = 1000;

    @Inject
    Taxonomy taxonomy;

    @Inject
    ListingStandings standings;

    /** Searches the database. Every result has its title and summary, no facet is counted. */
    @Transactional
    public SearchResult search(SearchRequest request, Language language) {
        Map<String, Object> parameters = new LinkedHashMap<>();
        String condition = condition(request, parameters);
        long total = ((Number) bound(
                                "select count(*) from (select from solution s where " + condition + " limit "
                                        + MOST_COUNTED + ") as counted",
                                Number.class,
                                parameters)
                        .getSingleResult())
                .longValue();
        List<Long> ids = new ArrayList<>();
        for (Object id : bound(
                        "select s.id from solution s where " + condition
                                + " order by s.first_published_at desc, s.id desc",
                        Long.class,
                        parameters)
                .setFirstResult(request.offset())
                .setMaxResults(request.size())
                .getResultList()) {
            ids.add((Long) id);
        }
        return new SearchResult(request, total, hits(ids, language), List.of(), false, null, List.of());
    }

    /** Solutions by their ids, in that order; those that are not public are left out. */
    @Transactional
    public List<SearchResult.Hit> chosen(List<Long> ids, Language language) {
        Set<Long> published = Solution.<Solution>list("id in ?1", ids).stream()
                .filter(Solution::isPublic)
                .map(solution -> solution.id)
                .collect(Collectors.toSet());
        return hits(ids.stream().filter(published::contains).toList(), language);
    }

    private String condition(SearchRequest request, Map<String, Object> parameters) {
        StringBuilder condition = new StringBuilder("s.state = 'PUBLISHED'");
        if (!request.text().isEmpty()) {
            condition.append(" and (s.title ilike :text or s.title_en ilike :text)");
            parameters.put("text", "%" + TextFolding.fold(request.text()).replaceAll("([\\\\%_])", "\\\\$1") + "%");
        }
        narrow(condition, parameters, "industries", Scheme.INDUSTRY, request.selected(Facet.INDUSTRY));
        narrow(condition, parameters, "equipment", Scheme.EQUIPMENT, request.selected(Facet.EQUIPMENT));
        return condition.toString();
    }

    private void narrow(
            StringBuilder condition, Map<String, Object> parameters, String column, Scheme scheme, Set<String> codes) {
        if (codes.isEmpty()) {
            return;
        }
        // Rows hold the codes the provider chose; what stands below a chosen filter belongs to it.
        Set<String> below = codes.stream()
                .flatMap(code -> taxonomy.find(scheme, code).stream())
                .flatMap(term -> Stream.concat(Stream.of(term), taxonomy.descendants(term).stream()))
                .map(Term::code)
                .collect(Collectors.toSet());
        condition
                .append(" and s.")
                .append(column)
                .append(" && cast(:")
                .append(column)
                .append(" as text[])");
        parameters.put(column, below.toArray(String[]::new));
    }

    private static Query bound(String sql, Class<?> type, Map<String, Object> parameters) {
        Query query = Panache.getEntityManager().createNativeQuery(sql, type);
        parameters.forEach(query::setParameter);
        return query;
    }

    private List<SearchResult.Hit> hits(List<Long> ids, Language language) {
        Map<Long, Solution> byId = Panache.getEntityManager()
                .createQuery(
                        "from Solution s join fetch s.published left join fetch s.organization"
                                + " left join fetch s.publishedList where s.id in :ids",
                        Solution.class)
                .setParameter("ids", ids)
                .getResultStream()
                .collect(Collectors.toMap(solution -> Objects.requireNonNull(solution.id), solution -> solution));
        Map<Long, List<ListingStanding>> vouched = standings.of(byId.values());
        return ids.stream()
                .map(byId::get)
                .map(solution -> hit(solution, vouched.getOrDefault(solution.id, List.of()), language))
                .toList();
    }

    private static SearchResult.Hit hit(Solution solution, List<ListingStanding> vouched, Language language) {
        ListingContent content = Objects.requireNonNull(solution.published).content;
        return new SearchResult.Hit(
                String.valueOf(solution.id),
                solution.title(language),
                escape(solution.title(language)),
                escape(content.summary().in(language)),
                solution.providerName(language),
                content.industries(),
                content.equipment(),
                content.scenarios(),
                content.certificates().stream()
                        .map(ListingContent.Certificate::code)
                        .toList(),
                content.regions(),
                vouched,
                null,
                solution.publishedList == null
                        ? null
                        : new SearchResult.ListedIn(
                                solution.publishedList.name,
                                solution.publishedList.issuer,
                                solution.publishedList.year == null ? null : solution.publishedList.year.toString()),
                solution.firstPublishedAt);
    }

    private static String escape(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
