package org.solutionpool.search;

/** Elasticsearch does not answer, or not in time. Pages that list fall back to the database and say so. */
public class SearchUnavailableException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public SearchUnavailableException(Throwable cause) {
        super(cause);
    }

    public SearchUnavailableException(String message) {
        super(message);
    }
}
