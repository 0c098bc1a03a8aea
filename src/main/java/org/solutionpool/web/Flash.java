package org.solutionpool.web;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.qute.TemplateInstance;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.core.Cookie;
import jakarta.ws.rs.core.NewCookie;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;

/**
 * What the page after a redirect says: «saved», «sent». Carried in a cookie that lives for one answer, so that no
 * replica keeps a session. Only keys and arguments travel, never markup.
 */
@RequestScoped
public class Flash {

    /** How a message is coloured and announced. */
    public enum Kind {
        SUCCESS,
        INFO,
        WARNING,
        ERROR
    }

    /** One message, as the cookie carries it. */
    public record Item(Kind kind, String bundle, String key, List<String> arguments) {}

    /** One message, as the page shows it. */
    public record Shown(String kind, String text) {}

    static final String COOKIE = "flash";

    private static final Logger LOG = Logger.getLogger(Flash.class);
    private static final int MOST_BYTES = 3000;

    private final List<Item> arrived = new ArrayList<>();
    private final List<Item> leaving = new ArrayList<>();
    private boolean shown;

    @Inject
    Messages messages;

    @Inject
    RequestLanguage language;

    /** Says something on the page that follows the redirect. */
    public void say(Kind kind, String bundle, String key, Object... arguments) {
        leaving.add(new Item(
                kind,
                bundle,
                key,
                java.util.Arrays.stream(arguments)
                        .map(argument -> argument instanceof LocalizedText text
                                ? text.in(language.get())
                                : String.valueOf(argument))
                        .toList()));
    }

    public void success(String bundle, String key, Object... arguments) {
        say(Kind.SUCCESS, bundle, key, arguments);
    }

    public void error(String bundle, String key, Object... arguments) {
        say(Kind.ERROR, bundle, key, arguments);
    }

    /** What the page shows: messages of the request before, and those of this one if it answers with a page itself. */
    public List<Shown> show() {
        shown = true;
        List<Item> all = new ArrayList<>(arrived);
        all.addAll(leaving);
        leaving.clear();
        return all.stream()
                .map(item -> new Shown(
                        item.kind().name().toLowerCase(java.util.Locale.ROOT),
                        messages.text(
                                item.bundle(), item.key(), item.arguments().toArray())))
                .toList();
    }

    // The filters hold a proxy of this bean: what they share with it goes through methods, a proxy's fields stay empty.

    void arrive(Item item) {
        arrived.add(item);
    }

    List<Item> leaving() {
        return List.copyOf(leaving);
    }

    boolean wasShown() {
        return shown;
    }

    /** Reads the cookie in and writes it out. */
    public static class Filters {

        @Inject
        Flash flash;

        @Inject
        ObjectMapper json;

        @ServerRequestFilter
        public void read(ContainerRequestContext request) {
            Cookie cookie = request.getCookies().get(COOKIE);
            if (cookie == null || cookie.getValue().isEmpty()) {
                return;
            }
            try {
                List<Item> items =
                        json.readValue(Base64.getUrlDecoder().decode(cookie.getValue()), new TypeReference<>() {});
                items.stream()
                        .filter(item -> Messages.has(Language.ZH, item.bundle(), item.key()))
                        .forEach(flash::arrive);
            } catch (java.io.IOException | RuntimeException e) {
                LOG.debugf(e, "A flash cookie that this portal did not write was dropped");
            }
        }

        @ServerResponseFilter
        public void write(ContainerRequestContext request, ContainerResponseContext response)
                throws JsonProcessingException {
            // Rendered after this filter, and shows what arrived and what was said for it.
            boolean page = response.getEntity() instanceof TemplateInstance;
            if (!flash.leaving().isEmpty() && !page) {
                String value = Base64.getUrlEncoder()
                        .withoutPadding()
                        .encodeToString(json.writeValueAsString(flash.leaving()).getBytes(StandardCharsets.UTF_8));
                if (value.length() <= MOST_BYTES) {
                    response.getHeaders().add("Set-Cookie", cookie(value, 60));
                }
            } else if ((flash.wasShown() || page) && request.getCookies().containsKey(COOKIE)) {
                response.getHeaders().add("Set-Cookie", cookie("", 0));
            }
        }

        private static NewCookie cookie(String value, int seconds) {
            return new NewCookie.Builder(COOKIE)
                    .value(value)
                    .path("/")
                    .maxAge(seconds)
                    .httpOnly(true)
                    .sameSite(NewCookie.SameSite.LAX)
                    .build();
        }
    }
}
