package org.solutionpool.web;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/**
 * The pages of a list, as the tag {@code pager} draws them.
 *
 * @param previousUrl null on the first page
 * @param nextUrl null on the last page
 */
public record Pager(@Nullable String previousUrl, @Nullable String nextUrl, List<Entry> pages) {

    private static final int NEIGHBOURS = 2;

    /**
     * One page, or a gap between two of them.
     *
     * @param url null for a gap
     */
    public record Entry(int number, @Nullable String url, boolean current, boolean gap) {}

    /**
     * The first page, the last one, the current one and its neighbours, with gaps between them.
     *
     * @param page the current page, from 1
     * @param pages how many there are
     * @param url the address of a page
     */
    public static Pager of(int page, int pages, IntFunction<String> url) {
        List<Entry> entries = new ArrayList<>();
        for (int number = 1; number <= pages; number++) {
            boolean near = Math.abs(number - page) <= NEIGHBOURS;
            if (number == 1 || number == pages || near) {
                entries.add(new Entry(number, url.apply(number), number == page, false));
            } else if (!entries.getLast().gap()) {
                entries.add(new Entry(number, null, false, true));
                number = Math.max(number, (number < page ? page - NEIGHBOURS : pages) - 1);
            }
        }
        return new Pager(
                page > 1 ? url.apply(page - 1) : null, page < pages ? url.apply(page + 1) : null, List.copyOf(entries));
    }

    /** How many pages a number of items fills; at least 1. */
    public static int pages(long items, int size) {
        return (int) Math.max(1, (items + size - 1) / size);
    }
}
