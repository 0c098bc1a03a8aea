package org.solutionpool.whitelist.programme;

import java.util.List;

/** Rules of a programme were to change while a batch runs by them. Nothing was changed. */
public class FixedRulesException extends RuntimeException {

    private final List<String> fields;
    private final int batch;

    /**
     * @param fields the names of the form's fields that cannot change now
     * @param batch the number of the running batch
     */
    public FixedRulesException(List<String> fields, int batch) {
        super("Fixed while batch " + batch + " is running: " + fields);
        this.fields = List.copyOf(fields);
        this.batch = batch;
    }

    public List<String> fields() {
        return fields;
    }

    public int batch() {
        return batch;
    }
}
