package org.solutionpool.alert;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.solutionpool.organization.Organization;
import org.solutionpool.search.Facet;
import org.solutionpool.search.FacetCodes;
import org.solutionpool.search.SearchRequest;
import org.solutionpool.web.Language;
import org.solutionpool.web.Messages;

/** A search in words that a person reads. */
@ApplicationScoped
public class SearchWords {

    /** Characters of a name. */
    static final int LONGEST_NAME = 80;

    private static final String ORGANIZATION = "organization:";

    @Inject
    FacetCodes codes;

    /** A part of a search: the text, or a filter with its values. */
    public record Part(String label, String text) {}

    /** The parts of a search; one that says so where nothing is asked for. */
    public List<Part> parts(SearchRequest request, Language language) {
        return parts(request, language, providers(List.of(request), language));
    }

    /**
     * The parts of one of many searches.
     *
     * @param providers as {@link #providers} gives them for all of these searches
     */
    List<Part> parts(SearchRequest request, Language language, Map<String, String> providers) {
        List<Part> parts = new ArrayList<>();
        if (!request.text().isEmpty()) {
            parts.add(new Part(Messages.text(language, "alert", "words.text"), request.text()));
        }
        request.selected()
                .forEach((facet, chosen) -> parts.add(new Part(
                        Messages.text(language, "search", "facet." + facet.parameter()),
                        chosen.stream()
                                .map(code -> facet == Facet.PROVIDER && providers.containsKey(code)
                                        ? providers.get(code)
                                        : codes.name(facet, code, language))
                                .collect(Collectors.joining(Messages.text(language, "alert", "words.or"))))));
        if (parts.isEmpty()) {
            String everything = Messages.text(language, "alert", "words.everything");
            parts.add(new Part(Messages.text(language, "alert", "words.text"), everything));
        }
        return parts;
    }

    /** The names of the registered providers that searches are narrowed down to, by the filter's code; one query. */
    Map<String, String> providers(List<SearchRequest> requests, Language language) {
        List<Long> ids = requests.stream()
                .flatMap(request -> request.selected(Facet.PROVIDER).stream())
                .filter(code -> code.matches(ORGANIZATION + "\\d{1,18}"))
                .map(code -> Long.valueOf(code.substring(ORGANIZATION.length())))
                .distinct()
                .toList();
        if (ids.isEmpty()) {
            return Map.of();
        }
        return Organization.<Organization>list("id in ?1", ids).stream()
                .collect(Collectors.toMap(one -> ORGANIZATION + one.id, one -> one.name(language)));
    }

    /** What a search is called whose owner gave it no name: its values. */
    public String name(SearchRequest request, Language language) {
        String name = parts(request, language).stream().map(Part::text).collect(Collectors.joining(" · "));
        int length = name.codePointCount(0, name.length());
        return length <= LONGEST_NAME ? name : name.substring(0, name.offsetByCodePoints(0, LONGEST_NAME - 1)) + "…";
    }

    /** The names of the filters' values that no solution gets any more. */
    public List<String> outOfUse(SearchRequest request, Language language) {
        List<String> names = new ArrayList<>();
        for (Facet facet : request.selected().keySet()) {
            request.selected(facet).stream()
                    .filter(code -> !codes.inUse(facet, code))
                    .forEach(code -> names.add(codes.name(facet, code, language)));
        }
        return names;
    }
}
