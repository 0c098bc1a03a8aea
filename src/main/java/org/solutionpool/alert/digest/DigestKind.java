package org.solutionpool.alert.digest;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.solutionpool.account.Person;
import org.solutionpool.notification.Letter;
import org.solutionpool.web.Link;

/** A kind of news that digests tell of: a bean for each. All methods are called within a transaction. */
public interface DigestKind {

    /** Its name in the tables, such as {@code search}; at most 40 characters, never changed. */
    String code();

    /** The page of the portal where what the person follows stands. */
    String page();

    /**
     * What a mail says of one scope, in the language of the person, as things are now.
     *
     * @param items what is due, highest level first, then in the order of the offers; at most {@value
     *     DigestPost#MOST_LINES}
     * @param total how many are due, whether shown or not
     * @param end the link that ends mails about this scope
     * @return empty if nothing is left to say: the scope is gone, or everything in it
     */
    Optional<Letter.Section> section(Person person, String scope, List<DigestItem> items, long total, Link end);

    /** What the person follows, by name; null if they follow it no more. */
    @Nullable String scopeName(long personId, String scope);

    /** Whether mails about a scope are switched on. */
    boolean isOn(long personId, String scope);

    /** Switches mails about a scope off; nothing happens if they are off or it is gone. */
    void switchOff(long personId, String scope);

    /**
     * Whether more for this person is just about to be offered, so that a mail better waits for it. Nobody waits longer
     * than {@link DigestPost#LONGEST_WAIT}.
     */
    default boolean expectsMore(long personId, Instant moment) {
        return false;
    }
}
