package org.solutionpool.need;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.solutionpool.need.NeedContent.Chosen;
import org.solutionpool.taxonomy.Scheme;
import org.solutionpool.taxonomy.Taxonomy;
import org.solutionpool.web.FormErrors;
import org.solutionpool.web.Messages;
import org.solutionpool.web.Typed;

/** What is wrong with a need, in the reader's language. What is merely missing is not wrong until it is opened. */
@ApplicationScoped
class NeedCheck {

    private static final String BUNDLE = "need";

    @Inject
    Taxonomy taxonomy;

    @Inject
    Messages messages;

    /**
     * What keeps a need from being stored.
     *
     * @param before what it said until now: a code that was retired since may stay, and a deadline that has passed
     * @param today the day in China
     */
    void check(NeedContent content, NeedContent before, LocalDate today, FormErrors errors) {
        tooLong("title", content.title(), NeedContent.MOST_TITLE, errors);
        tooLong("description", content.description(), NeedContent.MOST_DESCRIPTION, errors);
        tooLong("site", content.site(), NeedContent.MOST_SITE, errors);
        Map<Scheme, List<String>> kept = before.codes();
        codes("industries", Scheme.INDUSTRY, content.industries(), kept, errors);
        machines(content, kept, errors);
        codes("protocols", Scheme.PROTOCOL, content.protocols(), kept, errors);
        codes("scenarios", Scheme.SCENARIO, content.scenarios(), kept, errors);
        codes("regions", Scheme.REGION, content.regions(), kept, errors);
        codes("deployments", Scheme.DEPLOYMENT, content.deployments(), kept, errors);
        codes("certificates", Scheme.CERTIFICATE, content.certificates(), kept, errors);
        Long min = content.budgetMin();
        Long max = content.budgetMax();
        amount("budgetMin", min, errors);
        amount("budgetMax", max, errors);
        if (min != null && max != null && min > max) {
            errors.add("budgetMax", messages.text(BUNDLE, "budgetReversed", min, max));
        }
        LocalDate deadline = content.deadline();
        if (deadline != null && deadline.isBefore(today) && !deadline.equals(before.deadline())) {
            errors.add("deadline", messages.text(BUNDLE, "deadlinePast"));
        }
    }

    /** What keeps a stored need from being opened. */
    FormErrors gaps(NeedContent content, LocalDate today) {
        FormErrors errors = new FormErrors();
        if (content.saysNothing()) {
            errors.add("title", messages.text(BUNDLE, "saysNothing"));
        }
        LocalDate deadline = content.deadline();
        if (deadline != null && deadline.isBefore(today)) {
            errors.add("deadline", messages.text(BUNDLE, "deadlinePast"));
        }
        return errors;
    }

    private void machines(NeedContent content, Map<Scheme, List<String>> kept, FormErrors errors) {
        if (content.machines().size() > NeedContent.MOST_KINDS) {
            errors.add(
                    "machines",
                    messages.text(
                            BUNDLE,
                            "tooManyKinds",
                            NeedContent.MOST_KINDS,
                            content.machines().size()));
        }
        long together = 0;
        for (NeededMachines machine : content.machines()) {
            if (machine.count() < 1) {
                errors.add("machines", messages.text(BUNDLE, "countWrong", NeedContent.MOST_MACHINES));
            }
            together += machine.count();
            if (!taken(Scheme.EQUIPMENT, machine.category(), kept)) {
                errors.add("machines", messages.text(BUNDLE, "codeUnknown", machine.category()));
            }
            machine.protocols().stream()
                    .filter(code -> !taken(Scheme.PROTOCOL, code, kept))
                    .findFirst()
                    .ifPresent(code -> errors.add("machines", messages.text(BUNDLE, "codeUnknown", code)));
        }
        if (together > NeedContent.MOST_MACHINES) {
            errors.add("machines", messages.text(BUNDLE, "tooManyMachines", NeedContent.MOST_MACHINES));
        }
    }

    private void codes(String field, Scheme scheme, Chosen chosen, Map<Scheme, List<String>> kept, FormErrors errors) {
        if (chosen.codes().size() > NeedContent.MOST_CODES) {
            errors.add(
                    field,
                    messages.text(
                            BUNDLE,
                            "tooManyCodes",
                            NeedContent.MOST_CODES,
                            chosen.codes().size()));
        }
        chosen.codes().stream()
                .filter(code -> !taken(scheme, code, kept))
                .findFirst()
                .ifPresent(code -> errors.add(field, messages.text(BUNDLE, "codeUnknown", code)));
    }

    private boolean taken(Scheme scheme, String code, Map<Scheme, List<String>> kept) {
        return taxonomy.offers(scheme, code)
                || kept.getOrDefault(scheme, List.of()).contains(code);
    }

    private void amount(String field, @Nullable Long amount, FormErrors errors) {
        if (amount != null && (amount < 0 || amount > NeedContent.MOST_BUDGET)) {
            errors.add(field, messages.text(BUNDLE, "budgetWrong"));
        }
    }

    private void tooLong(String field, String text, int most, FormErrors errors) {
        if (Typed.length(text) > most) {
            errors.add(field, messages.text("web", "form.tooLong", most, Typed.length(text)));
        }
    }
}
