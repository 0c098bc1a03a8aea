package org.solutionpool.web;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.Arrays;

/** One client of the portal, as far as the limits can tell clients apart. */
final class Client {

    private static final int NETWORK_BYTES = 8;

    private Client() {}

    /** A signed-in person, wherever they are. */
    static String person(String name) {
        return "person " + name;
    }

    /**
     * Whoever is behind an address. A household or a server is given a whole IPv6 network of 64 bits (RFC 6177), so that
     * single addresses in it tell nothing.
     */
    static String at(String address) {
        try {
            InetAddress parsed = InetAddress.ofLiteral(address);
            if (parsed instanceof Inet6Address) {
                byte[] network = Arrays.copyOf(Arrays.copyOf(parsed.getAddress(), NETWORK_BYTES), 2 * NETWORK_BYTES);
                return "network " + InetAddress.getByAddress(network).getHostAddress();
            }
            return "address " + parsed.getHostAddress();
        } catch (IllegalArgumentException | java.net.UnknownHostException e) {
            // A proxy may hand on a name or "unknown": those that do share one budget.
            return "unknown";
        }
    }
}
