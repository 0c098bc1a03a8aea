package org.solutionpool.alert;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.solutionpool.alert.digest.DigestFrequency;
import org.solutionpool.web.FormErrors;
import org.solutionpool.web.Messages;
import org.solutionpool.web.Option;
import org.solutionpool.web.Typed;

/** What the forms of a saved search have in common. */
final class SearchForm {

    private SearchForm() {}

    /** What is wrong with a name. */
    static FormErrors check(@Nullable String name, String field, Messages messages) {
        FormErrors errors = new FormErrors();
        if (name == null) {
            errors.add(field, messages.text("alert", "nameMissing"));
        } else if (Typed.length(name) > SearchWords.LONGEST_NAME) {
            errors.add(field, messages.text("web", "form.tooLong", SearchWords.LONGEST_NAME, Typed.length(name)));
        }
        return errors;
    }

    static List<Option> frequencies(Messages messages) {
        return Arrays.stream(DigestFrequency.values())
                .map(frequency -> new Option(frequency.code(), messages.text("alert", "frequency." + frequency.code())))
                .toList();
    }
}
