package org.solutionpool.account;

import io.quarkus.security.Authenticated;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;
import org.solutionpool.web.LocalPath;

/** The way in: asking for this page leads through Keycloak's login page and then back to where the reader was. */
@Path("/login")
@Authenticated
public class LoginPage {

    /**
     * Reached after Keycloak's login page; with {@code prompt=create}, which is forwarded to Keycloak, after its
     * registration page (OpenID Connect, Initiating User Registration 1.0).
     *
     * @param returnTo a path on this portal; anything else leads home
     */
    @GET
    public Response login(@RestQuery @Nullable String returnTo) {
        return Response.seeOther(LocalPath.of(returnTo)).build();
    }
}
