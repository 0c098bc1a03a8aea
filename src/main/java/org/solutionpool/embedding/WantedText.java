package org.solutionpool.embedding;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.solutionpool.web.Language;

/**
 * A text whose vector somebody wants to have stored.
 *
 * @param subject for whom: the id of a solution
 * @param language whose model reads it
 * @param text not blank; kept folded
 */
public record WantedText(long subject, Language language, String text) {

    public WantedText {
        text = TextVectors.folded(text);
        if (text.isEmpty()) {
            throw new IllegalArgumentException("Nothing to read");
        }
    }

    TextModel model() {
        return TextModel.of(language);
    }

    /** SHA-256 of the text in UTF-8, in hexadecimal digits. */
    String hash() {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }
}
