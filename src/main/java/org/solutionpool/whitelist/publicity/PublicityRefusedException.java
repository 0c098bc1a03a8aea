package org.solutionpool.whitelist.publicity;

import org.solutionpool.web.Language;
import org.solutionpool.web.Messages;

/** A step of a publicity period that a rule does not allow. Nothing was changed; the text says why and what to do. */
public class PublicityRefusedException extends RuntimeException {

    private final String key;
    private final transient Object[] arguments;

    /**
     * @param key the reason: {@code refused.<key>} of the bundle {@code publicity}
     */
    public PublicityRefusedException(String key, Object... arguments) {
        super("Refused: " + key);
        this.key = key;
        this.arguments = arguments;
    }

    public String key() {
        return key;
    }

    /** The key in the bundle {@code publicity}. */
    public String textKey() {
        return "refused." + key;
    }

    public Object[] arguments() {
        return arguments.clone();
    }

    public String text(Language language) {
        return Messages.text(language, "publicity", textKey(), arguments);
    }
}
