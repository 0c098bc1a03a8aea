package org.solutionpool.whitelist.upkeep;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.solutionpool.web.Messages;

/**
 * A neighbouring view of a list.
 *
 * @param count null where it is not counted
 */
public record Tab(
        String text, String url, boolean current, @Nullable Long count) {

    /** The value of {@code view} for what is over. */
    static final String CLOSED = "closed";

    /** What waits, with its count, and what is over. */
    static List<Tab> openAndClosed(String path, boolean open, long waiting, Messages messages) {
        return List.of(
                new Tab(messages.text("upkeep", "viewOpen"), path, open, waiting),
                new Tab(messages.text("upkeep", "viewClosed"), path + "?view=" + CLOSED, !open, null));
    }

    /** The address of a page of one of the two. */
    static String page(String path, boolean open, int number) {
        return path + "?" + (open ? "" : "view=" + CLOSED + "&") + "page=" + number;
    }
}
