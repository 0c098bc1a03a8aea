package org.solutionpool.whitelist.upkeep;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Set;
import org.solutionpool.account.Person;
import org.solutionpool.web.Language;
import org.solutionpool.whitelist.countersignature.Countersignature;
import org.solutionpool.whitelist.countersignature.Countersignature.Kind;
import org.solutionpool.whitelist.countersignature.CountersignedAct;
import org.solutionpool.whitelist.register.WhitelistEntry;

/**
 * The removal of an entry. Declined or taken back, nothing is removed, and an entry that was suspended at once because of
 * falsified evidence goes back to what it was.
 */
@ApplicationScoped
public class RemovalAct implements CountersignedAct {

    @Inject
    Removals removals;

    @Override
    public Kind kind() {
        return Kind.REMOVE_ENTRY;
    }

    @Override
    public void carryOut(Countersignature asked, Person second) {
        removals.remove(asked, second);
    }

    @Override
    public void putAside(Countersignature asked) {
        removals.putAside(asked);
    }

    @Override
    public Set<Long> organizations(Countersignature asked) {
        WhitelistEntry entry = WhitelistEntry.findById(asked.subjectId);
        return entry.organization == null ? Set.of() : Set.of(entry.organization.id);
    }

    @Override
    public String title(Countersignature asked, Language language) {
        WhitelistEntry entry = WhitelistEntry.findById(asked.subjectId);
        return entry.subjectName(language) + " · " + entry.certificateNumber;
    }

    @Override
    public String path(Countersignature asked) {
        return "/admin/whitelist/entries/" + asked.subjectId;
    }
}
