package org.solutionpool.organization;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.LockModeType;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.NotFoundException;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import java.util.Objects;
import org.solutionpool.account.Membership;
import org.solutionpool.account.Person;
import org.solutionpool.audit.Audit;
import org.solutionpool.notification.Notice;
import org.solutionpool.organization.MembershipRefusedException.Reason;
import org.solutionpool.web.ReadableTime;

/**
 * Who belongs to an organization and as what. Every step takes the organization's row first, so that two owners who
 * leave in the same moment do not leave it without one.
 */
@ApplicationScoped
@Transactional
public class Members {

    /** Invitations an organization sends on one day: enough for a large one, too few to bother people with. */
    static final int MOST_INVITATIONS_A_DAY = 50;

    /** Mails that one invitation sends at most. */
    static final int MOST_MAILS = 5;

    private static final String ORGANIZATION = "organization";
    private static final String MEMBERS_PAGE = "/account/organization/members";
    private static final String ORGANIZATION_PAGE = "/account/organization";
    private static final SecureRandom RANDOM = new SecureRandom();

    @Inject
    Audit audit;

    /**
     * Invites an address.
     *
     * @return the token of the link that was mailed
     * @throws MembershipRefusedException if it is a member's or an invited one already, or if it is one too many today
     */
    public String invite(Person by, String email) {
        Organization organization = asOwner(by);
        if (Person.count("organizationId = ?1 and lower(email) = lower(?2)", organization.id, email) > 0) {
            throw new MembershipRefusedException(Reason.MEMBER_ALREADY);
        }
        if (Invitation.openOf(organization.id).stream().anyMatch(open -> open.email.equalsIgnoreCase(email))) {
            throw new MembershipRefusedException(Reason.INVITED_ALREADY);
        }
        requireFewToday(organization);
        Invitation invitation = new Invitation();
        invitation.organization = organization;
        invitation.email = email;
        invitation.state = InvitationState.OPEN;
        invitation.createdAt = Instant.now();
        String token = send(invitation, by);
        invitation.persist();
        audit.record("organization.invite", ORGANIZATION, organization.id, null, Map.of("email", email), null);
        return token;
    }

    /** Sends an invitation again, with a link that works another two weeks; the one before works no more. */
    public String resend(Person by, long invitationId) {
        Organization organization = asOwner(by);
        Invitation invitation = ownInvitation(organization, invitationId);
        if (invitation.mails >= MOST_MAILS) {
            throw new MembershipRefusedException(Reason.TOO_MANY);
        }
        invitation.state = InvitationState.TRANSITIONS.apply(invitation.state, InvitationState.OPEN);
        String token = send(invitation, by);
        audit.record(
                "organization.invite", ORGANIZATION, organization.id, null, Map.of("email", invitation.email), null);
        return token;
    }

    /** Takes an invitation back. */
    public void revoke(Person by, long invitationId) {
        Organization organization = asOwner(by);
        Invitation invitation = ownInvitation(organization, invitationId);
        invitation.state = InvitationState.TRANSITIONS.apply(invitation.state, InvitationState.REVOKED);
        invitation.closedAt = Instant.now();
        audit.record(
                "organization.revokeInvitation",
                ORGANIZATION,
                organization.id,
                Map.of("email", invitation.email),
                null,
                null);
    }

    /**
     * Lets the holder of a link in. The address it was sent to need not be theirs.
     *
     * @throws NotFoundException if there is no such link
     * @throws MembershipRefusedException if the link works no more, or if the person acts for an organization already
     */
    public Organization accept(Person by, String token) {
        Invitation invitation = Invitation.ofToken(token).orElseThrow(NotFoundException::new);
        Organization organization = locked(invitation.organization.id);
        Invitation.getEntityManager().refresh(invitation, LockModeType.PESSIMISTIC_WRITE);
        if (!invitation.tokenHash.equals(Invitation.hash(token))) {
            throw new MembershipRefusedException(Reason.REVOKED);
        }
        Person person = locked(by);
        requireAcceptable(invitation, person);
        invitation.state = InvitationState.TRANSITIONS.apply(invitation.state, InvitationState.ACCEPTED);
        invitation.acceptedBy = person;
        invitation.closedAt = Instant.now();
        letIn(organization, person);
        audit.record(
                "organization.acceptInvitation",
                ORGANIZATION,
                organization.id,
                null,
                Map.of("person", person.name, "email", invitation.email),
                null);
        if (!Objects.equals(invitation.invitedBy.organizationId, organization.id)) {
            return organization;
        }
        Notice.tell(
                invitation.invitedBy,
                "organization.joined",
                MEMBERS_PAGE,
                person.name,
                organization.name(invitation.invitedBy.language),
                invitation.email);
        return organization;
    }

