package org.solutionpool.translation;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** English text cut into words, and the one form its inflected words are compared by. */
final class English {

    /** Words that hold a sentence together, and those that every need says: they would find everything. */
    private static final Set<String> PASSED_OVER =
            Set.copyOf(List.of(("a an the and or but nor so yet if then else than as of at by for "
                            + "from in into on onto off out over under up down to toward with without within across about after before "
                            + "between during through until upon via per is are was were be been being am do does did done doing have "
                            + "has had having can could may might must shall should will would not no none any all each every both "
                            + "few many more most much less least other another some such same own it its he she they we you i me us "
                            + "them him her our your their my his this that these those here there where when why how what which who "
                            + "whom whose also only just very too still already again ever never often always now today currently "
                            + "need needs needed want wants wanted wish hope like would please help let make makes made making get gets "
                            + "got getting give gives given take takes taken use uses used using able because while since though "
                            + "although however therefore thus even well back around along against among one two three us etc "
                            + "run runs running ran look looks looking looked found find finds keep keeps kept come comes go goes went put "
                            + "nearly almost late later old new good bad big small speak speaks say says said know knows known see seen "
                            + "company firm enterprise s t re ve ll don doesn isn aren wasn cannot")
                    .split(" ")));

    /**
     * @param text in small letters
     * @param form the singular, roughly
     * @param start in the text it was cut from, in UTF-16 units
     * @param apart whether a sign other than a space, a hyphen or an apostrophe stands before it
     * @param code written as an abbreviation or a type is: two capitals, or a digit in it
     */
    record Word(String text, String form, int start, int end, boolean apart, boolean code) {

        boolean passedOver() {
            return PASSED_OVER.contains(text);
        }

        /** What stands in front of a phrase without belonging to it. */
        boolean article() {
            return text.equals("to") || text.equals("a") || text.equals("an") || text.equals("the");
        }

        boolean number() {
            return text.chars().allMatch(Character::isDigit);
        }
    }

    private English() {}

    static List<Word> words(String text) {
        List<Word> words = new ArrayList<>();
        boolean apart = false;
        int at = 0;
        while (at < text.length()) {
            char first = text.charAt(at);
            if (!latin(first)) {
                apart |= !Character.isWhitespace(first) && "-'’‘–‑&_".indexOf(first) < 0 || first == '\n';
                at++;
                continue;
            }
            int end = at;
            int capitals = 0;
            int digits = 0;
            while (end < text.length() && latin(text.charAt(end))) {
                capitals += Character.isUpperCase(text.charAt(end)) ? 1 : 0;
                digits += Character.isDigit(text.charAt(end)) ? 1 : 0;
                end++;
            }
            String lower = text.substring(at, end).toLowerCase(Locale.ROOT);
            words.add(new Word(lower, singular(lower), at, end, apart, capitals > 1 || digits > 0));
            apart = false;
            at = end;
        }
        return words;
    }

    /** One form of a phrase, whatever stands between its words; without to, a, an or the in front. */
    static String form(String phrase) {
        return form(words(phrase));
    }

    static String form(List<Word> words) {
        StringBuilder form = new StringBuilder();
        for (Word word : words) {
            if (form.isEmpty() && words.size() > 1 && word.article()) {
                continue;
            }
            if (!form.isEmpty()) {
                form.append(' ');
            }
            form.append(word.form());
        }
        return form.toString();
    }

    /** What a word may be a form of, when the word itself is in no dictionary: monitored, monitoring → monitor. */
    static List<String> stems(String word) {
        List<String> stems = new ArrayList<>(3);
        for (String ending : List.of("ing", "ed", "er", "ly")) {
            String stem = word.endsWith(ending) ? word.substring(0, word.length() - ending.length()) : "";
            if (stem.length() >= 3) {
                stems.add(stem);
                if (!ending.equals("ly")) {
                    stems.add(stem + "e");
                }
                int last = stem.length() - 1;
                if (stem.charAt(last) == stem.charAt(last - 1)) {
                    stems.add(stem.substring(0, last));
                } else if (stem.charAt(last) == 'i') {
                    stems.add(stem.substring(0, last) + "y");
                }
            }
        }
        return stems;
    }

    /** The same rule on both sides is all that matters. */
    private static String singular(String word) {
        if (word.length() <= 3 || !word.endsWith("s")) {
            return word;
        }
        if (word.endsWith("ies") && word.length() > 4) {
            return word.substring(0, word.length() - 3) + "y";
        }
        if (word.endsWith("sses") || word.endsWith("xes") || word.endsWith("ches") || word.endsWith("shes")) {
            return word.substring(0, word.length() - 2);
        }
        return word.endsWith("ss") || word.endsWith("us") || word.endsWith("is")
                ? word
                : word.substring(0, word.length() - 1);
    }

    private static boolean latin(char c) {
        return c < 0x250 && Character.isLetterOrDigit(c);
    }
}
