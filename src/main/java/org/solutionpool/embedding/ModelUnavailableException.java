package org.solutionpool.embedding;

/** A model cannot be opened on this machine: no text is at fault, and trying others does not help. */
public class ModelUnavailableException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    ModelUnavailableException(TextModel model, Throwable cause) {
        super("%s cannot be opened: %s".formatted(model.id(), cause), cause);
    }
}
