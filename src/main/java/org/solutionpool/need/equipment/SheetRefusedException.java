package org.solutionpool.need.equipment;

import java.util.Arrays;
import org.solutionpool.web.Messages;

/** A sheet of which nothing can be taken. */
class SheetRefusedException extends RuntimeException {

    private final String bundle;
    private final String key;
    private final Object[] arguments;

    /**
     * @param bundle where the reason stands
     */
    SheetRefusedException(String bundle, String key, Object... arguments) {
        super(bundle + "." + key + " " + Arrays.toString(arguments));
        this.bundle = bundle;
        this.key = key;
        this.arguments = arguments;
    }

    /** Why, and what to do, in the reader's language. */
    String text(Messages messages) {
        return messages.text(bundle, key, arguments);
    }
}
