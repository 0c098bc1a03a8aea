package org.solutionpool.web;

import io.quarkus.qute.CompletedStage;
import io.quarkus.qute.EngineBuilder;
import io.quarkus.qute.EvalContext;
import io.quarkus.qute.Expression;
import io.quarkus.qute.NamespaceResolver;
import io.quarkus.qute.TemplateInstance;
import io.quarkus.qute.ValueResolver;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletionStage;

/**
 * Lets templates read {@link Messages}: {@code {m:solution.title}}, with arguments {@code {m:search.found(total)}}, and
 * with a key whose last part is known only when the page is rendered {@code {m:solution.of('state.', code)}}.
 *
 * <p>Qute's own message bundles want a Java method for each text; with well over a thousand texts in two languages the
 * properties files alone say it all, and a test compares them with the templates.
 */
@ApplicationScoped
public class MessageNamespace {

    private record Bundle(String name, Language language) {}

    void register(@Observes EngineBuilder engine) {
        engine.addNamespaceResolver(NamespaceResolver.builder("m")
                .resolve(context -> new Bundle(context.getName(), languageOf(context)))
                .build());
        engine.addValueResolver(ValueResolver.builder()
                .applyToBaseClass(Bundle.class)
                .resolveAsync(MessageNamespace::message)
                .build());
    }

    private static Language languageOf(EvalContext context) {
        return context.getAttribute(TemplateInstance.LOCALE) instanceof Locale locale
                ? Language.of(locale)
                : Language.ZH;
    }

    private static CompletionStage<Object> message(EvalContext context) {
        Bundle bundle = (Bundle) context.getBase();
        boolean dynamic = context.getName().equals("of");
        List<Expression> parameters = context.getParams();
        if (parameters.isEmpty()) {
            return CompletedStage.of(Messages.text(bundle.language(), bundle.name(), context.getName()));
        }
        CompletionStage<List<Object>> values = CompletedStage.of(new ArrayList<>());
        for (Expression parameter : parameters) {
            values = values.thenCombine(context.evaluate(parameter), (list, value) -> {
                list.add(value);
                return list;
            });
        }
        return values.thenApply(list -> {
            if (!dynamic) {
                return Messages.text(bundle.language(), bundle.name(), context.getName(), list.toArray());
            }
            String key = String.valueOf(list.getFirst());
            int used = 1;
            if (key.endsWith(".") && list.size() > 1) {
                key += list.get(1);
                used = 2;
            }
            return Messages.text(
                    bundle.language(),
                    bundle.name(),
                    key,
                    list.subList(used, list.size()).toArray());
        });
    }
}
