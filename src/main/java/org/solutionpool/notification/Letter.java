package org.solutionpool.notification;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.solutionpool.web.Link;

/**
 * What the mail of a notice says instead of the notice's own text: several things, each with its links. Its words are in
 * the reader's language already; its links are paths of this portal.
 *
 * @param ways what stands at the end: where to change what is mailed, how to end it
 * @param unsubscribe the path that ends these mails by a POST without a login (RFC 8058), for the mail's header
 */
public record Letter(String introduction, List<Section> sections, List<Link> ways, String unsubscribe) {

    public Letter {
        sections = List.copyOf(sections);
        ways = List.copyOf(ways);
    }

    /**
     * One thing the reader follows, and what is new about it.
     *
     * @param more where everything stands, with words that say so
     * @param end what ends the mails about this one thing
     */
    public record Section(String heading, List<Line> lines, Link more, Link end) {

        public Section {
            lines = List.copyOf(lines);
        }
    }

    /** One news: its name, where it is found, and a few words about it. */
    public record Line(String text, String url, @Nullable String detail) {}
}
