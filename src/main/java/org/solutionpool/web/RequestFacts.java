package org.solutionpool.web;

import io.vertx.core.http.HttpServerRequest;
import jakarta.enterprise.context.RequestScoped;
import java.util.UUID;

/** What the filters found out about the current request. Empty defaults where no HTTP request is behind it. */
@RequestScoped
public class RequestFacts {

    private Language language = Language.ZH;
    private String id = UUID.randomUUID().toString();
    private String path = "/";
    private String query = "";

    void read(HttpServerRequest request, Language language, String id) {
        this.language = language;
        this.id = id;
        this.path = request.path();
        this.query = request.query() == null ? "" : request.query();
    }

    public Language language() {
        return language;
    }

    /** The id under which this request stands in the log, on the error page and in the audit record. */
    public String id() {
        return id;
    }

    /** The path of the address, without the query. */
    public String path() {
        return path;
    }

    /** The query of the address as sent, without the question mark; empty if there is none. */
    public String query() {
        return query;
    }
}
