package org.solutionpool.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;

/**
 * The TCP ports of one pool, all on the loopback address.
 *
 * @param portal the portal's pages and API
 * @param keycloak sign-in pages and tokens
 * @param postgresql the database
 * @param elasticsearch the HTTP port of the search node
 * @param elasticsearchTransport the port on which search nodes would speak to each other
 * @param smtp where mail is sent to
 * @param mailPage the page that shows what was sent
 */
public record Ports(
        int portal,
        int keycloak,
        int postgresql,
        int elasticsearch,
        int elasticsearchTransport,
        int smtp,
        int mailPage) {

    private static final List<String> PROPERTIES = List.of(
            "pool.port",
            "pool.keycloak.port",
            "pool.postgresql.port",
            "pool.elasticsearch.port",
            "pool.elasticsearch.transport-port",
            "pool.smtp.port",
            "pool.mail.port");

    private static final List<Integer> DEFAULTS = List.of(8080, 8180, 55432, 9250, 9350, 2525, 8025);

    /**
     * The fixed ports that people use, each of which a system property of the name in {@link #byProperty()} overrides.
     * With {@code pool.ports-base=9000} the seven ports are 9000 to 9006, so that several pools can run on one machine.
     *
     * @throws StartRefused if a property is no port number
     */
    static Ports forPeople(Console console) {
        OptionalInt base = number("pool.ports-base", console);
        List<Integer> ports = new ArrayList<>();
        for (int i = 0; i < PROPERTIES.size(); i++) {
            int usual = base.isPresent() ? base.getAsInt() + i : DEFAULTS.get(i);
            ports.add(number(PROPERTIES.get(i), console).orElse(usual));
        }
        return of(ports);
    }

    /** Ports that nobody listens on at this moment. */
    static Ports free() {
        List<ServerSocket> sockets = new ArrayList<>();
        try {
            List<Integer> ports = new ArrayList<>();
            for (int i = 0; i < PROPERTIES.size(); i++) {
                ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                sockets.add(socket);
                ports.add(socket.getLocalPort());
            }
            return of(ports);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            for (ServerSocket socket : sockets) {
                try {
                    socket.close();
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            }
        }
    }

    /** Each port under the name of the system property that sets it. */
    Map<String, Integer> byProperty() {
        List<Integer> ports =
                List.of(portal, keycloak, postgresql, elasticsearch, elasticsearchTransport, smtp, mailPage);
        Map<String, Integer> named = new LinkedHashMap<>();
        for (int i = 0; i < ports.size(); i++) {
            named.put(PROPERTIES.get(i), ports.get(i));
        }
        return named;
    }

    /**
     * Checks that every port can be listened on.
     *
     * @throws StartRefused naming the port that is taken and the property that chooses another
     */
    void refuseTaken(boolean withPortal, Console console) {
        byProperty().forEach((property, port) -> {
            if ((withPortal || !property.equals("pool.port")) && !isFree(port)) {
                throw console.refusal("refused.port", Integer.toString(port), property);
            }
        });
    }

    private static boolean isFree(int port) {
        try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
            return socket.isBound();
        } catch (IOException e) {
            return false;
        }
    }

    private static OptionalInt number(String property, Console console) {
        String value = System.getProperty(property);
        if (value == null) {
            return OptionalInt.empty();
        }
        try {
            int port = Integer.parseInt(value.strip());
            if (port < 1 || port > 65535) {
                throw console.refusal("refused.port-number", property, value);
            }
            return OptionalInt.of(port);
        } catch (NumberFormatException e) {
            throw console.refusal("refused.port-number", property, value);
        }
    }

    private static Ports of(List<Integer> p) {
        return new Ports(p.get(0), p.get(1), p.get(2), p.get(3), p.get(4), p.get(5), p.get(6));
    }
}