    /**
     * Says why a person could not accept an invitation right now.
     *
     * @throws MembershipRefusedException with the reason; returns normally if they could
     */
    public void requireAcceptable(Invitation invitation, Person person) {
        if (invitation.state == InvitationState.ACCEPTED) {
            throw new MembershipRefusedException(Reason.USED);
        }
        if (invitation.state == InvitationState.REVOKED) {
            throw new MembershipRefusedException(Reason.REVOKED);
        }
        if (invitation.expired()) {
            throw new MembershipRefusedException(Reason.EXPIRED);
        }
        requireFree(person, invitation.organization.id);
    }

    /** Asks an organization's owners to be let in. Asking twice is asking once. */
    public Organization ask(Person by, long organizationId) {
        Organization organization = locked(organizationId);
        Person person = locked(by);
        requireFree(person, organizationId);
        if (JoinRequest.count("organization.id = ?1 and person.id = ?2", organizationId, person.id) == 0) {
            JoinRequest request = new JoinRequest();
            request.organization = organization;
            request.person = person;
            request.askedAt = Instant.now();
            request.persist();
            audit.record("organization.ask", ORGANIZATION, organizationId, null, Map.of("person", person.name), null);
            Person.membersOf(organizationId).stream()
                    .filter(member -> member.membership == Membership.OWNER)
                    .forEach(owner -> Notice.tell(
                            owner,
                            "organization.asked",
                            MEMBERS_PAGE,
                            person.name,
                            organization.name(owner.language),
                            Objects.requireNonNullElse(person.email, "")));
        }
        return organization;
    }

    /**
     * Answers somebody who asked.
     *
     * @throws MembershipRefusedException if they act for another organization by now
     */
    public void answer(Person by, long requestId, boolean letIn) {
        Organization organization = asOwner(by);
        JoinRequest request = JoinRequest.<JoinRequest>find(
                        "id = ?1 and organization.id = ?2", requestId, organization.id)
                .firstResultOptional()
                .orElseThrow(NotFoundException::new);
        Person person = locked(request.person);
        request.delete();
        if (letIn) {
            requireFree(person, organization.id);
            letIn(organization, person);
        }
        audit.record(
                letIn ? "organization.admit" : "organization.decline",
                ORGANIZATION,
                organization.id,
                null,
                Map.of("person", person.name),
                null);
        Notice.tell(
                person,
                letIn ? "organization.admitted" : "organization.declined",
                letIn ? ORGANIZATION_PAGE : "/organizations/welcome",
                organization.name(person.language));
    }

    /** Takes a member out. */
    public void remove(Person by, long personId) {
        Organization organization = asOwner(by);
        Person person = member(organization, personId);
        requireOtherOwner(organization, person);
        person.leave();
        audit.record("organization.remove", ORGANIZATION, organization.id, Map.of("person", person.name), null, null);
        Notice.tell(person, "organization.removed", "/organizations/welcome", organization.name(person.language));
    }

    /** Leaves the organization. */
    public void leave(Person by) {
        Organization organization = asMember(by);
        Person person = member(organization, by.id);
        requireOtherOwner(organization, person);
        person.leave();
        audit.record("organization.leave", ORGANIZATION, organization.id, Map.of("person", person.name), null, null);
        Person.membersOf(organization.id).stream()
                .filter(member -> member.membership == Membership.OWNER)
                .forEach(owner -> Notice.tell(
                        owner, "organization.left", MEMBERS_PAGE, person.name, organization.name(owner.language)));
    }

    /** Makes a member an owner as well, or an owner a plain member again. */
    public void changeRole(Person by, long personId, Membership to) {
        Organization organization = asOwner(by);
        Person person = member(organization, personId);
        if (to == Membership.MEMBER) {
            requireOtherOwner(organization, person);
        }
        setRole(organization, person, to);
    }

