package org.solutionpool.account;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.quarkus.security.Authenticated;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.Optional;
import java.util.regex.Pattern;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.resteasy.reactive.RestForm;
import org.jspecify.annotations.Nullable;
import org.solutionpool.web.Flash;
import org.solutionpool.web.FormErrors;
import org.solutionpool.web.Language;
import org.solutionpool.web.Messages;
import org.solutionpool.web.Typed;

/** What the portal knows of the signed-in person, and what they can change of it here. */
@Path("/account")
@Authenticated
public class AccountPage {

    @CheckedTemplate(basePath = "account", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
    static class Templates {
        static native TemplateInstance account(
                Person person,
                @Nullable ActingOrganization organization,
                @Nullable String phone,
                @Nullable String keycloakAccount,
                long unread,
                FormErrors errors);
    }

    /** Digits with the signs people set between them; E.164 allows 15 digits. */
    private static final Pattern PHONE = Pattern.compile("\\+?[0-9][0-9 ()/-]{4,24}");

    @Inject
    CurrentPerson currentPerson;

    @Inject
    Flash flash;

    @Inject
    Messages messages;

    @ConfigProperty(name = "quarkus.oidc.auth-server-url")
    Optional<String> keycloak;

    @GET
    public TemplateInstance account() {
        return page(currentPerson.require().phone, new FormErrors());
    }

    @POST
    @Transactional
    public Response save(@RestForm @Nullable String phone, @RestForm @Nullable String language) {
        String typed = Typed.line(phone);
        if (typed != null && !PHONE.matcher(typed).matches()) {
            FormErrors errors = new FormErrors().add("phone", messages.text("account", "phoneWrong"));
            return Response.status(422).entity(page(typed, errors)).build();
        }
        Person person = Person.findById(currentPerson.require().id);
        person.phone = typed;
        Language chosen =
                language == null ? person.language : Language.ofCode(language).orElse(person.language);
        person.language = chosen;
        flash.success("account", "saved");
        // The page that follows switches the portal to the language that was chosen here.
        return Response.seeOther(URI.create("/account?lang=" + chosen.code())).build();
    }

    /**
     * Never reached with a session of the login page: on the way here the OIDC extension ends it and Keycloak's own
     * ({@code quarkus.oidc.logout.path}). A bearer token has no session that could end.
     */
    @POST
    @Path("logout")
    public Response logout() {
        return Response.seeOther(URI.create("/")).build();
    }

    private TemplateInstance page(@Nullable String phone, FormErrors errors) {
        return Templates.account(
                currentPerson.require(),
                currentPerson.organization().orElse(null),
                phone,
                keycloak.map(realm -> realm + "/account").orElse(null),
                currentPerson.unread(),
                errors);
    }
}
