package org.solutionpool.taxonomy;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.NotFoundException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** One more alias for a term: whether it can be one, what the taxonomy would be with it, and adding it. */
@ApplicationScoped
public class TermAliases {

    /** Why a word cannot become an alias. */
    public enum Refusal {
        /** The term does not exist, is retired, or is a heading. */
        NO_TERM,
        /** Neither letter nor digit is in it. */
        NO_WORD,
        /** More than {@value TermForm#MOST_WORD} characters. */
        TOO_LONG,
        /** The term has {@value TermForm#MOST_WORDS} aliases already. */
        TOO_MANY,
        /** The term has this name or alias already. */
        KNOWN
    }

    @Inject
    Taxonomy taxonomy;

    @Inject
    TermEditing editing;

    /** Why a word cannot become an alias of a term; empty if it can. */
    public Optional<Refusal> refusal(Scheme scheme, String code, String alias) {
        if (!taxonomy.offers(scheme, code)) {
            return Optional.of(Refusal.NO_TERM);
        }
        if (Phrases.tokens(alias).isEmpty()) {
            return Optional.of(Refusal.NO_WORD);
        }
        if (alias.length() > TermForm.MOST_WORD) {
            return Optional.of(Refusal.TOO_LONG);
        }
        Term term = taxonomy.require(scheme, code);
        if (term.aliases().size() >= TermForm.MOST_WORDS) {
            return Optional.of(Refusal.TOO_MANY);
        }
        return taxonomy.finder().meant(alias, scheme).stream()
                        .anyMatch(known -> known.code().equals(code))
                ? Optional.of(Refusal.KNOWN)
                : Optional.empty();
    }

    /** All terms on offer, of every scheme, as they would be with the alias. */
    public List<Term> with(Scheme scheme, String code, String alias) {
        return Arrays.stream(Scheme.values())
                .flatMap(one -> taxonomy.all(one).stream())
                .map(term -> term.scheme() == scheme && term.code().equals(code) ? called(term, alias) : term)
                .toList();
    }

    private static Term called(Term term, String alias) {
        List<String> aliases = new ArrayList<>(term.aliases());
        aliases.add(alias);
        return new Term(
                term.scheme(),
                term.code(),
                term.parent(),
                term.zh(),
                term.en(),
                aliases,
                term.cues(),
                term.position(),
                term.retired(),
                term.attributes());
    }

    /**
     * Adds the alias, recorded as an edit of the term; in effect after {@link Taxonomy#reload} on this replica, which is
     * called when the transaction is over, and soon on the others.
     *
     * @param alias checked by {@link #refusal}
     * @param reason why, for the record
     * @throws NotFoundException if there is no such term
     */
    public void add(Scheme scheme, String code, String alias, String reason) {
        editing.addAlias(scheme, code, alias, reason);
    }

    /** Where an admin edits the term, with what has been done to it. */
    public Optional<String> editor(Scheme scheme, String code) {
        return TaxonomyTerm.of(scheme, code).map(term -> "/admin/taxonomy/terms/" + term.id);
    }
}
