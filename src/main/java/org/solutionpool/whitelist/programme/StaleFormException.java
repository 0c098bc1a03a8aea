package org.solutionpool.whitelist.programme;

/** Somebody else changed it since the form was opened. Nothing was saved. */
public class StaleFormException extends RuntimeException {

    public StaleFormException() {
        super("Changed since the form was opened");
    }
}
