package org.solutionpool.search;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.solutionpool.search.QueryText.Part;
import org.solutionpool.text.Pinyin;
import org.solutionpool.text.TextFolding;

/**
 * Names of the same thing in both languages: 空压机, 空气压缩机, air compressor. Case, white space and hyphens do not
 * matter: OPC UA, OPC-UA and opcua are one name.
 */
public final class Vocabulary {

    /** One that knows no names. */
    public static final Vocabulary NONE = new Vocabulary(List.of());

    /** Words of the longest names that anybody types: «manufacturing operations management system». */
    private static final int MOST_WORDS = 5;

    /** Inside a longer run of characters a shorter name is likelier a part of another word: 机床 in 电机床身. */
    private static final int SHORTEST_INSIDE = 3;

    private static final int LONGEST_INSIDE = 12;

    private static final Pattern IRRELEVANT = Pattern.compile("[\\s\\-_./·]+");

    /** Runs of Chinese characters, and the runs of everything else between them. */
    private static final Pattern RUN = Pattern.compile("\\p{IsHan}+|[^\\p{IsHan}]+");

    private final Map<String, Set<String>> groups = new HashMap<>();
    private final Map<String, String> bySound = new HashMap<>();

    /** @param groups names that mean the same, in the spelling to search with */
    public Vocabulary(Collection<? extends Collection<String>> groups) {
        for (Collection<String> group : groups) {
            Set<String> names = new LinkedHashSet<>();
            for (String name : group) {
                names.add(TextFolding.fold(name).strip());
            }
            for (String name : names) {
                // A name of several things stands for any of them.
                this.groups.computeIfAbsent(key(name), ignored -> new LinkedHashSet<>()).addAll(names);
                if (QueryText.hasHan(name)) {
                    bySound.putIfAbsent(Pinyin.full(name), name);
                }
            }
        }
    }

    /**
     * Something asked for, and what else it is called.
     *
     * @param part as typed
     * @param otherNames other names of it, in no order; empty if it has none that are known
     */
    public record Concept(Part part, Set<String> otherNames) {}

    /**
     * Recognises names in a query, the longest first: over several words, or inside a run of Chinese characters. What is
     * no name is split where Chinese and other characters meet.
     */
    public List<Concept> conceptsOf(List<Part> parts) {
        List<Concept> concepts = new ArrayList<>();
        int next = 0;
        while (next < parts.size()) {
            int from = next;
            Optional<Concept> name = longestName(parts, from);
            if (name.isPresent()) {
                concepts.add(name.get());
                next += wordsOf(name.get(), parts, from);
            } else {
                Part part = parts.get(next++);
                if (part.quoted()) {
                    concepts.add(new Concept(part, Set.of()));
                } else {
                    RUN.matcher(part.text()).results().forEach(run -> addRun(run.group(), concepts));
                }
            }
        }
        return concepts;
    }

    private Optional<Concept> longestName(List<Part> parts, int from) {
        for (int to = Math.min(parts.size(), from + MOST_WORDS); to > from; to--) {
            List<Part> words = parts.subList(from, to);
            if (words.stream().noneMatch(Part::quoted)) {
                String text = String.join(" ", words.stream().map(Part::text).toList());
                Set<String> others = otherNames(text);
                if (!others.isEmpty()) {
                    return Optional.of(new Concept(new Part(text, false), others));
                }
            }
        }
        return Optional.empty();
    }

    private static int wordsOf(Concept concept, List<Part> parts, int from) {
        int length = -1;
        int words = 0;
        while (length < concept.part().text().length()) {
            length += 1 + parts.get(from + words).text().length();
            words++;
        }
        return words;
    }

    private void addRun(String run, List<Concept> concepts) {
        Set<String> others = otherNames(run);
        if (!others.isEmpty() || !QueryText.hasHan(run)) {
            addIfWord(run, others, concepts);
            return;
        }
        int plain = 0;
        for (int start = 0; start + SHORTEST_INSIDE <= run.length(); start++) {
            for (int end = Math.min(run.length(), start + LONGEST_INSIDE); end - start >= SHORTEST_INSIDE; end--) {
                Set<String> inside = otherNames(run.substring(start, end));
                if (!inside.isEmpty()) {
                    addIfWord(run.substring(plain, start), Set.of(), concepts);
                    addIfWord(run.substring(start, end), inside, concepts);
                    plain = end;
                    start = end - 1;
                    break;
                }
            }
        }
        addIfWord(run.substring(plain), Set.of(), concepts);
    }

    private static void addIfWord(String run, Set<String> others, List<Concept> concepts) {
        if (run.codePoints().anyMatch(Character::isLetterOrDigit)) {
            concepts.add(new Concept(new Part(run, false), others));
        }
    }

    /** The other names of what a text names; empty if it names nothing known. */
    public Set<String> otherNames(String text) {
        String key = key(text);
        Set<String> group = groups.get(key);
        if (group == null && key.length() > 3 && key.endsWith("s")) {
            // An English plural.
            group = groups.get(key.substring(0, key.length() - 1));
        }
        if (group == null) {
            return Set.of();
        }
        Set<String> others = new LinkedHashSet<>(group);
        others.removeIf(name -> key(name).equals(key));
        return others;
    }

    /** A known name that sounds like a Chinese text but is written otherwise: 空压机 for 空压鸡. */
    public Optional<String> soundingLike(String text) {
        return Optional.ofNullable(bySound.get(Pinyin.full(text))).filter(name -> !name.equals(text));
    }

    private static String key(String name) {
        return IRRELEVANT.matcher(TextFolding.fold(name)).replaceAll("").toLowerCase(Locale.ROOT);
    }
}
