package org.solutionpool.importing;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.LockModeType;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.NotFoundException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.solutionpool.account.Person;
import org.solutionpool.attachment.Attachment.Purpose;
import org.solutionpool.attachment.CheckedFile;
import org.solutionpool.attachment.Uploads;
import org.solutionpool.audit.Audit;
import org.solutionpool.notification.Notice;
import org.solutionpool.organization.Organization;
import org.solutionpool.solution.ListingLifecycle;
import org.solutionpool.solution.Solution;
import org.solutionpool.web.IllegalTransitionException;

/** Every step a claim can take, each in one transaction with its audit event and its notices. */
@ApplicationScoped
@Transactional
public class Claims {

    private static final String SUBJECT = "claim";

    @Inject
    Audit audit;

    @Inject
    ListingLifecycle lifecycle;

    @Inject
    Uploads uploads;

    /**
     * A provider claims one listing, or all that lists print under the same name.
     *
     * @param files what proves it, for admins' eyes only
     */
    public ListingClaim open(
            Solution solution,
            boolean allOfThatName,
            Organization provider,
            Person person,
            String reason,
            String evidence,
            List<CheckedFile> files) {
        Solution claimed = Solution.findById(solution.id);
        ListingClaim claim = new ListingClaim();
        claim.state = ClaimState.OPEN;
        claim.organization = provider;
        claim.creditCode = provider.creditCode;
        claim.listedProvider = claimed.listedProvider;
        claim.reason = reason;
        claim.evidence = evidence;
        claim.claimedBy = person;
        claim.claimedAt = Instant.now();
        claim.solutions.add(claimed);
        if (allOfThatName && claimed.listedProvider != null) {
            claim.solutions.addAll(ListingClaim.claimable(claimed.listedProvider));
        }
        claim.persist();
        files.forEach(file -> uploads.keep(file, Purpose.CLAIM, claim.id, provider.id, person));
        audit.record(
                "claim.open",
                SUBJECT,
                claim.id,
                null,
                Map.of(
                        "listings", ids(claim.solutions),
                        "files", files.stream().map(CheckedFile::name).toList()),
                reason);
        return claim;
    }

    /** The provider takes its claim back. */
    public void withdraw(long id) {
        ListingClaim claim = step(id, ClaimState.WITHDRAWN);
        audit.record("claim.withdraw", SUBJECT, claim.id, null, null, null);
    }

    /**
     * Gives the chosen listings of a claim to the provider. Those that somebody else got meanwhile are passed over.
     *
     * @return how many were given
     * @throws IllegalTransitionException if the claim is decided already
     */
    public int approve(long id, Collection<Long> chosen, Person admin, @Nullable String note) {
        ListingClaim claim = step(id, ClaimState.APPROVED);
        List<Solution> given = claim.solutions.stream()
                .filter(solution -> chosen.contains(solution.id) && solution.organization == null)
                .toList();
        given.forEach(solution -> lifecycle.handOver(solution, claim.organization));
        decide(claim, admin, note);
        audit.record("claim.approve", SUBJECT, claim.id, null, Map.of("listings", ids(given)), note);
        Notice.tellMembers(claim.organization.id, "claim.approved", "/provider/claims", given.size());
        return given.size();
    }

    /** Refuses a claim; the listings stay the list's. */
    public void reject(long id, Person admin, String reason) {
        ListingClaim claim = step(id, ClaimState.REJECTED);
        decide(claim, admin, reason);
        audit.record("claim.reject", SUBJECT, claim.id, null, null, reason);
        Notice.tellMembers(claim.organization.id, "claim.rejected", "/provider/claims", claim.solutions.size(), reason);
    }

    private static ListingClaim step(long id, ClaimState to) {
        ListingClaim claim = ListingClaim.findById(id, LockModeType.PESSIMISTIC_WRITE);
        if (claim == null) {
            throw new NotFoundException();
        }
        claim.state = ClaimState.TRANSITIONS.apply(claim.state, to);
        return claim;
    }

    private static void decide(ListingClaim claim, Person admin, @Nullable String note) {
        claim.decidedBy = Person.findById(admin.id);
        claim.decidedAt = Instant.now();
        claim.decisionNote = note;
    }

    private static List<Long> ids(Collection<Solution> solutions) {
        return solutions.stream().map(solution -> solution.id).toList();
    }
}
