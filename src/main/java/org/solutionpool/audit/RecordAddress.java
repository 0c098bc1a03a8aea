package org.solutionpool.audit;

import jakarta.ws.rs.core.UriBuilder;
import java.util.Map;

/** Addresses of the record's pages. */
final class RecordAddress {

    static final String LIST = "/admin/record";

    private RecordAddress() {}

    /** The list with a filter. */
    static String of(Map<String, String> parameters) {
        UriBuilder address = UriBuilder.fromPath(LIST);
        parameters.forEach((name, value) -> address.queryParam(name, "{" + name + "}"));
        return address.buildFromMap(parameters).toString();
    }

    /** One event. */
    static String event(long id) {
        return LIST + "/" + id;
    }
}
