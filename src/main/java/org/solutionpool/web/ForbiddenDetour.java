package org.solutionpool.web;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Response;
import java.util.Optional;

/** Leads a reader who may not see a page to where they can get what they lack, instead of the 403 page. */
public interface ForbiddenDetour {

    /** The answer to give instead; empty if there is nothing to lead to. */
    Optional<Response> instead(ContainerRequestContext request);
}
