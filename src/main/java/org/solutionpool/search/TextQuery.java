package org.solutionpool.search;

import co.elastic.clients.elasticsearch._types.query_dsl.BoolQuery;
import co.elastic.clients.elasticsearch._types.query_dsl.Operator;
import co.elastic.clients.elasticsearch._types.query_dsl.Query;
import co.elastic.clients.elasticsearch._types.query_dsl.TextQueryType;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.solutionpool.search.QueryText.Part;
import org.solutionpool.taxonomy.TermFinder;

/**
 * What a solution's text must have to be found by a query. Each concept of the query may be met in another field, by
 * any of its names; within one field it must be met as a whole. A pure function of query and taxonomy.
 */
final class TextQuery {

    /** The parts of a document that are searched; each has a Chinese and an English side. */
    static final List<String> FIELDS =
            List.of("title", "provider", "terms", "summary", "challenges", "description", "cases");

    /** Short enough that all words of a query in one of them are no coincidence, however the segmenter cut them. */
    private static final List<String> SHORT_FIELDS = List.of("title", "provider", "summary");

    /**
     * All concepts of a short query; of a longer one, which is a sentence rather than a list of demands, three quarters.
     */
    private static final String CONCEPTS_NEEDED = "4<75%";

    /** Both pairs of a word of three characters; of a longer run three quarters, for it is several words. */
    private static final String PAIRS_NEEDED = "2<75%";

    /** Of a run in which nothing is recognised, when nothing has most of it. */
    private static final String PAIRS_NEEDED_TOLERANTLY = "3<40%";

    /** One error from four letters on, two from eight: shorter words become other words by one error. */
    private static final String FUZZINESS = "AUTO:4,8";

    /** Typing errors are rarely in the first letter, and the search is much quicker with it fixed. */
    private static final int FIRST_LETTERS = 1;

    private static final Pattern SOUND = Pattern.compile("[a-z0-9]{2,40}");

    private final QueryText text;
    private final List<Concept> wanted;
    private final boolean tolerant;

    /** @param tolerant whether typing errors in English words, pinyin and initials are let through */
    TextQuery(QueryText text, TermFinder names, boolean tolerant) {
        this.text = text;
        this.wanted = Concept.of(text.wanted(), names);
        this.tolerant = tolerant;
    }

    /** The clause that decides what is found and how well it fits. */
    Query query() {
        if (text.isEmpty()) {
            return Query.of(query -> query.matchAll(all -> all));
        }
        BoolQuery.Builder bool = new BoolQuery.Builder();
        bool.must(wanted());
        text.excluded().forEach(part -> bool.mustNot(phrase(part.text(), FIELDS)));
        return bool.build()._toQuery();
    }

    private Query wanted() {
        if (wanted.isEmpty()) {
            return Query.of(query -> query.matchAll(all -> all));
        }
        Query concepts = concepts();
        List<Query> sounds = tolerant ? sounds() : List.of();
        if (sounds.isEmpty()) {
            return concepts;
        }
        List<Query> ways = new ArrayList<>(List.of(concepts));
        ways.addAll(sounds);
        return anyOf(ways);
    }

    private Query concepts() {
        List<Concept> needed =
                wanted.stream().filter(concept -> !optional(concept)).toList();
        Query all = Query.of(query -> query.bool(
                bool -> bool.should(needed.stream().map(this::concept).toList()).minimumShouldMatch(CONCEPTS_NEEDED)));
        if (needed.size() == wanted.size()) {
            return all;
        }
        return Query.of(query -> query.bool(bool -> bool.must(all)
                .should(wanted.stream()
                        .filter(this::optional)
                        .map(this::concept)
                        .toList())));
    }

    /** In a sentence typed without gaps the names say what is wanted, when nothing has the sentence. */
    private boolean optional(Concept concept) {
        return tolerant && concept.filler() && wanted.stream().anyMatch(other -> !other.filler());
    }

    /** A concept by its own name or by another; the better of them counts, so that having both names is no advantage. */
    private Query concept(Concept concept) {
        Query own = part(concept.part());
        if (concept.otherNames().isEmpty()) {
            return own;
        }
        List<Query> names = Stream.concat(
                        Stream.of(own), concept.otherNames().stream().map(name -> phrase(name, FIELDS)))
                .toList();
        return Query.of(query -> query.disMax(best -> best.queries(names)));
    }

    private Query part(Part part) {
        if (part.quoted()) {
            return quoted(part.text(), FIELDS);
        }
        if (part.han() && part.text().indexOf(' ') >= 0) {
            // A name typed with gaps, 螺杆 空压机: as pairs its words could stand for each other.
            return phrase(part.text(), FIELDS);
        }
        return part.han() ? chinese(part.text()) : latin(part.text(), FIELDS);
    }

