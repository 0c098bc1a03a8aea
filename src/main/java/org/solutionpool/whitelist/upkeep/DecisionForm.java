package org.solutionpool.whitelist.upkeep;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.solutionpool.web.FormErrors;
import org.solutionpool.web.Messages;

/**
 * The form in which an admin decides an appeal or a complaint: an outcome and its reason.
 *
 * @param outcome as it was chosen; empty if nothing was
 * @param reason as it was typed; empty if nothing was
 */
record DecisionForm(String outcome, String reason) {

    private static final String UPHELD = "UPHELD";
    private static final String DISMISSED = "DISMISSED";

    /** Before anything was chosen or typed. */
    static DecisionForm empty() {
        return new DecisionForm("", "");
    }

    /** As it was sent. An outcome that is none, and a reason that is missing or too long, are noted. */
    static DecisionForm read(@Nullable String outcome, @Nullable String reason, FormErrors errors, Messages messages) {
        String chosen = Objects.requireNonNullElse(outcome, "");
        if (!chosen.equals(UPHELD) && !chosen.equals(DISMISSED)) {
            errors.add("outcome", messages.text("upkeep", "error.outcome"));
        }
        return new DecisionForm(chosen, FormReading.required(errors, messages, "reason", reason, FormReading.LONGEST));
    }

    /** Whether the one who appealed or complained is found to be right. */
    boolean upheld() {
        return outcome.equals(UPHELD);
    }
}
