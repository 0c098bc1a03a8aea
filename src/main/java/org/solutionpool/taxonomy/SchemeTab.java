package org.solutionpool.taxonomy;

import java.util.Arrays;
import java.util.List;
import org.solutionpool.web.Messages;

/** One scheme in the row of schemes above a page. */
public record SchemeTab(String text, String url, boolean current) {

    static List<SchemeTab> reader(Scheme current, Messages messages) {
        return tabs(Scheme.PUBLIC, "/taxonomy/", current, messages);
    }

    static List<SchemeTab> admin(Scheme current, Messages messages) {
        return tabs(Arrays.asList(Scheme.values()), "/admin/taxonomy/", current, messages);
    }

    private static List<SchemeTab> tabs(List<Scheme> schemes, String base, Scheme current, Messages messages) {
        return schemes.stream()
                .map(scheme -> new SchemeTab(
                        messages.text("taxonomy", "scheme." + scheme.code()), base + scheme.code(), scheme == current))
                .toList();
    }
}
