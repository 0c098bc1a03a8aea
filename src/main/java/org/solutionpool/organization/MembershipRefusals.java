package org.solutionpool.organization;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;
import org.solutionpool.web.Flash;

/** Says why a change of members was refused, on the page that shows how things stand. */
@ApplicationScoped
public class MembershipRefusals {

    @Inject
    Flash flash;

    @ServerExceptionMapper
    public Response say(MembershipRefusedException e) {
        flash.error("organization", e.key());
        return Response.seeOther(URI.create("/account/organization/members")).build();
    }
}
