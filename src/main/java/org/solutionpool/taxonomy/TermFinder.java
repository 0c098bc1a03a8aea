package org.solutionpool.taxonomy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.solutionpool.taxonomy.Mention.Kind;
import org.solutionpool.taxonomy.Phrases.Token;

/**
 * Finds the terms of the taxonomy in a text by their names, aliases and cues, in both languages, and the synonyms of a
 * phrase. Immutable; linear in the length of the text.
 *
 * <p>In each scheme the longest phrase from the left wins: 数控机床 is one CNC machine tool and not a machine tool too. A
 * Latin phrase stands between word boundaries, in singular or plural. Inside running text, phrases that mean too much
 * are passed over: a single Chinese character (泵), a short number (9001), and abbreviations that are also words (CAN,
 * REST, DP) unless they are written as the taxonomy writes them. As a whole query they count.
 */
public final class TermFinder {

    /** Abbreviations of the taxonomy that are English words, or units, in small letters. */
    private static final Set<String> ALSO_WORDS =
            Set.of("ads", "cam", "can", "cat", "crimson", "fins", "goose", "lora", "rest", "secs", "star", "wits");

    private static final int SHORT_LATIN = 2;
    private static final int SHORT_NUMBER = 4;
    private static final int SHORT_COMPOUND = 4;

    /**
     * @param trap a longer word that contains one of the term's without meaning it
     */
    private record Entry(Term term, Kind kind, String phrase, boolean trap) {

        Scheme scheme() {
            return term.scheme();
        }
    }

    private static final class Node {
        final Map<String, Node> next = new HashMap<>();
        final List<Entry> entries = new ArrayList<>();
    }

    private final Node root = new Node();

    /** A finder of these terms; headings among them are passed over. */
    public static TermFinder of(Collection<Term> terms) {
        return new TermFinder(terms);
    }

    TermFinder(Collection<Term> terms) {
        for (Term term : terms) {
            if (term.heading()) {
                continue;
            }
            learn(term.zh(), new Entry(term, Kind.NAME, term.zh(), false));
            learn(term.en(), new Entry(term, Kind.NAME, term.en(), false));
            term.aliases().forEach(alias -> learn(alias, new Entry(term, Kind.ALIAS, alias, false)));
            term.cues().forEach(cue -> learn(cue, new Entry(term, Kind.CUE, cue, false)));
            term.values("notIn").forEach(trap -> learn(trap, new Entry(term, Kind.CUE, trap, true)));
        }
    }

    /** The terms that a running text mentions, in order of appearance; of every scheme if none is named. */
    public List<Mention> find(String text, Scheme... schemes) {
        return scan(text, false, schemes);
    }

    /**
     * The same for what somebody typed into a search box, where nobody minds capitals: {@code can 总线}, {@code opc ua}.
     */
    public List<Mention> findInQuery(String query, Scheme... schemes) {
        return scan(query, true, schemes);
    }

    /** The terms of one scheme that a text mentions, most often mentioned first, then by first appearance. */
    public List<Term> terms(String text, Scheme scheme) {
        Map<Term, Integer> counts = new LinkedHashMap<>();
        find(text, scheme).forEach(mention -> counts.merge(mention.term(), 1, Integer::sum));
        return counts.entrySet().stream()
                .sorted(Map.Entry.comparingByValue(Comparator.reverseOrder()))
                .map(Map.Entry::getKey)
                .toList();
    }

    /**
     * Everything in either language that means the same as a phrase, the phrase's own writing in the taxonomy included;
     * empty if it is no name or alias. 空压机 gives 空气压缩机 and air compressor, but not the screw compressor that is
     * only one kind of it.
     */
    public Set<String> equivalents(String phrase) {
        Set<String> same = new LinkedHashSet<>();
        for (Entry entry : whole(phrase)) {
            if (!entry.trap() && entry.kind().meansTheTerm()) {
                same.addAll(namesOf(entry.term()));
            }
        }
        return same;
    }

