package org.solutionpool.web;

import io.vertx.core.http.HttpServerRequest;
import jakarta.annotation.Priority;
import jakarta.inject.Inject;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.container.PreMatching;
import jakarta.ws.rs.core.Cookie;
import jakarta.ws.rs.core.NewCookie;
import jakarta.ws.rs.ext.Provider;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jboss.logging.MDC;

/** Gives every request its language and its id, and every answer the id and the language cookie. */
@Provider
@PreMatching
@Priority(Priorities.AUTHENTICATION - 100)
public class RequestFilters implements ContainerRequestFilter, ContainerResponseFilter {

    /** The header that carries the request's id in and out; a proxy in front may have set it. */
    public static final String REQUEST_ID = "X-Request-Id";

    static final String LANGUAGE_COOKIE = "lang";

    private static final Pattern PROXY_ID = Pattern.compile("[A-Za-z0-9-]{8,64}");
    private static final int ONE_YEAR = 365 * 24 * 60 * 60;

    @Inject
    RequestFacts facts;

    @Inject
    HttpServerRequest httpRequest;

    @Override
    public void filter(ContainerRequestContext request) {
        facts.read(httpRequest, language(request), requestId(request));
        MDC.put("requestId", facts.id());
    }

    @Override
    public void filter(ContainerRequestContext request, ContainerResponseContext response) {
        response.getHeaders().putSingle(REQUEST_ID, facts.id());
        switched(request).ifPresent(language -> response.getHeaders()
                .add(
                        "Set-Cookie",
                        new NewCookie.Builder(LANGUAGE_COOKIE)
                                .value(language.code())
                                .path("/")
                                .maxAge(ONE_YEAR)
                                .sameSite(NewCookie.SameSite.LAX)
                                .build()));
        MDC.remove("requestId");
    }

    private static Language language(ContainerRequestContext request) {
        Cookie cookie = request.getCookies().get(LANGUAGE_COOKIE);
        return switched(request)
                .or(() -> cookie == null ? Optional.empty() : Language.ofCode(cookie.getValue()))
                .orElseGet(() -> Language.preferred(request.getAcceptableLanguages()));
    }

    private static Optional<Language> switched(ContainerRequestContext request) {
        return Language.ofCode(request.getUriInfo().getQueryParameters().getFirst("lang"));
    }

    private static String requestId(ContainerRequestContext request) {
        String sent = request.getHeaderString(REQUEST_ID);
        return sent != null && PROXY_ID.matcher(sent).matches()
                ? sent
                : UUID.randomUUID().toString();
    }
}