    private Query chinese(String run) {
        if (run.codePointCount(0, run.length()) == 1) {
            return all(run, named(FIELDS, "zh.characters"));
        }
        return anyOf(List.of(
                Query.of(query -> query.multiMatch(match -> match.query(run)
                        .fields(named(FIELDS, "zh.bigrams"))
                        .type(TextQueryType.MostFields)
                        .minimumShouldMatch(tolerant ? PAIRS_NEEDED_TOLERANTLY : PAIRS_NEEDED))),
                all(run, named(SHORT_FIELDS, "zh"))));
    }

    private Query latin(String word, List<String> fields) {
        List<Query> ways = new ArrayList<>(List.of(
                // Stemmed in English text, and as it stands among Chinese characters.
                all(word, named(fields, "en")), all(word, named(fields, "zh.bigrams"))));
        if (tolerant && word.chars().allMatch(Character::isLetter)) {
            List<String> whole = new ArrayList<>(named(fields, "en.words"));
            whole.addAll(named(fields, "zh.bigrams"));
            ways.add(Query.of(query -> query.multiMatch(match -> match.query(word)
                    .fields(whole)
                    .type(TextQueryType.MostFields)
                    .fuzziness(FUZZINESS)
                    .prefixLength(FIRST_LETTERS))));
        }
        return anyOf(ways);
    }

    /** To the letter, which means the very characters and unstemmed words in this order. */
    private static Query quoted(String phrase, List<String> fields) {
        return inOrder(phrase, sides(phrase, fields, "zh.characters", "en.words"));
    }

    /** A name in running text: in this order, but an English one in any number. */
    private static Query phrase(String name, List<String> fields) {
        return inOrder(name, sides(name, fields, "zh.characters", "en"));
    }

    /** Chinese stands on the Chinese side of a field only, English among it too. */
    private static List<String> sides(String words, List<String> fields, String chinese, String english) {
        List<String> sides = new ArrayList<>(named(fields, chinese));
        if (!QueryText.hasHan(words)) {
            sides.addAll(named(fields, english));
        }
        return sides;
    }

    /**
     * The whole query as the sound of a name, from any of its syllables on. Of equal weight whatever the name: by its
     * sound alone nothing says which fits better.
     */
    private List<Query> sounds() {
        if (text.wanted().stream().anyMatch(part -> part.quoted() || part.han())) {
            return List.of();
        }
        String typed =
                String.join("", text.wanted().stream().map(Part::text).toList()).toLowerCase(Locale.ROOT);
        if (!SOUND.matcher(typed).matches()) {
            return List.of();
        }
        return Stream.of("text.title.pinyin", "text.title.initials", "text.provider.pinyin", "text.provider.initials")
                .map(field -> Query.of(
                        query -> query.prefix(prefix -> prefix.field(field).value(typed))))
                .toList();
    }

    /**
     * What is marked in a field of the results: looser than the search, because what is shown was found already, and
     * only on the analyses that are shown.
     *
     * @param field one of {@link #FIELDS}
     */
    Query marked(String field) {
        List<String> fields = List.of(field);
        List<Query> marks = new ArrayList<>();
        for (Concept concept : wanted) {
            String own = concept.part().text();
            marks.add(shown(own, fields));
            if (!concept.part().han() && !concept.part().quoted()) {
                marks.add(latin(own, fields));
            }
            concept.otherNames().forEach(name -> marks.add(shown(name, fields)));
        }
        return marks.isEmpty() ? Query.of(query -> query.matchNone(none -> none)) : anyOf(marks);
    }

    private static Query shown(String name, List<String> fields) {
        return inOrder(name, sides(name, fields, "zh.bigrams", "en"));
    }

    /** The Latin words that could be misspelt, for «did you mean»; empty if there is none. */
    String spelling() {
        return String.join(
                " ",
                wanted.stream()
                        .map(Concept::part)
                        .filter(part -> !part.han() && !part.quoted())
                        .map(Part::text)
                        .toList());
    }

    private static Query all(String words, List<String> fields) {
        return Query.of(query -> query.multiMatch(match ->
                match.query(words).fields(fields).type(TextQueryType.MostFields).operator(Operator.And)));
    }

    private static Query inOrder(String words, List<String> fields) {
        return Query.of(query -> query.multiMatch(match ->
                match.query(words).fields(fields).type(TextQueryType.Phrase).tieBreaker(1.0)));
    }

    private static Query anyOf(List<Query> ways) {
        return Query.of(query -> query.bool(bool -> bool.should(ways).minimumShouldMatch("1")));
    }

    private static List<String> named(List<String> fields, String side) {
        return fields.stream().map(field -> "text." + field + "." + side).toList();
    }
}
