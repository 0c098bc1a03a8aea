package org.solutionpool.usage;

import org.jboss.resteasy.reactive.RestForm;
import org.jspecify.annotations.Nullable;
import org.solutionpool.taxonomy.Scheme;
import org.solutionpool.taxonomy.TermAliases;
import org.solutionpool.web.FormErrors;
import org.solutionpool.web.Messages;
import org.solutionpool.web.Typed;

/** An alias as it is typed. */
public class AliasForm {

    @RestForm
    public @Nullable String alias;

    /** Scheme and code, {@code equipment/E203}. */
    @RestForm
    public @Nullable String term;

    @RestForm
    public @Nullable String reason;

    /** An empty form for a query. */
    static AliasForm of(@Nullable String query) {
        AliasForm form = new AliasForm();
        form.alias = query;
        return form;
    }

    /** Reads every field into an alias and says what is wrong with each; with errors the alias is not to be used. */
    NewAlias read(TermAliases aliases, FormErrors errors, Messages messages) {
        NewAlias read = new NewAlias();
        alias = Typed.line(alias);
        reason = Typed.text(reason);
        String[] parts = (term == null ? "" : term).split("/", 2);
        Scheme scheme = Scheme.ofCode(parts[0]).orElse(null);
        if (alias == null) {
            errors.add("alias", messages.text("usage", "refusal.NO_WORD"));
        }
        if (scheme == null || parts.length < 2) {
            errors.add("term", messages.text("usage", "refusal.NO_TERM"));
        } else if (alias != null) {
            String word = alias;
            aliases.refusal(scheme, parts[1], word)
                    .ifPresent(why -> errors.add(
                            why == TermAliases.Refusal.NO_TERM || why == TermAliases.Refusal.TOO_MANY
                                    ? "term"
                                    : "alias",
                            messages.text("usage", "refusal." + why)));
            read.scheme = scheme;
            read.code = parts[1];
            read.alias = word;
        }
        if (reason == null) {
            errors.add("reason", messages.text("usage", "form.reasonMissing"));
        } else if (Typed.length(reason) > BestBetForm.LONGEST_REASON) {
            errors.add(
                    "reason", messages.text("web", "form.tooLong", BestBetForm.LONGEST_REASON, Typed.length(reason)));
        } else {
            read.reason = reason;
        }
        return read;
    }
}
