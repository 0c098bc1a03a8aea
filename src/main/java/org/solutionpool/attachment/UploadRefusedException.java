package org.solutionpool.attachment;

import org.solutionpool.web.Language;
import org.solutionpool.web.Messages;

/** A file that the portal does not take. Says in the reader's language which file, why, and what would be taken. */
public class UploadRefusedException extends RuntimeException {

    private final transient Object[] arguments;
    private final String key;

    /**
     * @param key the reason's key in the message bundle {@code attachment}
     */
    UploadRefusedException(String key, Object... arguments) {
        super("Upload refused: " + key);
        this.key = key;
        this.arguments = arguments;
    }

    /** The reason's key in the message bundle {@code attachment}. */
    public String key() {
        return key;
    }

    /** The sentence to show beside the file's field. */
    public String text(Language language) {
        Object[] shown = arguments.clone();
        for (int i = 0; i < shown.length; i++) {
            if (shown[i] instanceof FoundContent found) {
                shown[i] = found.name(language);
            }
        }
        return Messages.text(language, "attachment", key, shown);
    }
}
