package org.solutionpool.account;

import io.quarkus.security.Authenticated;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;
import org.solutionpool.web.LocalPath;

/**
 * The way in and out. Both pages are Keycloak's: signing in is asking for a page that needs it, and signing out is
 * posting to {@code quarkus.oidc.logout.path}, where the OIDC extension ends both sessions before this class is reached.
 */
@Path("/")
@Authenticated
public class LoginPage {

    /**
     * Reached after Keycloak's login page; with {@code prompt=create}, which is forwarded to Keycloak, after its
     * registration page (OpenID Connect «Initiating User Registration via OpenID Connect 1.0»).
     *
     * @param returnTo a path on this portal; anything else leads home
     */
    @GET
    @Path("login")
    public Response login(@RestQuery @Nullable String returnTo) {
        return Response.seeOther(LocalPath.of(returnTo)).build();
    }

    /** Only reached by a person whose session is not Keycloak's, such as a bearer token's: there is nothing to end. */
    @POST
    @Path("account/logout")
    public Response logout() {
        return Response.seeOther(URI.create("/")).build();
    }
}
