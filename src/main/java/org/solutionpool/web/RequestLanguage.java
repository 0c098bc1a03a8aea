package org.solutionpool.web;

import io.quarkus.arc.Arc;
import jakarta.enterprise.context.ApplicationScoped;

/**
 * The language of the current request: {@code ?lang=} if the reader just switched, else the {@code lang} cookie, else
 * the browser's own preference. Outside of a request (pollers, imports) it is Chinese.
 */
@ApplicationScoped
public class RequestLanguage {

    private final RequestFacts facts;

    RequestLanguage(RequestFacts facts) {
        this.facts = facts;
    }

    public Language get() {
        if (!Arc.container().requestContext().isActive()) {
            return Language.ZH;
        }
        return facts.language();
    }
}
