package org.solutionpool.whitelist.programme;

import org.jspecify.annotations.Nullable;
import org.solutionpool.web.FormErrors;
import org.solutionpool.web.Messages;
import org.solutionpool.web.Typed;

/** Cleans the texts a form has to have, and notes which are missing or too long, each by the name of its field. */
record RequiredTexts(FormErrors errors, Messages messages) {

    /** One line of at most so many characters; null if it is missing. */
    @Nullable String line(String field, @Nullable String typed, int most) {
        return checked(field, Typed.line(typed), most);
    }

    /** Several lines of at most so many characters; null if they are missing. */
    @Nullable String text(String field, @Nullable String typed, int most) {
        return checked(field, Typed.text(typed), most);
    }

    private @Nullable String checked(String field, @Nullable String text, int most) {
        String name = messages.text("programme", "field." + field);
        if (text == null) {
            errors.add(field, messages.text("programme", "missing", name));
        } else if (Typed.length(text) > most) {
            errors.add(field, messages.text("programme", "tooLong", name, Typed.length(text), most));
        }
        return text;
    }
}
