package org.solutionpool.web;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.security.identity.CurrentIdentityAssociation;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpServerRequest;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.ClientErrorException;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import org.jspecify.annotations.Nullable;

/**
 * Answers 429 with {@code Retry-After} once a client has used up a limit. The client is the signed-in person, else the
 * address that the connection comes from or that a proxy trusted by {@code quarkus.http.proxy} hands on.
 */
@ApplicationScoped
public class RateLimiting {

    private static final int TOO_MANY_REQUESTS = 429;

    private final Map<RateLimit, ClientBudgets> budgets = new EnumMap<>(RateLimit.class);
    private final boolean enabled;

    @Inject
    CurrentIdentityAssociation identities;

    @Inject
    MeterRegistry metrics;

    @Inject
    public RateLimiting(RateLimits limits) {
        enabled = limits.enabled();
        for (RateLimit limit : RateLimit.values()) {
            RateLimits.Budget budget = limit.budget(limits);
            budgets.put(limit, new ClientBudgets(budget.requests(), budget.per()));
        }
    }

    /** Before matching, because the login page's address is answered by the check of roles and reaches no later filter. */
    @ServerRequestFilter(preMatching = true)
    public @Nullable Uni<Response> limit(ContainerRequestContext request, HttpServerRequest connection) {
        if (!enabled) {
            return null;
        }
        String prompt = Objects.requireNonNullElse(
                request.getUriInfo().getQueryParameters().getFirst("prompt"), "");
        return RateLimit.of(request.getMethod(), request.getUriInfo().getPath(), prompt)
                .map(limit -> client(connection).flatMap(client -> answer(limit, client)))
                .orElse(null);
    }

    private Uni<String> client(HttpServerRequest connection) {
        String address = Client.at(
                connection.remoteAddress() == null
                        ? ""
                        : connection.remoteAddress().hostAddress());
        return identities
                .getDeferredIdentity()
                .map(identity -> identity.isAnonymous() ? address : person(identity))
                // Whatever is wrong with the session or the token is the page's to say.
                .onFailure()
                .recoverWithItem(address);
    }

    private static String person(SecurityIdentity identity) {
        return Client.person(identity.getPrincipal().getName());
    }

    private Uni<Response> answer(RateLimit limit, String client) {
        Duration wait = Objects.requireNonNull(budgets.get(limit)).take(client);
        if (wait.isZero()) {
            return Uni.createFrom().nullItem();
        }
        metrics.counter("pool.limited", "limit", limit.name().toLowerCase(java.util.Locale.ROOT))
                .increment();
        return Uni.createFrom()
                .failure(new ClientErrorException(Response.status(TOO_MANY_REQUESTS)
                        .header(HttpHeaders.RETRY_AFTER, wait.plusMillis(999).toSeconds())
                        .build()));
    }
}
