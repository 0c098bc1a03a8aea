package org.solutionpool.local;

/** The pool cannot start or go on; the message is the one line that is shown to the person who started it. */
public final class StartRefused extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String line;

    StartRefused(String line) {
        super(line);
        this.line = line;
    }

    String line() {
        return line;
    }
}
