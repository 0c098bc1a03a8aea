package org.solutionpool.activity;

import io.micrometer.core.instrument.Metrics;
import io.vertx.core.http.Cookie;
import io.vertx.core.http.HttpServerRequest;
import jakarta.enterprise.context.RequestScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Optional;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.solutionpool.web.Reader;

/**
 * Reports what the reader behind this request does, unless the reader does not want it: the browser says so
 * ({@code DNT: 1}, <a href="https://www.w3.org/TR/tracking-dnt/">Tracking Preference Expression</a>; {@code Sec-GPC: 1},
 * <a href="https://w3c.github.io/gpc/">Global Privacy Control</a>), or they switched it off on the page about the pool,
 * which a cookie and, for signed-in people, the account remember.
 *
 * <p>Nothing here makes a page fail: what cannot be reported is counted and forgotten.
 */
@Named("activity")
@RequestScoped
public class Activity {

    /** The cookie of those who switched recording off. It says nothing else. */
    public static final String COOKIE = "recording";

    /** Its only value. */
    public static final String OFF = "off";

    private static final Logger LOG = Logger.getLogger(Activity.class);
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int ID_BYTES = 16;

    @Inject
    HttpServerRequest request;

    @Inject
    Reader reader;

    @Inject
    Event<Searched> searched;

    @Inject
    Event<Followed> followed;

    private @Nullable Boolean wanted;

    /** An id for a page of results; empty if this reader's are not to be recorded. */
    public Optional<String> newId() {
        if (!isRecorded()) {
            return Optional.empty();
        }
        byte[] id = new byte[ID_BYTES];
        RANDOM.nextBytes(id);
        return Optional.of(Base64.getUrlEncoder().withoutPadding().encodeToString(id));
    }

    /** Says that a page of results was made; nothing if this reader's are not to be recorded. */
    public void report(Searched what) {
        tell(searched, what);
    }

    /** Says that the reader went on from a result; nothing if that is not to be recorded. */
    public void report(Followed what) {
        tell(followed, what);
    }

    /** Whether what this reader does is recorded, without their name. */
    public boolean isRecorded() {
        if (wanted == null) {
            wanted = !isRefusedByBrowser() && !switchedOff();
        }
        return wanted;
    }

    /** Whether the browser itself says that its reader does not want to be recorded. */
    public boolean isRefusedByBrowser() {
        return "1".equals(request.getHeader("DNT")) || "1".equals(request.getHeader("Sec-GPC"));
    }

    private boolean switchedOff() {
        Cookie cookie = request.getCookie(COOKIE);
        if (cookie != null && OFF.equals(cookie.getValue())) {
            return true;
        }
        try {
            return reader.recordingRefused();
        } catch (RuntimeException e) {
            // Where nobody can say what the reader wants, nothing is recorded.
            LOG.debug("The reader's choice could not be read", e);
            return true;
        }
    }

    private <T> void tell(Event<T> event, T what) {
        try {
            if (isRecorded()) {
                event.fire(what);
            }
        } catch (RuntimeException e) {
            Metrics.counter("pool.usage.lost", "why", "failed").increment();
            LOG.warn("What a reader did could not be recorded", e);
        }
    }
}
