package org.solutionpool.notification;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.mailer.Mail;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;
import io.vertx.ext.mail.SMTPException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicLong;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.solutionpool.notification.Notice.MailState;

/**
 * Takes waiting notices to the mail server. Several replicas share the work: each takes a row that no other has.
 *
 * <p>A mail that the server refuses is tried again after growing pauses and given up after {@value #MOST_ATTEMPTS}
 * attempts. A server that cannot be reached is no fault of a mail: nothing is counted, everything waits for it. Between
 * the server's «accepted» and our commit a crash can send a mail twice; both then carry the same {@code Message-ID}, by
 * which the reader's mailbox knows them as one.
 */
@ApplicationScoped
public class MailDelivery {

    static final int MOST_ATTEMPTS = 10;
    static final int BATCH = 200;

    private static final Logger LOG = Logger.getLogger(MailDelivery.class);
    private static final Duration FIRST_PAUSE = Duration.ofMinutes(1);
    private static final Duration LONGEST_PAUSE = Duration.ofHours(6);
    private static final Duration FIRST_SERVER_PAUSE = Duration.ofSeconds(4);
    private static final Duration LONGEST_SERVER_PAUSE = Duration.ofMinutes(2);

    private final MailSender sender;
    private final NoticeMail noticeMail;
    private final EntityManager entityManager;
    private final Counter sent;
    private final AtomicLong waiting = new AtomicLong();
    private final AtomicLong failed = new AtomicLong();

    private volatile @Nullable Duration serverPause;
    private volatile Instant pausedUntil = Instant.EPOCH;

    @Inject
    MailDelivery(MailSender sender, NoticeMail noticeMail, EntityManager entityManager, MeterRegistry metrics) {
        this.sender = sender;
        this.noticeMail = noticeMail;
        this.entityManager = entityManager;
        this.sent = Counter.builder("pool.mails.sent")
                .description("Mails the mail server accepted from this replica")
                .register(metrics);
        metrics.gauge("pool.mails.waiting", waiting);
        metrics.gauge("pool.mails.failed", failed);
    }

    /** One round: up to {@value #BATCH} mails, each in a transaction of its own. */
    @Scheduled(every = "2s", delayed = "2s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void deliver() {
        if (Instant.now().isBefore(pausedUntil)) {
            return;
        }
        for (int i = 0; i < BATCH; i++) {
            if (!QuarkusTransaction.requiringNew().call(this::deliverNext)) {
                return;
            }
        }
    }

    @Scheduled(every = "15s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void count() {
        QuarkusTransaction.requiringNew().run(() -> {
            waiting.set(Notice.count("mailState", MailState.WAITING));
            failed.set(Notice.count("mailState", MailState.FAILED));
        });
    }

    /** The pause before a mail's next attempt. */
    static Duration pause(int attempts) {
        Duration pause = FIRST_PAUSE.multipliedBy(1L << Math.min(attempts - 1, 20));
        return pause.compareTo(LONGEST_PAUSE) < 0 ? pause : LONGEST_PAUSE;
    }

    /**
     * Whether a failure says nothing about the mail: the server was not reached, broke off, was busy (421) or did not let
     * us in (530, 535). Replies 45x and 55x are about the mailbox or the mail (RFC 5321, 4.2.2).
     */
    static boolean serverAway(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SMTPException reply) {
                int family = reply.getReplyCode() / 10;
                return family != 45 && family != 55;
            }
            if (cause instanceof IllegalArgumentException) {
                // An address that is none.
                return false;
            }
        }
        return true;
    }

    private boolean deliverNext() {
        List<?> next = entityManager.createNativeQuery("""
                        select * from notice where mail_state = 'WAITING' and next_attempt_at <= now()
                        order by next_attempt_at limit 1 for update skip locked""", Notice.class).getResultList();
        if (next.isEmpty()) {
            return false;
        }
        Notice notice = (Notice) next.getFirst();
        Mail mail;
        try {
            mail = noticeMail.write(notice);
        } catch (RuntimeException e) {
            refused(notice, e);
            return true;
        }
        try {
            sender.send(mail);
            accepted(notice);
            return true;
        } catch (RuntimeException e) {
            if (serverAway(e)) {
                pauseServer(notice, e);
                return false;
            }
            refused(notice, e);
            return true;
        }
    }

    private void accepted(Notice notice) {
        if (serverPause != null) {
            LOG.info("The mail server answers again");
            serverPause = null;
        }
        sent.increment();
        notice.mailState = MailState.SENT;
        notice.nextAttemptAt = null;
        notice.mailError = null;
        // Its links are keys too.
        notice.letter = null;
        if (notice.personId == null) {
            // An invitation's link is a key: it stands in the mail and nowhere else.
            notice.link = "/";
        }
    }

    private void refused(Notice notice, RuntimeException e) {
        notice.mailAttempts++;
        notice.mailError = String.valueOf(e);
        boolean last = notice.mailAttempts >= MOST_ATTEMPTS;
        notice.mailState = last ? MailState.FAILED : MailState.WAITING;
        notice.nextAttemptAt = last ? null : Instant.now().plus(pause(notice.mailAttempts));
        LOG.warnf(
                "The mail of notice %d was not accepted, attempt %d of %d: %s",
                notice.id, notice.mailAttempts, MOST_ATTEMPTS, e);
    }

    private void pauseServer(Notice notice, RuntimeException e) {
        Duration before = serverPause;
        Duration doubled = before == null ? FIRST_SERVER_PAUSE : before.multipliedBy(2);
        Duration pause = doubled.compareTo(LONGEST_SERVER_PAUSE) < 0 ? doubled : LONGEST_SERVER_PAUSE;
        serverPause = pause;
        pausedUntil = Instant.now().plus(pause);
        // Behind the others, in case it is this mail that the server breaks off at.
        notice.nextAttemptAt = Instant.now();
        notice.mailError = Objects.toString(e);
        if (before == null) {
            LOG.warnf("The mail server cannot be reached, mails wait: %s", e);
        }
    }
}
