package org.solutionpool.web;

import java.net.URI;
import java.net.URISyntaxException;
import org.jspecify.annotations.Nullable;

/** An address within this portal, for «go back to where you came from»: whatever leads elsewhere leads home instead. */
public final class LocalPath {

    private LocalPath() {}

    /**
     * The path and query to go to; {@code /} if none was given or if it would leave the portal. Browsers read a
     * backslash as a slash, and {@code //host} as another host.
     */
    public static URI of(@Nullable String returnTo) {
        if (returnTo == null
                || !returnTo.startsWith("/")
                || returnTo.startsWith("//")
                || returnTo.contains("\\")
                || returnTo.chars().anyMatch(c -> c <= ' ' || c == 0x7F)) {
            return URI.create("/");
        }
        try {
            URI uri = new URI(returnTo);
            return uri.getHost() == null && uri.getScheme() == null ? uri : URI.create("/");
        } catch (URISyntaxException e) {
            return URI.create("/");
        }
    }
}
