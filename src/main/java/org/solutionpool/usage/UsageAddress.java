package org.solutionpool.usage;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/** Addresses of the pages about use. */
final class UsageAddress {

    static final String USAGE = "/admin/usage";
    static final String IMPROVEMENTS = "/admin/best-bets";

    private UsageAddress() {}

    /** The search for a text with filters. */
    static String search(String text, String filters) {
        return "/search?q=" + encoded(text) + (filters.isEmpty() ? "" : "&" + filters);
    }

    /** The form of a new best bet for a query. */
    static String newBestBet(String text) {
        return IMPROVEMENTS + "/new?q=" + encoded(text);
    }

    /** The form of a new alias. */
    static String newAlias(String text) {
        return IMPROVEMENTS + "/aliases/new?q=" + encoded(text);
    }

    /** One best bet or alias. */
    static String of(long id) {
        return IMPROVEMENTS + "/" + id;
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
