package org.solutionpool.whitelist.upkeep;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Response;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;
import org.solutionpool.web.ErrorPages;
import org.solutionpool.web.Messages;

/** Says why something was refused, as a page with 409. */
@ApplicationScoped
public class UpkeepRefusals {

    @Inject
    ErrorPages errors;

    @Inject
    Messages messages;

    @ServerExceptionMapper
    public Response say(UpkeepRefusedException e, ContainerRequestContext context) {
        return errors.answer(context, 409, messages.text("upkeep", "refused." + e.reason()))
                .build();
    }
}
