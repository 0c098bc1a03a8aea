package org.solutionpool.whitelist.upkeep;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.Objects;
import org.solutionpool.account.Person;
import org.solutionpool.notification.Notice;
import org.solutionpool.organization.Organization;
import org.solutionpool.web.IllegalTransitionException;
import org.solutionpool.whitelist.application.Bar;
import org.solutionpool.whitelist.countersignature.Countersignature;
import org.solutionpool.whitelist.countersignature.Countersignatures;
import org.solutionpool.whitelist.register.EntryLifecycle;
import org.solutionpool.whitelist.register.EntryState;
import org.solutionpool.whitelist.register.WhitelistEntry;
import org.solutionpool.whitelist.upkeep.Measure.Kind;

/**
 * Removes entries: one admin asks, another agrees, and only then the entry is removed and those who may not apply for a
 * time are barred. The entry's row is taken first, as for every measure.
 */
@ApplicationScoped
@Transactional
public class Removals {

    @Inject
    EntryLifecycle lifecycle;

    @Inject
    Countersignatures countersignatures;

    /**
     * Asks a second admin to remove an entry. With falsified evidence it is suspended at once, until that admin decides.
     *
     * @throws IllegalTransitionException if the entry can not be removed any more
     * @throws UpkeepRefusedException if that was asked for already, or the entry was changed meanwhile
     */
    public Countersignature ask(long entryId, long version, RemovalRequest wanted, Person by) {
        WhitelistEntry entry = Measures.locked(entryId, version);
        EntryState.TRANSITIONS.apply(entry.state, EntryState.REMOVED);
        Measures.requireNoRemovalAsked(entry);
        Measure suspension = null;
        if (wanted.falsified() && entry.state.isInForce()) {
            suspension = Measures.take(entry, Kind.SUSPENSION, wanted.reason(), by);
            suspension.complaintId = wanted.complaintId();
            suspension.falsified = true;
            lifecycle.suspend(entry, wanted.reason());
        }
        return countersignatures.ask(
                Countersignature.Kind.REMOVE_ENTRY, entry.id, wanted.kept(suspension), wanted.reason(), by);
    }

    /** Removes an entry after the second signature, and bars its holder and a party jointly liable. */
    void remove(Countersignature asked, Person second) {
        WhitelistEntry entry = Measures.locked(asked.subjectId);
        RemovalRequest wanted = RemovalRequest.of(asked.request, asked.reason);
        Measure suspension = RemovalRequest.suspension(asked.request);
        Measure removal = Measures.take(entry, Kind.REMOVAL, wanted.reason(), asked.requestedBy);
        removal.confirmedBy = Person.findById(second.id);
        removal.barredUntil = wanted.barredUntil();
        removal.falsified = wanted.falsified();
        removal.complaintId = wanted.complaintId();
        removal.liableName = wanted.liableName();
        removal.liableCreditCode =
                wanted.liableCode() == null ? null : wanted.liableCode().value();
        if (suspension != null && suspension.liftedAt == null) {
            // It was there to keep the entry out of sight until now; what an appeal brings back is what was before it.
            suspension.liftedAt = removal.decidedAt;
            removal.stateBefore = suspension.stateBefore;
        }
        lifecycle.remove(entry, wanted.reason());
        if (entry.creditCode != null) {
            bar(entry.creditCode, entry.providerName, removal);
        }
        if (wanted.liableCode() != null && wanted.liableName() != null) {
            bar(wanted.liableCode().value(), wanted.liableName(), removal);
            tellLiable(wanted.liableCode().value(), removal);
        }
    }

    /** The second admin did not agree, or the first one took it back: a suspension that waited for it ends. */
    void putAside(Countersignature asked) {
        WhitelistEntry entry = Measures.locked(asked.subjectId);
        Measure suspension = RemovalRequest.suspension(asked.request);
        if (suspension != null && suspension.liftedAt == null) {
            suspension.liftedAt = Instant.now();
            EntryState left = Measures.standing(entry);
            if (entry.state == EntryState.SUSPENDED && left != entry.state) {
                lifecycle.reinstate(entry, left, Measures.inBoth("removalPutAside"));
            }
        }
        lifecycle.endAfterRenewal(entry);
    }

    private static void bar(String creditCode, String name, Measure removal) {
        Bar bar = new Bar();
        bar.creditCode = creditCode;
        bar.name = name;
        bar.until = Objects.requireNonNull(removal.barredUntil);
        bar.measureId = removal.id;
        bar.persist();
    }

    /** The liable party learns of it too, if it has an account here. */
    private static void tellLiable(String creditCode, Measure removal) {
        Organization.ofCreditCode(creditCode).ifPresent(party -> Person.membersOf(party.id)
                .forEach(member -> Notice.tell(
                        member,
                        "upkeep.barred",
                        removal.entry.path(),
                        party.name(member.language),
                        Objects.requireNonNull(removal.barredUntil),
                        removal.entry.subjectName(member.language),
                        removal.reason)));
    }
}
