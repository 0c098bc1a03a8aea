package org.solutionpool.notification;

import io.quarkus.mailer.Mail;
import io.quarkus.mailer.reactive.ReactiveMailer;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;

/**
 * Hands one mail to the mail server and waits for its answer.
 *
 * <p>The client is called on an event loop. Called from any other thread, it opens the connection on one thread and begins
 * to listen on another; the greeting of a server that answers at once then came before anybody listened in one of some 200
 * connections (vertx-mail-client 4.5.27; none in 6,000 on an event loop), and the mail hung until the server gave up.
 */
@ApplicationScoped
public class MailSender {

    /** Longer than a server takes that still answers; RFC 5321 would allow it minutes. */
    private static final Duration LONGEST = Duration.ofSeconds(60);

    private final ReactiveMailer mailer;
    private final Vertx vertx;

    @Inject
    public MailSender(ReactiveMailer mailer, Vertx vertx) {
        this.mailer = mailer;
        this.vertx = vertx;
    }

    /**
     * Sends a mail.
     *
     * @throws RuntimeException if the server refuses it, cannot be reached, or does not answer in time; the cause says which
     */
    public void send(Mail mail) {
        Uni.createFrom()
                .deferred(() -> mailer.send(mail))
                .runSubscriptionOn(work -> vertx.getOrCreateContext().runOnContext(ready -> work.run()))
                .await()
                .atMost(LONGEST);
    }
}
