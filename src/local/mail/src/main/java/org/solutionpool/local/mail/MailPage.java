package org.solutionpool.local.mail;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import jakarta.mail.MessagingException;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.ResourceBundle;
import java.util.stream.Collectors;

/**
 * The list of messages, each message, and the same as JSON.
 *
 * <ul>
 *   <li>{@code GET /}: the list; {@code ?lang=en} or {@code ?lang=zh} chooses the language, else the browser does
 *   <li>{@code GET /<id>}: a message; {@code GET /<id>.html}: its HTML text alone
 *   <li>{@code GET /messages.json}, with {@code ?to=<address>} those to one address: newest first
 *   <li>{@code DELETE /messages.json}: forgets all
 * </ul>
 */
final class MailPage implements HttpHandler {

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss", Locale.ROOT).withZone(ZoneId.systemDefault());

    private static final String STYLE = """
            :root { color-scheme: light dark; }
            body { font: 15px/1.6 system-ui, "Noto Sans CJK SC", sans-serif; max-width: 64rem; margin: 2rem auto; padding: 0 1rem; }
            table { width: 100%; border-collapse: collapse; }
            th, td { text-align: left; padding: .4rem .6rem; border-bottom: 1px solid #8884; vertical-align: top; }
            th { font-weight: 600; }
            pre { white-space: pre-wrap; overflow-wrap: anywhere; }
            iframe { width: 100%; height: 32rem; border: 1px solid #8884; background: #fff; }
            nav { display: flex; gap: 1rem; align-items: center; }
            """;

    private final Mailbox mailbox;

    MailPage(Mailbox mailbox) {
        this.mailbox = mailbox;
    }