    /** The terms of a scheme that have a phrase as name or alias. */
    public List<Term> meant(String phrase, Scheme scheme) {
        return whole(phrase).stream()
                .filter(entry -> entry.scheme() == scheme
                        && !entry.trap()
                        && entry.kind().meansTheTerm())
                .map(Entry::term)
                .distinct()
                .toList();
    }

    /** The phrases of a query that have equivalents, longest first from the left, without overlap. */
    public List<Mention> phrasesIn(String query) {
        List<Mention> found = findInQuery(query).stream()
                .filter(mention -> mention.kind().meansTheTerm())
                .sorted(Comparator.comparingInt(Mention::start)
                        .thenComparing(Comparator.comparingInt(Mention::end).reversed()))
                .toList();
        List<Mention> apart = new ArrayList<>();
        for (Mention mention : found) {
            if (apart.isEmpty() || mention.start() >= apart.getLast().end()) {
                apart.add(mention);
            }
        }
        return apart;
    }

    /** The names and aliases of a term, in both languages. */
    public static Set<String> namesOf(Term term) {
        Set<String> names = new LinkedHashSet<>();
        names.add(term.zh());
        names.add(term.en());
        names.addAll(term.aliases());
        return names;
    }

    /** Whether a phrase would be passed over inside running text, and so only works as a whole query. */
    public static boolean wholeQueryOnly(String phrase) {
        List<Token> tokens = Phrases.tokens(phrase);
        if (tokens.size() != 1) {
            return false;
        }
        Token only = tokens.getFirst();
        boolean number = Character.isDigit(only.text().codePointAt(0));
        return !only.word() || (number && only.text().length() <= SHORT_NUMBER);
    }

    private void learn(String phrase, Entry entry) {
        List<Token> tokens = Phrases.tokens(phrase);
        if (tokens.isEmpty()) {
            return;
        }
        store(
                tokens.stream()
                        .map(token -> token.capitals() ? token.text() : token.singular())
                        .toList(),
                entry);
        store(joined(tokens), entry);
    }

    private void store(List<String> path, Entry entry) {
        Node node = root;
        for (String token : path) {
            node = node.next.computeIfAbsent(token, key -> new Node());
        }
        if (!node.entries.contains(entry)) {
            node.entries.add(entry);
        }
    }

    /** OPC UA as somebody writes it in one word. */
    private static List<String> joined(List<Token> tokens) {
        List<String> path = new ArrayList<>();
        boolean lettersBefore = false;
        for (Token token : tokens) {
            boolean letters = token.word() && Character.isLetter(token.text().codePointAt(0));
            String text = token.capitals() ? token.text() : token.singular();
            if (letters && lettersBefore) {
                path.set(path.size() - 1, path.getLast() + text);
            } else {
                path.add(text);
            }
            lettersBefore = letters;
        }
        return path;
    }

    private List<Entry> whole(String phrase) {
        List<Token> tokens = Phrases.tokens(phrase);
        List<Node> at = List.of(root);
        for (Token token : tokens) {
            at = at.stream().flatMap(node -> steps(node, token).stream()).toList();
        }
        return tokens.isEmpty()
                ? List.of()
                : at.stream().flatMap(node -> node.entries.stream()).distinct().toList();
    }

    private static List<Node> steps(Node node, Token token) {
        Node same = node.next.get(token.text());
        Node singular = token.singular().equals(token.text()) ? null : node.next.get(token.singular());
        List<Node> steps = new ArrayList<>(2);
        if (same != null) {
            steps.add(same);
        }
        if (singular != null) {
            steps.add(singular);
        }
        return steps;
    }

