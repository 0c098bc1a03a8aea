package org.solutionpool.taxonomy;

import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.regex.Pattern;
import org.jboss.resteasy.reactive.RestForm;
import org.jspecify.annotations.Nullable;
import org.solutionpool.web.FormErrors;
import org.solutionpool.web.Messages;

/** What an admin types about a term, as it was typed. */
public class TermForm {

    public static final int MOST_CODE = 40;
    public static final int MOST_NAME_ZH = 120;
    public static final int MOST_NAME_EN = 200;
    /** Characters of one alias or cue. */
    public static final int MOST_WORD = 80;
    /** Aliases, and again cues, of one term. */
    public static final int MOST_WORDS = 60;

    public static final int MOST_POSITION = 100_000;

    private static final String BUNDLE = "taxonomy";
    private static final Pattern CODE = Pattern.compile("[A-Za-z0-9][A-Za-z0-9 ./_+-]*");

    @RestForm
    public @Nullable String code;

    @RestForm
    public @Nullable String parent;

    @RestForm
    public @Nullable String zh;

    @RestForm
    public @Nullable String en;

    /** One a line. */
    @RestForm
    public @Nullable String aliases;

    /** One a line. */
    @RestForm
    public @Nullable String cues;

    @RestForm
    public @Nullable String position;

    /** The row's version when the form was opened. */
    @RestForm
    public @Nullable String version;

    /** The form of a term as it stands. */
    static TermForm of(TaxonomyTerm term) {
        TermForm form = new TermForm();
        form.code = term.code;
        form.parent = term.parentCode;
        form.zh = term.zh;
        form.en = term.en;
        form.aliases = String.join("\n", term.aliases);
        form.cues = String.join("\n", term.cues);
        form.position = String.valueOf(term.position);
        form.version = String.valueOf(term.version);
        return form;
    }

    String code() {
        return clean(code);
    }

    @Nullable String parent() {
        String clean = clean(parent);
        return clean.isEmpty() ? null : clean;
    }

    String zh() {
        return clean(zh);
    }

    String en() {
        return clean(en);
    }

    /** The aliases without repetitions and without the names themselves. */
    List<String> aliases() {
        LinkedHashSet<String> words = words(aliases);
        words.remove(zh());
        words.remove(en());
        return List.copyOf(words);
    }

    List<String> cues() {
        LinkedHashSet<String> words = words(cues);
        words.removeAll(aliases());
        return List.copyOf(words);
    }

    int position() {
        return Integer.parseInt(clean(position));
    }

    long version() {
        String clean = clean(version);
        return clean.matches("\\d{1,18}") ? Long.parseLong(clean) : -1;
    }

    /** What is wrong with names, words and position, in the reader's language. */
    FormErrors check(Messages messages) {
        FormErrors errors = new FormErrors();
        checkName(errors, messages, "zh", zh(), MOST_NAME_ZH);
        checkName(errors, messages, "en", en(), MOST_NAME_EN);
        checkWords(errors, messages, "aliases", aliases());
        checkWords(errors, messages, "cues", cues());
        String place = clean(position);
        if (!place.matches("\\d{1,6}") || Integer.parseInt(place) > MOST_POSITION) {
            errors.add("position", messages.text(BUNDLE, "positionNotANumber", MOST_POSITION));
        }
        return errors;
    }

    /** What is wrong with the code of a new term, apart from being taken. */
    void checkCode(FormErrors errors, Messages messages) {
        if (code().isEmpty()) {
            errors.add("code", messages.text(BUNDLE, "codeMissing"));
        } else if (code().length() > MOST_CODE || !CODE.matcher(code()).matches()) {
            errors.add("code", messages.text(BUNDLE, "codeNotAllowed", MOST_CODE));
        }
    }

    private static void checkName(FormErrors errors, Messages messages, String field, String name, int most) {
        if (name.isEmpty()) {
            errors.add(field, messages.text(BUNDLE, field + "Missing"));
        } else if (name.length() > most) {
            errors.add(field, messages.text(BUNDLE, "nameTooLong", name.length(), most));
        }
    }

    private static void checkWords(FormErrors errors, Messages messages, String field, List<String> words) {
        if (words.size() > MOST_WORDS) {
            errors.add(field, messages.text(BUNDLE, "wordsTooMany", words.size(), MOST_WORDS));
        }
        words.stream()
                .filter(word -> word.length() > MOST_WORD)
                .findFirst()
                .ifPresent(word ->
                        errors.add(field, messages.text(BUNDLE, "wordTooLong", word.substring(0, 20), MOST_WORD)));
        words.stream()
                .filter(word -> Phrases.tokens(word).isEmpty())
                .findFirst()
                .ifPresent(word -> errors.add(field, messages.text(BUNDLE, "wordWithoutLetters", word)));
    }

    private static LinkedHashSet<String> words(@Nullable String lines) {
        LinkedHashSet<String> words = new LinkedHashSet<>();
        Arrays.stream((lines == null ? "" : lines).split("\\R|[;；]"))
                .map(TermForm::clean)
                .filter(word -> !word.isEmpty())
                .forEach(words::add);
        return words;
    }

    /** One line, single spaces, no control characters. */
    private static String clean(@Nullable String text) {
        return text == null
                ? ""
                : text.replaceAll("[\\p{Cntrl}\\s\\u00a0\\u3000]+", " ").strip();
    }
}