    @Override
    public void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            String path = exchange.getRequestURI().getPath().substring(1);
            switch (exchange.getRequestMethod()) {
                case "GET", "HEAD" -> get(exchange, path);
                case "DELETE" -> delete(exchange, path);
                case "POST" -> {
                    // The button of the list: a form can send nothing but GET and POST. A form of another site must not
                    // press it.
                    if ("same-origin".equals(exchange.getRequestHeaders().getFirst("Sec-Fetch-Site"))) {
                        mailbox.deleteAll();
                    }
                    exchange.getResponseHeaders().set("Location", "/");
                    exchange.sendResponseHeaders(303, -1);
                }
                default -> exchange.sendResponseHeaders(405, -1);
            }
        } catch (MessagingException e) {
            throw new IOException(e);
        }
    }

    private void get(HttpExchange exchange, String path) throws IOException, MessagingException {
        Locale locale = locale(exchange);
        ResourceBundle words = words(locale);
        if (path.isEmpty()) {
            send(exchange, 200, "text/html", list(words, locale));
        } else if (path.equals("messages.json")) {
            Optional<String> to = query(exchange, "to");
            List<Letter> letters = mailbox.letters().stream()
                    .filter(letter -> to.isEmpty() || letter.isTo(to.get()))
                    .toList();
            send(exchange, 200, "application/json", json(letters));
        } else {
            boolean alone = path.endsWith(".html");
            Optional<Letter> letter =
                    mailbox.letter(alone ? path.substring(0, path.length() - ".html".length()) : path);
            if (letter.isEmpty()) {
                send(exchange, 404, "text/html", page(words, locale, "<p>" + words.getString("missing") + "</p>"));
            } else if (alone) {
                // Scripts and forms of a message are not run, links open in a page of their own.
                exchange.getResponseHeaders().set(
                        "Content-Security-Policy", "sandbox allow-popups allow-popups-to-escape-sandbox allow-top-navigation-by-user-activation");
                send(exchange, 200, "text/html", letter.get().html());
            } else {
                send(exchange, 200, "text/html", message(words, locale, letter.get()));
            }
        }
    }

    private void delete(HttpExchange exchange, String path) throws IOException {
        if (path.equals("messages.json")) {
            mailbox.deleteAll();
            exchange.sendResponseHeaders(204, -1);
        } else {
            exchange.sendResponseHeaders(405, -1);
        }
    }

    private String list(ResourceBundle words, Locale locale) throws IOException, MessagingException {
        List<Letter> letters = mailbox.letters();
        String lang = lang(locale);
        String other = lang.equals("zh") ? "en" : "zh";
        StringBuilder body = new StringBuilder("<nav><h1>" + words.getString("title") + "</h1><a href=\"?lang=" + other
                + "\" lang=\"" + other + "\">" + words.getString("language") + "</a>");
        if (!letters.isEmpty()) {
            body.append("<form method=\"post\"><button>").append(words.getString("delete")).append("</button></form>");
        }
        body.append("</nav><p>").append(words.getString("introduction")).append("</p>");
        if (letters.isEmpty()) {
            body.append("<p>").append(words.getString("empty")).append("</p>");
        } else {
            body.append("<table><thead><tr>");
            for (String column : List.of("received", "to", "subject")) {
                body.append("<th scope=\"col\">").append(words.getString(column)).append("</th>");
            }
            body.append("</tr></thead><tbody>");
            for (Letter letter : letters) {
                body.append("<tr><td>").append(TIME.format(letter.received()))
                        .append("</td><td>").append(escaped(String.join(", ", letter.to())))
                        .append("</td><td><a href=\"/").append(letter.id()).append("?lang=").append(lang).append("\">")
                        .append(subject(words, letter)).append("</a></td></tr>");
            }
            body.append("</tbody></table>");
        }
        return page(words, locale, body.toString());
    }

    private static String message(ResourceBundle words, Locale locale, Letter letter) {
        String body = "<nav><a href=\"/?lang=" + lang(locale) + "\">" + words.getString("back") + "</a></nav><h1>"
                + subject(words, letter) + "</h1><table>"
                + row(words, "received", TIME.format(letter.received()))
                + row(words, "from", letter.from())
                + row(words, "to", String.join(", ", letter.to()))
                + "</table>";
        if (!letter.html().isEmpty()) {
            body += "<iframe src=\"/" + letter.id() + ".html\" title=\"" + subject(words, letter) + "\"></iframe>";
        }
        if (!letter.text().isEmpty()) {
            body += "<pre>" + escaped(letter.text()) + "</pre>";
        }
        return page(words, locale, body);
    }

    private static String row(ResourceBundle words, String name, String value) {
        return "<tr><th scope=\"row\">" + words.getString(name) + "</th><td>" + escaped(value) + "</td></tr>";
    }

    private static String page(ResourceBundle words, Locale locale, String body) {
        return "<!DOCTYPE html><html lang=\"" + lang(locale) + "\"><head><meta charset=\"utf-8\">"
                + "<meta name=\"viewport\" content=\"width=device-width\"><title>" + words.getString("title")
                + "</title><style>" + STYLE + "</style></head><body><main>" + body + "</main></body></html>";
    }

    private static String subject(ResourceBundle words, Letter letter) {
        return letter.subject().isBlank() ? words.getString("none") : escaped(letter.subject());
    }

    private static String json(List<Letter> letters) {
        return letters.stream()
                .map(letter -> "{\"id\":" + quoted(letter.id())
                        + ",\"received\":" + quoted(letter.received().toString())
                        + ",\"from\":" + quoted(letter.from())
                        + ",\"to\":" + letter.to().stream().map(MailPage::quoted).collect(Collectors.joining(",", "[", "]"))
                        + ",\"subject\":" + quoted(letter.subject())
                        + ",\"text\":" + quoted(letter.text())
                        + ",\"html\":" + quoted(letter.html()) + "}")
                .collect(Collectors.joining(",", "[", "]"));
    }

    private static String quoted(String text) {
        StringBuilder quoted = new StringBuilder("\"");
        for (char c : text.toCharArray()) {
            if (c == '"' || c == '\\') {
                quoted.append('\\').append(c);
            } else if (c < ' ') {
                quoted.append(String.format(Locale.ROOT, "\\u%04x", (int) c));
            } else {
                quoted.append(c);
            }
        }
        return quoted.append('"').toString();
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace("\"", "&quot;");
    }

    private static Locale locale(HttpExchange exchange) {
        String asked = query(exchange, "lang").orElseGet(() -> {
            String accepted = exchange.getRequestHeaders().getFirst("Accept-Language");
            return accepted == null ? "" : accepted;
        });
        return asked.toLowerCase(Locale.ROOT).startsWith("en") ? Locale.ENGLISH : Locale.SIMPLIFIED_CHINESE;
    }

    private static String lang(Locale locale) {
        return locale.getLanguage();
    }

    private static ResourceBundle words(Locale locale) {
        return ResourceBundle.getBundle(
                "mail.page",
                locale.getLanguage().equals("en") ? Locale.ENGLISH : Locale.ROOT,
                ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
    }

    private static Optional<String> query(HttpExchange exchange, String name) {
        String query = exchange.getRequestURI().getRawQuery();
        if (query == null) {
            return Optional.empty();
        }
        for (String pair : query.split("&")) {
            if (pair.startsWith(name + "=")) {
                return Optional.of(URLDecoder.decode(pair.substring(name.length() + 1), StandardCharsets.UTF_8));
            }
        }
        return Optional.empty();
    }

    private static void send(HttpExchange exchange, int status, String type, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", type + "; charset=utf-8");
        exchange.getResponseHeaders().set("X-Content-Type-Options", "nosniff");
        if (exchange.getRequestMethod().equals("HEAD")) {
            exchange.sendResponseHeaders(status, -1);
        } else {
            exchange.sendResponseHeaders(status, bytes.length);
            exchange.getResponseBody().write(bytes);
        }
    }
}
