package org.solutionpool.organization;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.quarkus.security.Authenticated;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import org.jboss.resteasy.reactive.RestPath;
import org.jspecify.annotations.Nullable;
import org.solutionpool.account.CurrentPerson;
import org.solutionpool.account.Person;
import org.solutionpool.web.Flash;
import org.solutionpool.web.Messages;
import org.solutionpool.web.ReadableTime;
import org.solutionpool.web.RequestLanguage;

/** What an invitation's link opens: who invites whom to what, and what accepting it does. */
@Path("/invitations/{token}")
public class InvitationPage {

    @CheckedTemplate(basePath = "organization", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
    static class Templates {
        static native TemplateInstance invitation(
                String token,
                Shown invitation,
                @Nullable Person person,
                boolean otherAddress,
                @Nullable String refusal);
    }

    /** What the holder of the link is shown. */
    record Shown(String organization, String invitedBy, String email, String until) {}

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

    /** Open to the anonymous too: somebody who was invited may have no account yet. */
    @GET
    public Response invitation(@RestPath String token) {
        return Response.ok(page(token))
                // The address of this page opens the organization: it must not travel on as a referrer or into a cache.
                .header("Referrer-Policy", "no-referrer")
                .header("Cache-Control", "no-store")
                .build();
    }

    @POST
    @Authenticated
    public Response accept(@RestPath String token) {
        try {
            Organization organization = members.accept(currentPerson.require(), token);
            currentPerson.refresh();
            flash.success("organization", "joined", organization.name(language.get()));
            return Response.seeOther(URI.create("/account/organization")).build();
        } catch (MembershipRefusedException e) {
            return Response.status(409).entity(page(token)).build();
        }
    }

    private TemplateInstance page(String token) {
        Invitation invitation = Invitation.ofToken(token).orElseThrow(NotFoundException::new);
        Person person = currentPerson.signedIn() ? currentPerson.require() : null;
        return Templates.invitation(
                token,
                new Shown(
                        invitation.organization.name(language.get()),
                        invitation.invitedBy.name,
                        invitation.email,
                        ReadableTime.minute(invitation.expiresAt, language.get())),
                person,
                person != null && !invitation.email.equalsIgnoreCase(person.email),
                refusal(invitation, person));
    }

    private @Nullable String refusal(Invitation invitation, @Nullable Person person) {
        try {
            members.requireAcceptable(invitation, person == null ? new Person() : person);
            return null;
        } catch (MembershipRefusedException e) {
            return messages.text("organization", e.key());
        }
    }
}
