package org.solutionpool.organization;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.quarkus.security.Authenticated;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.RestPath;
import org.jspecify.annotations.Nullable;
import org.solutionpool.account.CurrentPerson;
import org.solutionpool.account.Membership;
import org.solutionpool.account.Person;
import org.solutionpool.web.Flash;
import org.solutionpool.web.FormErrors;
import org.solutionpool.web.Language;
import org.solutionpool.web.Messages;
import org.solutionpool.web.ReadableTime;
import org.solutionpool.web.RequestLanguage;
import org.solutionpool.web.Typed;

/** The people of the organization; for its owners also invitations and those who asked to be let in. */
@Path("/account/organization/members")
@Authenticated
public class MembersPage {

    @CheckedTemplate(basePath = "organization", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
    static class Templates {
        static native TemplateInstance members(
                Organization organization,
                boolean owner,
                List<Member> members,
                List<Invited> invitations,
                List<Asking> requests,
                String email,
                FormErrors errors);
    }

    record Member(long id, String name, String email, String phone, boolean owner, boolean self, String since) {}

    record Invited(long id, String email, String sent, String until, boolean expired) {}

    record Asking(long id, String name, String email, String asked) {}

    private static final URI HERE = URI.create("/account/organization/members");

    /** Enough to catch slips of the pen; whether an address exists only a mail can tell. 254 by RFC 5321. */
    private static final Pattern ADDRESS =
            Pattern.compile("[^\\s@<>\",;:]{1,64}@[^\\s@<>\",;:]+\\.[^\\s@<>\",;:.]{2,}");

    private static final int LONGEST_ADDRESS = 254;

    @Inject
    CurrentPerson currentPerson;

    @Inject
    Members members;

    @Inject
    RequestLanguage language;

    @Inject
    Messages messages;

    @Inject
    Flash flash;

    @GET
    public TemplateInstance members() {
        return page("", new FormErrors());
    }

    @POST
    @Path("invite")
    public Response invite(@RestForm @Nullable String email) {
        String address = Objects.requireNonNullElse(Typed.line(email), "");
        if (address.length() > LONGEST_ADDRESS || !ADDRESS.matcher(address).matches()) {
            return refuse(address, "emailWrong");
        }
        try {
            members.invite(currentPerson.require(), address);
        } catch (MembershipRefusedException e) {
            return refuse(address, e.key());
        }
        flash.success("organization", "invited", address);
        return back();
    }

    @POST
    @Path("invitations/{id}/resend")
    public Response resend(@RestPath long id) {
        members.resend(currentPerson.require(), id);
        flash.success("organization", "resent");
        return back();
    }

    @POST
    @Path("invitations/{id}/revoke")
    public Response revoke(@RestPath long id) {
        members.revoke(currentPerson.require(), id);
        flash.success("organization", "revoked");
        return back();
    }

    @POST
    @Path("requests/{id}")
    public Response answer(@RestPath long id, @RestForm boolean admit) {
        members.answer(currentPerson.require(), id, admit);
        flash.success("organization", admit ? "admitted" : "declined");
        return back();
    }

    @POST
    @Path("{id}/remove")
    public Response remove(@RestPath long id) {
        members.remove(currentPerson.require(), id);
        flash.success("organization", "removed");
        return back();
    }

    @POST
    @Path("{id}/role")
    public Response changeRole(@RestPath long id, @RestForm boolean owner) {
        members.changeRole(currentPerson.require(), id, owner ? Membership.OWNER : Membership.MEMBER);
        flash.success("organization", owner ? "madeOwner" : "madeMember");
        return back();
    }

    @POST
    @Path("{id}/hand-over")
    public Response handOver(@RestPath long id) {
        members.handOver(currentPerson.require(), id);
        flash.success("organization", "handedOver");
        return back();
    }

    @POST
    @Path("leave")
    public Response leave() {
        members.leave(currentPerson.require());
        currentPerson.refresh();
        flash.success("organization", "left");
        return Response.seeOther(URI.create("/account")).build();
    }

    private static Response back() {
        return Response.seeOther(HERE).build();
    }

    private Response refuse(String email, String key) {
        FormErrors errors = new FormErrors().add("email", messages.text("organization", key));
        return Response.status(422).entity(page(email, errors)).build();
    }

    private TemplateInstance page(String email, FormErrors errors) {
        long organizationId = currentPerson.requireOrganization().id();
        Person self = currentPerson.require();
        boolean owner = self.membership == Membership.OWNER;
        Language reader = language.get();
        return Templates.members(
                Organization.findById(organizationId),
                owner,
                Person.membersOf(organizationId).stream()
                        .map(person -> member(person, self, reader))
                        .toList(),
                owner
                        ? Invitation.openOf(organizationId).stream()
                                .map(open -> invited(open, reader))
                                .toList()
                        : List.of(),
                owner
                        ? JoinRequest.of(organizationId).stream()
                                .map(request -> new Asking(
                                        request.id,
                                        request.person.name,
                                        shown(request.person.email),
                                        ReadableTime.day(request.askedAt, reader)))
                                .toList()
                        : List.of(),
                email,
                errors);
    }

    private static Invited invited(Invitation open, Language reader) {
        Instant sent = open.expiresAt.minus(Invitation.VALID);
        return new Invited(
                open.id,
                open.email,
                ReadableTime.day(sent, reader),
                ReadableTime.day(open.expiresAt, reader),
                open.expired());
    }

    private static Member member(Person person, Person self, Language reader) {
        return new Member(
                person.id,
                person.name,
                shown(person.email),
                shown(person.phone),
                person.membership == Membership.OWNER,
                person.id.equals(self.id),
                person.joinedAt == null ? "" : ReadableTime.day(person.joinedAt, reader));
    }

    private static String shown(@Nullable String value) {
        return value == null ? "" : value;
    }
}