    private List<Mention> scan(String text, boolean query, Scheme... schemes) {
        Set<Scheme> wanted = schemes.length == 0 ? EnumSet.allOf(Scheme.class) : EnumSet.copyOf(Arrays.asList(schemes));
        List<Token> tokens = Phrases.tokens(text);
        Map<Scheme, Integer> free = new EnumMap<>(Scheme.class);
        List<Mention> mentions = new ArrayList<>();
        for (int from = 0; from < tokens.size(); from++) {
            if (tokens.get(from).glued()) {
                continue;
            }
            for (Map.Entry<Scheme, Match> found :
                    longestFrom(text, tokens, from, query).entrySet()) {
                Scheme scheme = found.getKey();
                Match match = found.getValue();
                if (!wanted.contains(scheme) || from < free.getOrDefault(scheme, 0)) {
                    continue;
                }
                free.put(scheme, match.end());
                int start = tokens.get(from).start();
                int end = tokens.get(match.end() - 1).end();
                strongest(match.entries())
                        .forEach(entry ->
                                mentions.add(new Mention(entry.term(), entry.kind(), entry.phrase(), start, end)));
            }
        }
        return mentions;
    }

    /**
     * @param end the first token behind the match
     */
    private record Match(int end, List<Entry> entries) {}

    private Map<Scheme, Match> longestFrom(String text, List<Token> tokens, int from, boolean query) {
        Map<Scheme, Match> longest = new EnumMap<>(Scheme.class);
        List<Node> at = List.of(root);
        for (int i = from; i < tokens.size() && !at.isEmpty(); i++) {
            Token token = tokens.get(i);
            at = at.stream().flatMap(node -> steps(node, token).stream()).toList();
            boolean closed = i + 1 == tokens.size() || !tokens.get(i + 1).glued();
            if (!closed) {
                continue;
            }
            boolean wholeText = from == 0 && i + 1 == tokens.size();
            Map<Scheme, List<Entry>> here = new EnumMap<>(Scheme.class);
            for (Node node : at) {
                for (Entry entry : node.entries) {
                    if ((query && wholeText) || standsOut(entry, text, tokens, from, i, query)) {
                        here.computeIfAbsent(entry.scheme(), scheme -> new ArrayList<>())
                                .add(entry);
                    }
                }
            }
            int end = i + 1;
            here.forEach((scheme, entries) -> longest.put(scheme, new Match(end, entries)));
        }
        return longest;
    }

    private static boolean standsOut(Entry entry, String text, List<Token> tokens, int from, int to, boolean query) {
        if (from != to) {
            return !shortCompound(tokens.subList(from, to + 1))
                    || writtenAlike(
                            text.substring(
                                    tokens.get(from).start(), tokens.get(to).end()),
                            entry.phrase());
        }
        Token only = tokens.get(from);
        if (!only.word()) {
            return false;
        }
        if (Character.isDigit(only.text().codePointAt(0))) {
            return only.text().length() > SHORT_NUMBER;
        }
        if (query) {
            return true;
        }
        boolean ambiguous = only.text().length() <= SHORT_LATIN || ALSO_WORDS.contains(only.text());
        return !ambiguous || text.substring(only.start(), only.end()).equals(entry.phrase());
    }

    /** AS-i, S7: their pieces also meet by chance («as I»). */
    private static boolean shortCompound(List<Token> tokens) {
        return tokens.stream().allMatch(Token::word)
                && tokens.stream().mapToInt(token -> token.text().length()).sum() <= SHORT_COMPOUND;
    }

    private static boolean writtenAlike(String text, String phrase) {
        return text.equalsIgnoreCase(phrase) || text.equalsIgnoreCase(phrase.replaceAll("[^\\p{L}\\p{N}]", ""));
    }

    private static List<Entry> strongest(List<Entry> entries) {
        if (entries.stream().anyMatch(Entry::trap)) {
            return List.of();
        }
        boolean meant = entries.stream().anyMatch(entry -> entry.kind().meansTheTerm());
        Map<Term, Entry> byTerm = new LinkedHashMap<>();
        entries.stream()
                .filter(entry -> !meant || entry.kind().meansTheTerm())
                .forEach(entry -> byTerm.putIfAbsent(entry.term(), entry));
        return List.copyOf(byTerm.values());
    }
}
