package org.solutionpool.organization;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.quarkus.security.Authenticated;
import jakarta.inject.Inject;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;
import org.solutionpool.account.CurrentPerson;
import org.solutionpool.taxonomy.Taxonomy;
import org.solutionpool.web.Flash;
import org.solutionpool.web.FormErrors;
import org.solutionpool.web.LocalPath;
import org.solutionpool.web.Messages;

/** Registering an organization, or asking to be let in where it is registered already. */
@Path("/organizations/new")
public class RegistrationPage {

    @CheckedTemplate(basePath = "organization", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
    static class Templates {
        static native TemplateInstance registration(
                OrganizationForm form,
                OrganizationChoices choices,
                String returnTo,
                FormErrors errors,
                boolean sessionEnded);

        static native TemplateInstance registeredAlready(Organization organization, String registrationUrl);
    }

    @Inject
    CurrentPerson currentPerson;

    @Inject
    Organizations organizations;

    @Inject
    Members members;

    @Inject
    OrganizationChoices choices;

    @Inject
    Taxonomy taxonomy;

    @Inject
    Messages messages;

    @Inject
    Flash flash;

    @GET
    @Authenticated
    public Response registration(@RestQuery @Nullable String returnTo) {
        if (currentPerson.organization().isPresent()) {
            return Response.seeOther(URI.create("/account/organization")).build();
        }
        return Response.ok(page(new OrganizationForm(), returnTo, new FormErrors(), false))
                .build();
    }

    @POST
    public Response register(@BeanParam OrganizationForm form, @RestForm @Nullable String returnTo) {
        FormErrors errors = form.check(taxonomy, messages, true);
        if (!currentPerson.signedIn()) {
            return Response.status(401)
                    .entity(page(form, returnTo, errors, true))
                    .build();
        }
        if (!errors.isEmpty()) {
            return Response.status(422)
                    .entity(page(form, returnTo, errors, false))
                    .build();
        }
        Optional<Organization> registered = organizations.register(form, currentPerson.require());
        if (registered.isEmpty()) {
            Organization there =
                    Organization.ofCreditCode(String.valueOf(form.creditCode)).orElseThrow();
            return Response.status(409)
                    .entity(Templates.registeredAlready(there, address(returnTo)))
                    .build();
        }
        currentPerson.refresh();
        flash.success("organization", "registered", registered.get().name);
        return Response.seeOther(onwards(returnTo)).build();
    }

    /** Asks the owners of a registered organization to be let in. */
    @POST
    @Path("ask")
    @Authenticated
    public Response ask(@RestForm long organization) {
        Organization asked = members.ask(currentPerson.require(), organization);
        flash.success("organization", "asked", asked.name);
        return Response.seeOther(URI.create("/organizations/welcome")).build();
    }

    /** The address of this page for somebody who wants to go on to a path of the portal afterwards. */
    static String address(@Nullable String returnTo) {
        return "/organizations/new?returnTo="
                + URLEncoder.encode(LocalPath.of(returnTo).toString(), StandardCharsets.UTF_8);
    }

    private static URI onwards(@Nullable String returnTo) {
        URI path = LocalPath.of(returnTo);
        return path.toString().equals("/") ? URI.create("/account/organization") : path;
    }

    private TemplateInstance page(
            OrganizationForm form, @Nullable String returnTo, FormErrors errors, boolean sessionEnded) {
        return Templates.registration(form, choices, LocalPath.of(returnTo).toString(), errors, sessionEnded);
    }
}
