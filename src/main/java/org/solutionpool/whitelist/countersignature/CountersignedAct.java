package org.solutionpool.whitelist.countersignature;

import java.util.Set;
import org.solutionpool.account.Person;
import org.solutionpool.web.Language;
import org.solutionpool.whitelist.countersignature.Countersignature.Kind;

/** What is done once a second admin agrees. Each stage brings its own. */
public interface CountersignedAct {

    Kind kind();

    /**
     * Does it, in the transaction of the signature. Checks again whatever could have changed since it was asked for.
     *
     * @param second the admin who agreed
     */
    void carryOut(Countersignature asked, Person second);

    /** Undoes what was done beforehand, in the transaction in which it is declined or taken back. */
    default void putAside(Countersignature asked) {}

    /** Ids of the organizations it decides about: those who belong to one of them cannot agree to it. */
    default Set<Long> organizations(Countersignature asked) {
        return Set.of();
    }

    /** What it is about, in words: the batch's or the entry's name. */
    String title(Countersignature asked, Language language);

    /** The page where the second admin can look at everything it is about. */
    String path(Countersignature asked);
}
