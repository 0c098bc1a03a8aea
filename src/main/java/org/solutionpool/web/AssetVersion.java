package org.solutionpool.web;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/** A short hash over the portal's own style sheets and scripts. */
@ApplicationScoped
public class AssetVersion {

    private static final List<String> ASSETS = List.of(
            "css/tokens.css",
            "css/tokens-dark.css",
            "css/base.css",
            "css/layout.css",
            "css/components.css",
            "css/print.css",
            "css/solution.css",
            "js/theme.js",
            "js/menus.js",
            "js/suggest.js",
            "js/forms.js",
            "js/editor.js",
            "js/charts.js",
            "icons/sprite.svg");

    private final String value = hash();

    public String value() {
        return value;
    }

    private static String hash() {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            for (String asset : ASSETS) {
                try (InputStream in = Thread.currentThread()
                        .getContextClassLoader()
                        .getResourceAsStream("META-INF/resources/" + asset)) {
                    if (in != null) {
                        digest.update(in.readAllBytes());
                    }
                }
            }
            return HexFormat.of().formatHex(digest.digest(), 0, 6);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
