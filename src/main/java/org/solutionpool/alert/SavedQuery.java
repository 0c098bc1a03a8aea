package org.solutionpool.alert;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.BiPredicate;
import org.jspecify.annotations.Nullable;
import org.solutionpool.search.Facet;
import org.solutionpool.search.ResultOrder;
import org.solutionpool.search.SearchRequest;

/**
 * A search as it is kept: text and filters without order and page, the codes of each filter sorted, so that two searches
 * that find the same are one.
 */
public final class SavedQuery {

    private SavedQuery() {}

    /** The search of an address of the search page, such as {@code /search?q=MES}; the codes have to be known. */
    public static SearchRequest ofAddress(@Nullable String address, BiPredicate<Facet, String> known) {
        int query = address == null ? -1 : address.indexOf('?');
        return canonical(parse(query < 0 || address == null ? "" : address.substring(query), known));
    }

    /** The search that was kept; codes that are known no more stay in it, or it would find more than was meant. */
    public static SearchRequest read(String query) {
        return parse(query, (facet, code) -> true);
    }

    /** The same search in its one spelling. */
    public static SearchRequest canonical(SearchRequest request) {
        TreeMap<Facet, Set<String>> selected = new TreeMap<>();
        request.selected().forEach((facet, codes) -> selected.put(facet, new TreeSet<>(codes)));
        return new SearchRequest(request.text(), selected, ResultOrder.RELEVANCE, 1, SearchRequest.USUAL_SIZE);
    }

    private static SearchRequest parse(String query, BiPredicate<Facet, String> known) {
        Map<String, List<String>> parameters = new HashMap<>();
        for (String pair : query.replaceFirst("^\\?", "").split("&")) {
            int equals = pair.indexOf('=');
            if (equals > 0) {
                parameters
                        .computeIfAbsent(decoded(pair.substring(0, equals)), ignored -> new ArrayList<>())
                        .add(decoded(pair.substring(equals + 1)));
            }
        }
        return SearchRequest.parse(parameters, known).request();
    }

    private static String decoded(String part) {
        try {
            return URLDecoder.decode(part, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            // A lone percent sign: whoever typed it meant it.
            return part;
        }
    }
}
