package org.solutionpool.enquiry;

import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The mark of one drawing of a form, by which the same form sent twice is known. */
final class FormToken {

    private static final Pattern MADE_HERE = Pattern.compile("[0-9a-f-]{36}");

    private FormToken() {}

    static String next() {
        return UUID.randomUUID().toString();
    }

    /** The token that was sent; a new one if what was sent is none of ours. */
    static String of(@Nullable String sent) {
        return sent != null && MADE_HERE.matcher(sent).matches() ? sent : next();
    }
}
