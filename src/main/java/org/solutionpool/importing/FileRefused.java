package org.solutionpool.importing;

import java.util.Arrays;
import java.util.List;

/**
 * A file of which nothing can be imported. The sentence for the reader stands in the bundle {@code importing} under
 * {@code refused.<code>}.
 */
public class FileRefused extends RuntimeException {

    private final String code;
    private final List<String> arguments;

    FileRefused(String code, Object... arguments) {
        super(code + " " + Arrays.toString(arguments));
        this.code = code;
        this.arguments = Arrays.stream(arguments).map(String::valueOf).toList();
    }

    public String code() {
        return code;
    }

    public List<String> arguments() {
        return arguments;
    }
}
