package org.solutionpool.organization;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;
import org.solutionpool.account.CurrentPerson;
import org.solutionpool.account.OrganizationRequiredException;
import org.solutionpool.web.ErrorPages;
import org.solutionpool.web.ForbiddenDetour;
import org.solutionpool.web.RequestFacts;

/** Leads a person without an organization to creating or joining one, and back to the page that needed it. */
@ApplicationScoped
public class OrganizationDetour implements ForbiddenDetour {

    @Inject
    CurrentPerson currentPerson;

    @Inject
    RequestFacts facts;

    @Inject
    ErrorPages errorPages;

    @Override
    public Optional<Response> instead(ContainerRequestContext request) {
        boolean couldHelp = !facts.path().startsWith("/admin")
                && !facts.path().startsWith("/review")
                && !facts.path().startsWith("/api/");
        return couldHelp
                        && currentPerson.signedIn()
                        && currentPerson.organization().isEmpty()
                ? Optional.of(welcome(request))
                : Optional.empty();
    }

    @ServerExceptionMapper
    public Response lead(OrganizationRequiredException e, ContainerRequestContext request) {
        return facts.path().startsWith("/api/")
                ? errorPages.answer(request, 403, null).build()
                : welcome(request);
    }

    private Response welcome(ContainerRequestContext request) {
        // A form is sent to the address of its page, so that is where to come back to. Its text cannot be sent again.
        String query =
                facts.query().isEmpty() || !request.getMethod().equals(HttpMethod.GET) ? "" : "?" + facts.query();
        String back = URLEncoder.encode(facts.path() + query, StandardCharsets.UTF_8);
        return Response.seeOther(URI.create("/organizations/welcome?returnTo=" + back))
                .build();
    }
}
