package org.solutionpool.whitelist.application;

/** The names of the form's fields of one criterion. */
public record FieldNames(String prefix) {

    static FieldNames of(long criterionId) {
        return new FieldNames("c" + criterionId + ".");
    }

    public String met() {
        return prefix + "met";
    }

    public String score() {
        return prefix + "score";
    }

    public String statement() {
        return prefix + "statement";
    }

    /** Anchor of the evidence as a whole. */
    public String evidence() {
        return prefix + "evidence";
    }

    public String kind() {
        return prefix + "kind";
    }

    public String title() {
        return prefix + "title";
    }

    public String file() {
        return prefix + "file";
    }

    public String link() {
        return prefix + "link";
    }

    public String issuedOn() {
        return prefix + "issuedOn";
    }

    public String expiresOn() {
        return prefix + "expiresOn";
    }
}
