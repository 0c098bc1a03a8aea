package org.solutionpool.search;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.solutionpool.search.QueryText.Part;
import org.solutionpool.taxonomy.Mention;
import org.solutionpool.taxonomy.TermFinder;
import org.solutionpool.text.TextFolding;

/**
 * One thing that a query asks for, and what else it is called.
 *
 * @param part as typed
 * @param otherNames other names of it in either language; empty if it is no name of the taxonomy
 * @param filler what stands between names in a run that was typed without gaps: 想找 in 想找空压机
 */
record Concept(Part part, Set<String> otherNames, boolean filler) {

    /** Runs of Chinese characters, and the runs of everything else between them. */
    private static final Pattern RUN = Pattern.compile("\\p{IsHan}+|[^\\p{IsHan}\\s]+");

    private static final Pattern IRRELEVANT = Pattern.compile("[\\s\\-_./·]+");

    /**
     * Recognises names of the taxonomy in the parts of a query, over several words and inside a run of Chinese
     * characters. What is no name is split where Chinese and other characters meet: CNC数控机床 asks for two things.
     */
    static List<Concept> of(List<Part> parts, TermFinder names) {
        List<Concept> concepts = new ArrayList<>();
        List<String> words = new ArrayList<>();
        for (Part part : parts) {
            if (part.quoted()) {
                addWords(words, names, concepts);
                words.clear();
                // Meant to the letter.
                concepts.add(new Concept(part, Set.of(), false));
            } else {
                words.add(part.text());
            }
        }
        addWords(words, names, concepts);
        return concepts;
    }

    private static void addWords(List<String> words, TermFinder names, List<Concept> concepts) {
        String text = String.join(" ", words);
        int plain = 0;
        for (Mention name : names.phrasesIn(text)) {
            addPlain(text.substring(plain, name.start()), words, names, concepts);
            String typed = text.substring(name.start(), name.end());
            concepts.add(new Concept(new Part(typed, false), otherNames(typed, names), false));
            plain = name.end();
        }
        addPlain(text.substring(plain), words, names, concepts);
    }

    private static void addPlain(String text, List<String> words, TermFinder names, List<Concept> concepts) {
        RUN.matcher(text)
                .results()
                .map(run -> run.group())
                .filter(run -> run.codePoints().anyMatch(Character::isLetterOrDigit))
                // A name of one character, 泵, means too much inside a text, but not as a word by itself.
                .map(run -> words.contains(run)
                        ? new Concept(new Part(run, false), otherNames(run, names), false)
                        : new Concept(new Part(run, false), Set.of(), QueryText.hasHan(run)))
                .forEach(concepts::add);
    }

    private static Set<String> otherNames(String typed, TermFinder names) {
        Set<String> others = new LinkedHashSet<>(names.equivalents(typed));
        others.removeIf(name -> key(name).equals(key(typed)));
        return others;
    }

    private static String key(String name) {
        return IRRELEVANT.matcher(TextFolding.fold(name)).replaceAll("").toLowerCase(Locale.ROOT);
    }
}
