package org.solutionpool.matchmaking;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.solutionpool.web.Language;

/** Why a solution fits a need, in both languages, as it was when it was matched. */
public record Reasons(Told zh, Told en) {

    /**
     * The reasons in one language.
     *
     * @param lacks what does not fit
     * @param unknown what its listing does not say
     * @param advice what its provider could do about both; the links lead into the listing's editor
     */
    public record Told(List<Said> fits, List<Said> lacks, List<Said> unknown, List<Said> advice) {

        public Told {
            fits = List.copyOf(fits);
            lacks = List.copyOf(lacks);
            unknown = List.copyOf(unknown);
            advice = List.copyOf(advice);
        }
    }

    /**
     * A sentence without a full stop.
     *
     * @param url the path of the place that supports it, or where something can be done about it
     */
    public record Said(String text, @Nullable String url) {}

    public Told in(Language language) {
        return language == Language.EN ? en : zh;
    }
}
