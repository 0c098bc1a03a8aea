package org.solutionpool.activity;

import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The result that led to a page, as the parameters {@value #FROM} and {@value #AT} of its address say. Where they are
 * missing, nobody is to know.
 *
 * @param id of the page of results
 * @param rank the place of the result, from 1 over all pages; {@value #RECOMMENDED} for what editors put above them
 */
public record Origin(String id, int rank) {

    /** The parameter with the id. */
    public static final String FROM = "from";

    /** The parameter with the place. */
    public static final String AT = "at";

    /** The parameter that says by what of the result the reader came. */
    public static final String BY = "by";

    /** Its value in the link of a reason why something was found. */
    public static final String REASON = "reason";

    /** The place of what stands above the results. */
    public static final int RECOMMENDED = 0;

    private static final Pattern ID = Pattern.compile("[A-Za-z0-9_-]{22}");
    private static final Pattern RANK = Pattern.compile("\\d{1,5}");

    /** Reads the parameters; empty if they are not what {@link #query} writes. */
    public static Optional<Origin> of(@Nullable String from, @Nullable String at) {
        return from != null
                        && at != null
                        && ID.matcher(from).matches()
                        && RANK.matcher(at).matches()
                ? Optional.of(new Origin(from, Integer.parseInt(at)))
                : Optional.empty();
    }

    /** The parameters of an address that lead to a solution: {@code ?from=…&at=3}. */
    public String query() {
        return "?" + FROM + "=" + id + "&" + AT + "=" + rank;
    }

    /** The parameters of an address that leads from a reason to the place on the listing that supports it. */
    public String reasonQuery() {
        return query() + "&" + BY + "=" + REASON;
    }
}
