package org.solutionpool.search;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.BiPredicate;
import org.jspecify.annotations.Nullable;

/**
 * What a reader asks for, as it stands in the address: parsed once, valid, and able to say the address of each of its
 * neighbours.
 *
 * @param text what was typed, without needless white space, at most {@value #LONGEST_TEXT} characters; may be empty
 * @param selected the chosen codes of each facet that has any: one of them suffices, but each facet must be met
 * @param page from 1
 * @param size results a page
 */
public record SearchRequest(
        String text, SortedMap<Facet, Set<String>> selected, ResultOrder order, int page, int size) {

    /** Characters of a query that are looked at. Longer ones are cut and the reader is told. */
    public static final int LONGEST_TEXT = 200;

    /** Beyond this page nobody reads on; a reader who gets here narrows the search. */
    public static final int LAST_PAGE = 500;

    /** Elasticsearch's {@code index.max_result_window}: no result beyond it can be paged to. */
    public static final int DEEPEST_RESULT = 10_000;

    /** Results a page if the address does not say. */
    public static final int USUAL_SIZE = 20;

    private static final int LARGEST_SIZE = 50;

    /** Of a value that is repeated in a message. */
    private static final int LONGEST_ECHO = 40;

    public SearchRequest {
        TreeMap<Facet, Set<String>> copy = new TreeMap<>();
        selected.forEach((facet, codes) -> {
            if (!codes.isEmpty()) {
                copy.put(facet, Collections.unmodifiableSet(new LinkedHashSet<>(codes)));
            }
        });
        selected = Collections.unmodifiableSortedMap(copy);
    }

    /** Everything, newest first. */
    public static final SearchRequest EVERYTHING = of("");

    /** A search for a text alone. */
    public static SearchRequest of(String text) {
        return new SearchRequest(text, new TreeMap<>(), ResultOrder.RELEVANCE, 1, USUAL_SIZE);
    }

    /**
     * Something in the address that could not be taken as it stands.
     *
     * @param field the parameter
     * @param key the message's key in the bundle {@code search}
     * @param arguments the message's arguments
     */
    public record Problem(String field, String key, List<Object> arguments) {}

    /** A request that can be answered, and what had to be left out or mended to make it one. */
    public record Parsed(SearchRequest request, List<Problem> problems) {

        /** Whether the page is out of any reach: the answer is 404 and not the first page. */
        public boolean pageOutOfReach() {
            return problems.stream().anyMatch(problem -> problem.field().equals("page"));
        }
    }

    /**
     * Reads the parameters of an address. Never throws: what is wrong is left out and reported.
     *
     * @param parameters {@code q}, {@code sort}, {@code page}, {@code size} and one for each facet; others are ignored
     * @param known whether a facet has a code
     */
    public static Parsed parse(Map<String, List<String>> parameters, BiPredicate<Facet, String> known) {
        List<Problem> problems = new ArrayList<>();
        String text = text(first(parameters, "q"), problems);
        SortedMap<Facet, Set<String>> selected = selected(parameters, known, problems);
        ResultOrder order = order(first(parameters, "sort"), problems);
        int size = number("size", first(parameters, "size"), USUAL_SIZE, LARGEST_SIZE, problems);
        int lastPage = Math.min(LAST_PAGE, DEEPEST_RESULT / size);
        int page = number("page", first(parameters, "page"), 1, lastPage, problems);
        return new Parsed(new SearchRequest(text, selected, order, page, size), List.copyOf(problems));
    }

    private static @Nullable String first(Map<String, List<String>> parameters, String name) {
        List<String> values = parameters.getOrDefault(name, List.of());
        return values.isEmpty() ? null : values.getFirst();
    }

    private static String text(@Nullable String typed, List<Problem> problems) {
        if (typed == null) {
            return "";
        }
        // Control characters and halves of characters come from broken clients; nothing can be found by them.
        int[] characters = typed.codePoints()
                .map(c -> Character.isISOControl(c) || Character.isWhitespace(c) || c == 0x3000 ? ' ' : c)
                .filter(c -> Character.getType(c) != Character.SURROGATE)
                .toArray();
        String text = new String(characters, 0, characters.length).strip().replaceAll(" +", " ");
        int length = text.codePointCount(0, text.length());
        if (length <= LONGEST_TEXT) {
            return text;
        }
        problems.add(new Problem("q", "q.tooLong", List.of(LONGEST_TEXT, length)));
        return text.substring(0, text.offsetByCodePoints(0, LONGEST_TEXT)).strip();
    }

    private static SortedMap<Facet, Set<String>> selected(
            Map<String, List<String>> parameters, BiPredicate<Facet, String> known, List<Problem> problems) {
        SortedMap<Facet, Set<String>> selected = new TreeMap<>();
        for (Facet facet : Facet.values()) {
            for (String code : parameters.getOrDefault(facet.parameter(), List.of())) {
                if (code.isBlank()) {
                    continue;
                }
                if (known.test(facet, code)) {
                    selected.computeIfAbsent(facet, ignored -> new LinkedHashSet<>())
                            .add(code);
                } else {
                    problems.add(new Problem(facet.parameter(), "facet.unknown", List.of(echo(code))));
                }
            }
        }
        return selected;
    }

    private static ResultOrder order(@Nullable String code, List<Problem> problems) {
        if (code == null || code.isBlank()) {
            return ResultOrder.RELEVANCE;
        }
        return ResultOrder.ofCode(code).orElseGet(() -> {
            problems.add(new Problem("sort", "sort.unknown", List.of(echo(code))));
            return ResultOrder.RELEVANCE;
        });
    }

    private static int number(
            String field, @Nullable String typed, int otherwise, int largest, List<Problem> problems) {
        if (typed == null || typed.isBlank()) {
            return otherwise;
        }
        try {
            int number = Integer.parseInt(typed.strip());
            if (number >= 1 && number <= largest) {
                return number;
            }
        } catch (NumberFormatException e) {
            // The message is the same as for a number that is out of bounds.
        }
        problems.add(new Problem(field, field + ".outOfBounds", List.of(largest, echo(typed))));
        return otherwise;
    }

    private static String echo(String value) {
        int length = value.codePointCount(0, value.length());
        return length <= LONGEST_ECHO ? value : value.substring(0, value.offsetByCodePoints(0, LONGEST_ECHO)) + "…";
    }

    /** Whether nothing is asked for: the whole pool. */
    public boolean everything() {
        return text.isEmpty() && selected.isEmpty();
    }

    /** The chosen codes of a facet; empty if it is open. */
    public Set<String> selected(Facet facet) {
        return selected.getOrDefault(facet, Set.of());
    }

    /** How many results stand before this page. */
    public int offset() {
        return (page - 1) * size;
    }

    /** The same search on another page. */
    public SearchRequest onPage(int other) {
        return new SearchRequest(text, selected, order, other, size);
    }

    /** The same search in another order, from its first page. */
    public SearchRequest orderedBy(ResultOrder other) {
        return new SearchRequest(text, selected, other, 1, size);
    }

    /** The same filters for another text, from the first page. */
    public SearchRequest searching(String other) {
        return new SearchRequest(other, selected, order, 1, size);
    }

    /** With one code more. */
    public SearchRequest with(Facet facet, String code) {
        Set<String> codes = new LinkedHashSet<>(selected(facet));
        codes.add(code);
        return having(facet, codes);
    }

    /** With one code less. */
    public SearchRequest without(Facet facet, String code) {
        Set<String> codes = new LinkedHashSet<>(selected(facet));
        codes.remove(code);
        return having(facet, codes);
    }

    /** With a facet open. */
    public SearchRequest without(Facet facet) {
        return having(facet, Set.of());
    }

    /** With no filter at all. */
    public SearchRequest withoutFilters() {
        return new SearchRequest(text, new TreeMap<>(), order, 1, size);
    }

    private SearchRequest having(Facet facet, Set<String> codes) {
        Map<Facet, Set<String>> other = new EnumMap<>(Facet.class);
        other.putAll(selected);
        other.put(facet, codes);
        return new SearchRequest(text, new TreeMap<>(other), order, 1, size);
    }

    /**
     * The parameters that lead back to this request, such as {@code ?q=MES&industry=raw_materials&page=2}; empty for
     * the request that no parameter stands for. What is as usual is not said, so one request has one address.
     */
    public String query() {
        List<String> parts = new ArrayList<>();
        if (!text.isEmpty()) {
            parts.add(parameter("q", text));
        }
        selected.forEach((facet, codes) -> codes.forEach(code -> parts.add(parameter(facet.parameter(), code))));
        if (order != ResultOrder.RELEVANCE) {
            parts.add(parameter("sort", order.code()));
        }
        if (page > 1) {
            parts.add(parameter("page", String.valueOf(page)));
        }
        if (size != USUAL_SIZE) {
            parts.add(parameter("size", String.valueOf(size)));
        }
        return parts.isEmpty() ? "" : "?" + String.join("&", parts);
    }

    /** The parameters of the chosen codes alone, such as {@code industry=C17&equipment=E203}; empty if none is chosen. */
    public String filters() {
        List<String> parts = new ArrayList<>();
        selected.forEach((facet, codes) -> codes.forEach(code -> parts.add(parameter(facet.parameter(), code))));
        return String.join("&", parts);
    }

    private static String parameter(String name, String value) {
        return name + "=" + URLEncoder.encode(value, StandardCharsets.UTF_8);
    }
}
