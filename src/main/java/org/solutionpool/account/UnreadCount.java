package org.solutionpool.account;

/** Something that can be unread: notices, conversations. Each feature that has such brings one of these. */
public interface UnreadCount {

    long unreadOf(Person person);
}
