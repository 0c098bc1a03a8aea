package org.solutionpool.web;

import jakarta.inject.Inject;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.core.MediaType;
import java.lang.annotation.Annotation;
import java.util.List;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;

/** Gives the API's 401, which the check of tokens answers without a body, the problem document of every other refusal. */
public class ApiChallenge {

    @Inject
    ErrorPages errors;

    @Inject
    RequestFacts request;

    @ServerResponseFilter
    public void describe(ContainerResponseContext response) {
        if (response.getStatus() == 401
                && !response.hasEntity()
                && request.path().startsWith("/api/")) {
            Object problem = errors.answer(true, 401, null, List.of()).build().getEntity();
            response.setEntity(problem, new Annotation[0], MediaType.valueOf(Problem.MEDIA_TYPE));
        }
    }
}
