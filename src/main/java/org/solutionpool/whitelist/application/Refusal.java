package org.solutionpool.whitelist.application;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.solutionpool.web.Language;
import org.solutionpool.web.Link;
import org.solutionpool.web.Messages;
import org.solutionpool.whitelist.programme.ReadableDay;

/**
 * Why an application is not possible, and what is instead.
 *
 * @param arguments texts and numbers of the sentence
 * @param url where to go on; null if there is no way on
 */
public record Refusal(
        Reason reason, List<Object> arguments, @Nullable String url) {

    /** What stands in the way. Sentences are {@code refused.<REASON>}, ways on {@code way.<REASON>} in the bundle. */
    public enum Reason {
        /** The batch was cancelled. */
        CANCELLED,
        /** The first day of the intake is still to come. */
        NOT_YET,
        /** The intake is over. */
        OVER,
        /** Only providers can apply. */
        NO_PROVIDER,
        /** The programme lists solutions, and none was named. */
        SOLUTION_MISSING,
        /** The solution is not published, or not one's own. */
        SOLUTION_NOT_PUBLIC,
        /** A measure bars the applicant until a day. */
        BARRED,
        /** There is an application for the same batch and subject. */
        TWICE,
        /** One for the same subject in another batch of the programme is not finished. */
        UNFINISHED,
        /** The entry is valid for longer than the time in which it can be renewed. */
        STILL_VALID,
        /** The entry is suspended: that has to be mended first. */
        SUSPENDED,
        /** A returned application was not completed in time. */
        COMPLETION_OVER
    }

    static Refusal of(Reason reason, @Nullable String url, Object... arguments) {
        return new Refusal(reason, Arrays.asList(arguments), url);
    }

    /** The reason as a sentence. */
    public String text(Language language) {
        return Messages.text(
                language,
                "application",
                "refused." + reason,
                arguments.stream()
                        .map(argument -> argument instanceof LocalDate day ? ReadableDay.of(day, language) : argument)
                        .toArray());
    }

    /** The way on; null if there is none. */
    public @Nullable Link way(Language language) {
        return url == null ? null : new Link(Messages.text(language, "application", "way." + reason), url);
    }
}
