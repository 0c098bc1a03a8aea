package org.solutionpool.web;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What is wrong with a form, a message a field, in the order of the fields. A page that has any is drawn again with 422,
 * what was typed kept and each message beside its field.
 */
public final class FormErrors {

    private final Map<String, String> byField = new LinkedHashMap<>();

    /** Notes the first thing that is wrong with a field; later ones of the same field are dropped. */
    public FormErrors add(String field, String message) {
        byField.putIfAbsent(field, message);
        return this;
    }

    public boolean isEmpty() {
        return byField.isEmpty();
    }

    /** The message of a field; null if nothing is wrong with it. */
    public @Nullable String of(String field) {
        return byField.get(field);
    }

    /** The message of a control whose name is made of two parts with a dot between them, such as a row's. */
    public @Nullable String at(String group, Object name) {
        return byField.get(group + "." + name);
    }

    public Map<String, String> all() {
        return Map.copyOf(byField);
    }

    /** Field and message in the order they were found, for the summary at the top of the form. */
    public Iterable<Map.Entry<String, String>> entries() {
        return byField.entrySet();
    }
}
