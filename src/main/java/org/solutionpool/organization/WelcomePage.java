package org.solutionpool.organization;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.quarkus.security.Authenticated;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;
import org.solutionpool.account.CurrentPerson;
import org.solutionpool.account.Person;
import org.solutionpool.web.LocalPath;

/** Where a person without an organization is led to: what one is needed for, and the two ways to one. */
@Path("/organizations/welcome")
@Authenticated
public class WelcomePage {

    @CheckedTemplate(basePath = "organization", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
    static class Templates {
        static native TemplateInstance welcome(Person person, String registrationUrl);
    }

    @Inject
    CurrentPerson currentPerson;

    /**
     * @param returnTo a path on this portal to come back to
     */
    @GET
    public Response welcome(@RestQuery @Nullable String returnTo) {
        if (currentPerson.organization().isPresent()) {
            return Response.seeOther(LocalPath.of(returnTo)).build();
        }
        return Response.ok(Templates.welcome(currentPerson.require(), RegistrationPage.address(returnTo)))
                .build();
    }
}
