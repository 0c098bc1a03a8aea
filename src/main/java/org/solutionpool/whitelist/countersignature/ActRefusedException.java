package org.solutionpool.whitelist.countersignature;

import org.solutionpool.web.Language;
import org.solutionpool.web.Messages;

/**
 * What an act says when it cannot be carried out, or not any more. Nothing was changed, and what was asked for goes on
 * waiting. Stages that bring an act extend it.
 */
public abstract class ActRefusedException extends RuntimeException {

    private final String bundle;
    private final String key;
    private final transient Object[] arguments;

    /**
     * @param bundle the message bundle of the stage
     * @param key the reason: {@code refused.<key>} of that bundle
     */
    protected ActRefusedException(String bundle, String key, Object... arguments) {
        super("Refused: " + key);
        this.bundle = bundle;
        this.key = key;
        this.arguments = arguments;
    }

    public String bundle() {
        return bundle;
    }

    public String key() {
        return key;
    }

    /** The key in the bundle. */
    public String textKey() {
        return "refused." + key;
    }

    public Object[] arguments() {
        return arguments.clone();
    }

    public String text(Language language) {
        return Messages.text(language, bundle, textKey(), arguments);
    }
}
