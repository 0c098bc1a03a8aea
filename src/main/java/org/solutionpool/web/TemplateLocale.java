package org.solutionpool.web;

import io.quarkus.qute.EngineBuilder;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/** Renders every template in the reader's language unless the caller chose one, as mails do. */
@ApplicationScoped
public class TemplateLocale {

    void register(@Observes EngineBuilder engine, RequestLanguage language) {
        engine.addTemplateInstanceInitializer(
                instance -> instance.setLocale(language.get().locale()));
    }
}