    /** Makes another member the owner in one's own place. */
    public void handOver(Person by, long personId) {
        Organization organization = asOwner(by);
        Person successor = member(organization, personId);
        Person predecessor = member(organization, by.id);
        if (successor == predecessor) {
            throw new MembershipRefusedException(Reason.LAST_OWNER);
        }
        setRole(organization, successor, Membership.OWNER);
        setRole(organization, predecessor, Membership.MEMBER);
    }

    /** A person's row as it stands now, taken until the end of the transaction. */
    static Person locked(Person person) {
        return Objects.requireNonNull(Person.findById(person.id, LockModeType.PESSIMISTIC_WRITE));
    }

    private void setRole(Organization organization, Person person, Membership to) {
        Membership from = person.membership;
        if (from == to) {
            return;
        }
        person.membership = to;
        audit.record(
                "organization.changeRole",
                ORGANIZATION,
                organization.id,
                Map.of("person", person.name, "role", String.valueOf(from)),
                Map.of("person", person.name, "role", to.name()),
                null);
        if (to == Membership.OWNER) {
            Notice.tell(person, "organization.owner", MEMBERS_PAGE, organization.name(person.language));
        }
    }

    private static void letIn(Organization organization, Person person) {
        person.join(organization.id, Membership.MEMBER);
        JoinRequest.delete("person.id", person.id);
    }

    private static void requireFree(Person person, long organizationId) {
        if (person.organizationId != null) {
            throw new MembershipRefusedException(
                    person.organizationId == organizationId ? Reason.MEMBER_ALREADY : Reason.ELSEWHERE);
        }
    }

    private static void requireOtherOwner(Organization organization, Person person) {
        if (person.membership == Membership.OWNER
                && Person.count(
                                "organizationId = ?1 and membership = ?2 and id <> ?3",
                                organization.id,
                                Membership.OWNER,
                                person.id)
                        == 0) {
            throw new MembershipRefusedException(Reason.LAST_OWNER);
        }
    }

    private static void requireFewToday(Organization organization) {
        long today = Invitation.count(
                "organization.id = ?1 and createdAt >= ?2", organization.id, ReadableTime.startOfDay(Instant.now()));
        if (today >= MOST_INVITATIONS_A_DAY) {
            throw new MembershipRefusedException(Reason.TOO_MANY);
        }
    }

    private static Organization locked(long organizationId) {
        return Organization.<Organization>findByIdOptional(organizationId, LockModeType.PESSIMISTIC_WRITE)
                .orElseThrow(NotFoundException::new);
    }

    /** The organization the person is an owner of, as the database has it now, not as the page was opened with. */
    private static Organization asOwner(Person by) {
        Organization organization = asMember(by);
        if (member(organization, by.id).membership != Membership.OWNER) {
            throw new MembershipRefusedException(Reason.NOT_OWNER);
        }
        return organization;
    }

    private static Organization asMember(Person by) {
        if (by.organizationId == null) {
            throw new MembershipRefusedException(Reason.NOT_MEMBER);
        }
        return locked(by.organizationId);
    }

    private static Person member(Organization organization, long personId) {
        Person person = Person.findById(personId, LockModeType.PESSIMISTIC_WRITE);
        if (person == null || !Objects.equals(person.organizationId, organization.id)) {
            throw new MembershipRefusedException(Reason.NOT_MEMBER);
        }
        return person;
    }

    private static Invitation ownInvitation(Organization organization, long invitationId) {
        return Invitation.<Invitation>find("id = ?1 and organization.id = ?2", invitationId, organization.id)
                .firstResultOptional()
                .orElseThrow(NotFoundException::new);
    }

    private static String send(Invitation invitation, Person by) {
        byte[] random = new byte[32];
        RANDOM.nextBytes(random);
        String token = Base64.getUrlEncoder().withoutPadding().encodeToString(random);
        invitation.tokenHash = Invitation.hash(token);
        invitation.invitedBy = Person.getEntityManager().getReference(Person.class, by.id);
        invitation.expiresAt = Instant.now().plus(Invitation.VALID);
        invitation.mails++;
        Notice.tellAddress(
                invitation.email,
                by.language,
                "organization.invited",
                "/invitations/" + token,
                by.name,
                invitation.organization.name(by.language),
                Invitation.VALID.toDays());
        return token;
    }
}
