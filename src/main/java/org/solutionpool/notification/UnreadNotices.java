package org.solutionpool.notification;

import jakarta.enterprise.context.ApplicationScoped;
import org.solutionpool.account.Person;
import org.solutionpool.account.UnreadCount;

/** The notices' part of the number in the page's header. */
@ApplicationScoped
public class UnreadNotices implements UnreadCount {

    @Override
    public long unreadOf(Person person) {
        return Notice.unreadOf(person);
    }
}
