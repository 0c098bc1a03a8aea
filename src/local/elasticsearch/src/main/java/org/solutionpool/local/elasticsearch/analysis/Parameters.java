package org.solutionpool.local.elasticsearch.analysis;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.elasticsearch.common.regex.Regex;
import org.elasticsearch.common.settings.Settings;

/** The parameters of one analysis component, of which none is passed over in silence. */
final class Parameters {

    private final String component;
    private final Settings settings;

    private Parameters(String component, Settings settings) {
        this.component = component;
        this.settings = settings;
    }

    /**
     * Takes the settings of a component.
     *
     * @throws IllegalArgumentException when a parameter is set that is not among {@code known}
     */
    static Parameters of(String component, Settings settings, String... known) {
        Set<String> unknown = new TreeSet<>(settings.names());
        unknown.remove("type");
        unknown.removeAll(Set.of(known));
        // A component asked for by its name alone comes with the settings of the index instead of its own.
        unknown.removeIf(name -> name.equals("index") || name.startsWith("index."));
        if (!unknown.isEmpty()) {
            throw new IllegalArgumentException(
                    "the local node does not know the parameters " + unknown + " of [" + component + "]");
        }
        return new Parameters(component, settings);
    }

    boolean flag(String name, boolean otherwise) {
        return settings.getAsBoolean(name, otherwise);
    }

    int number(String name, int otherwise) {
        return settings.getAsInt(name, otherwise);
    }

    String text(String name, String otherwise) {
        return settings.get(name, otherwise);
    }

    List<String> list(String name) {
        return settings.getAsList(name);
    }

    /**
     * The required parameter {@code pattern} with the optional {@code flags}.
     *
     * @throws IllegalArgumentException when there is no pattern
     */
    Pattern pattern() {
        return pattern(null);
    }

    Pattern pattern(String otherwise) {
        String pattern = settings.get("pattern", otherwise);
        if (pattern == null || pattern.isEmpty()) {
            throw refusal("pattern is missing");
        }
        return Regex.compile(pattern, settings.get("flags"));
    }

    IllegalArgumentException refusal(String reason) {
        return new IllegalArgumentException(reason + " in [" + component + "]");
    }
}
