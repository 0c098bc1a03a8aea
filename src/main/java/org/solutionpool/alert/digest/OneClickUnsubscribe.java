package org.solutionpool.alert.digest;

import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.Optional;
import org.jboss.logging.Logger;
import org.solutionpool.web.Language;
import org.solutionpool.web.Messages;

/**
 * The POST of a mail program's «unsubscribe» button (RFC 8058): no cookie, no login, no redirect. It stands in front of
 * the pages because their forms need a token that only a page gives; here the secret in the address is the token.
 */
@ApplicationScoped
class OneClickUnsubscribe {

    private static final Logger LOG = Logger.getLogger(OneClickUnsubscribe.class);

    @Inject
    Unsubscribing unsubscribing;

    void route(@Observes Router router) {
        router.post("/unsubscribe/:token").blockingHandler(this::switchOff, false);
    }

    private void switchOff(RoutingContext request) {
        try {
            Optional<Unsubscribing.About> done =
                    unsubscribing.switchOff(request.pathParam("token"), false, Instant.now());
            answer(
                    request,
                    done.isPresent() ? 200 : 404,
                    Messages.text(
                            done.map(Unsubscribing.About::language).orElse(Language.ZH),
                            "alert",
                            done.isPresent() ? "unsubscribe.done" : "unsubscribe.unknown"));
        } catch (RuntimeException e) {
            LOG.warn("Mails could not be switched off by a mail program's button", e);
            answer(request, 503, Messages.text(Language.ZH, "alert", "unsubscribe.later"));
        }
    }

    private static void answer(RoutingContext request, int status, String text) {
        request.response()
                .setStatusCode(status)
                .putHeader(HttpHeaders.CONTENT_TYPE, "text/plain;charset=UTF-8")
                .end(text);
    }
}
