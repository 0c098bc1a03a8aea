package org.solutionpool.whitelist.publicity;

import org.solutionpool.whitelist.countersignature.ActRefusedException;

/** A step of a publicity period that a rule does not allow. Nothing was changed; the text says why and what to do. */
public class PublicityRefusedException extends ActRefusedException {

    /**
     * @param key the reason: {@code refused.<key>} of the bundle {@code publicity}
     */
    public PublicityRefusedException(String key, Object... arguments) {
        super("publicity", key, arguments);
    }
}
