package org.solutionpool.whitelist.application;

/** Something is missing that an application cannot be handed in without. */
public class IncompleteApplicationException extends RuntimeException {

    IncompleteApplicationException() {
        super("The application has gaps");
    }
}
