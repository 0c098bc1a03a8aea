package org.solutionpool.whitelist.programme;

/** A step that a rule of the programme forbids; says why in the reader's language. Nothing was changed. */
public class RefusedException extends RuntimeException {

    private final String key;
    private final transient Object[] arguments;

    /**
     * @param key the reason's key in the message bundle {@code programme}
     */
    public RefusedException(String key, Object... arguments) {
        super("Refused: " + key);
        this.key = key;
        this.arguments = arguments;
    }

    public String key() {
        return key;
    }

    public Object[] arguments() {
        return arguments.clone();
    }
}
