package org.solutionpool.indexing;

/** Elasticsearch as a whole did not do what was asked: not reachable, too busy, or without a master. Trying later helps. */
public class ClusterAwayException extends RuntimeException {

    public ClusterAwayException(Throwable cause) {
        super(cause.getMessage() == null ? cause.getClass().getSimpleName() : cause.getMessage(), cause);
    }

    public ClusterAwayException(String message) {
        super(message);
    }
}
