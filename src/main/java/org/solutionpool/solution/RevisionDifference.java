package org.solutionpool.solution;

import com.github.difflib.DiffUtils;
import com.github.difflib.patch.AbstractDelta;
import com.ibm.icu.text.BreakIterator;
import com.ibm.icu.util.ULocale;
import io.quarkus.qute.RawString;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What one version of a listing changes against another, field by field, in the order of the form. Texts are compared
 * word by word, lists of terms as sets.
 */
public record RevisionDifference(List<Change> changes) {

    /** What became of a piece of text. */
    public enum Fate {
        KEPT,
        REMOVED,
        ADDED
    }

    /** A run of words with one fate. */
    public record Piece(Fate fate, String text) {}

    /**
     * One field that differs.
     *
     * @param pieces both texts in one, in reading order; of a set one piece a term
     * @param set whether the pieces are terms of a set, to be shown apart from each other
     */
    public record Change(ListingField field, List<Piece> pieces, boolean set) {

        /** The field as it was, with what is gone marked by {@code <del>}; escaped. */
        public RawString before() {
            return html(Fate.REMOVED, "del");
        }

        /** The field as it is now, with what is new marked by {@code <ins>}; escaped. */
        public RawString after() {
            return html(Fate.ADDED, "ins");
        }

        /** The terms or texts with one fate. */
        public List<String> with(Fate fate) {
            return pieces.stream()
                    .filter(piece -> piece.fate() == fate)
                    .map(Piece::text)
                    .toList();
        }

        private RawString html(Fate own, String tag) {
            return new RawString(pieces.stream()
                    .filter(piece -> piece.fate() == own || piece.fate() == Fate.KEPT)
                    .map(piece -> piece.fate() == Fate.KEPT
                            ? escape(piece.text())
                            : "<" + tag + ">" + escape(piece.text()) + "</" + tag + ">")
                    .collect(Collectors.joining(set ? "<br>" : "")));
        }

        private static String escape(String text) {
            return text.replace("&", "&amp;")
                    .replace("<", "&lt;")
                    .replace(">", "&gt;")
                    .replace("\n", "<br>");
        }
    }

    /**
     * Compares two versions.
     *
     * @param before null for the first revision: then every field that is stated is new
     * @param reading turns values into the reader's words
     */
    public static RevisionDifference between(
            @Nullable ListingContent before, ListingContent after, FieldReading reading) {
        ListingContent old = before == null ? ListingContent.titled(ListingContent.LocalizedText.EMPTY) : before;
        return new RevisionDifference(Arrays.stream(ListingField.values())
                .filter(field -> !field.same(old, after))
                .map(field -> change(field, reading.lines(field, old), reading.lines(field, after)))
                .toList());
    }

    public boolean isEmpty() {
        return changes.isEmpty();
    }

    /** The change of a field; null where both say the same. */
    public @Nullable Change of(ListingField field) {
        return changes.stream()
                .filter(change -> change.field() == field)
                .findFirst()
                .orElse(null);
    }

    private static Change change(ListingField field, List<String> before, List<String> after) {
        return field.kind() == ListingField.Kind.TERMS
                ? new Change(field, terms(before, after), true)
                : new Change(field, words(String.join("\n", before), String.join("\n", after)), false);
    }

    private static List<Piece> terms(List<String> before, List<String> after) {
        List<Piece> pieces = new ArrayList<>();
        before.forEach(term -> pieces.add(new Piece(after.contains(term) ? Fate.KEPT : Fate.REMOVED, term)));
        after.stream().filter(term -> !before.contains(term)).forEach(term -> pieces.add(new Piece(Fate.ADDED, term)));
        return pieces;
    }

    private static List<Piece> words(String before, String after) {
        List<String> old = words(before);
        List<Piece> pieces = new ArrayList<>();
        int position = 0;
        for (AbstractDelta<String> delta : DiffUtils.diff(old, words(after)).getDeltas()) {
            add(pieces, Fate.KEPT, old.subList(position, delta.getSource().getPosition()));
            add(pieces, Fate.REMOVED, delta.getSource().getLines());
            add(pieces, Fate.ADDED, delta.getTarget().getLines());
            position = delta.getSource().getPosition() + delta.getSource().size();
        }
        add(pieces, Fate.KEPT, old.subList(position, old.size()));
        return pieces;
    }

    private static void add(List<Piece> pieces, Fate fate, List<String> words) {
        if (!words.isEmpty()) {
            pieces.add(new Piece(fate, String.join("", words)));
        }
    }

    /** Words by Unicode's rules, and by ICU's dictionary where Chinese writes none; gaps and marks count as words. */
    private static List<String> words(String text) {
        BreakIterator breaks = BreakIterator.getWordInstance(ULocale.SIMPLIFIED_CHINESE);
        breaks.setText(text);
        List<String> words = new ArrayList<>();
        int start = breaks.first();
        for (int end = breaks.next(); end != BreakIterator.DONE; start = end, end = breaks.next()) {
            words.add(text.substring(start, end));
        }
        return words;
    }
}
