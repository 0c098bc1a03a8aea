package org.solutionpool.whitelist.register;

import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.solutionpool.web.Language;

/**
 * An entry has stopped being in force. Fired in the transaction of the decision, for whoever has people to tell.
 *
 * @param solutionId what it vouched for; null if it was the provider itself
 * @param organizationId its holder
 * @param subjectName what it vouched for, as readers of a language know it
 * @param path of the entry's page, which tells the state and the reason
 */
public record StandingLost(
        @Nullable Long solutionId,
        Long organizationId,
        String certificateNumber,
        Function<Language, String> subjectName,
        String path) {}
