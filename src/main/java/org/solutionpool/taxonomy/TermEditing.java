package org.solutionpool.taxonomy;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.NotFoundException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Map;
import org.solutionpool.account.CurrentPerson;
import org.solutionpool.audit.Audit;

/** An admin's changes to the taxonomy, each with its audit event in the same transaction. */
@ApplicationScoped
class TermEditing {

    static final String SUBJECT = "taxonomy_term";

    /** Somebody else changed the term since the form was opened. */
    static class StaleTermException extends RuntimeException {}

    /** The term cannot be retired or restored because of the terms around it. */
    static class TermInUseException extends RuntimeException {

        private final long count;

        TermInUseException(long count) {
            this.count = count;
        }

        /** How many terms are in the way. */
        long count() {
            return count;
        }
    }

    private final Audit audit;
    private final CurrentPerson person;

    @Inject
    TermEditing(Audit audit, CurrentPerson person) {
        this.audit = audit;
        this.person = person;
    }

    /** @throws NotFoundException if there is no such term */
    @Transactional
    TaxonomyTerm find(long id) {
        TaxonomyTerm term = TaxonomyTerm.findById(id);
        if (term == null) {
            throw new NotFoundException();
        }
        return term;
    }

    /** Adds a term behind its siblings unless the form says where. */
    @Transactional
    TaxonomyTerm create(Scheme scheme, TermForm form) {
        TaxonomyTerm term = new TaxonomyTerm();
        term.scheme = scheme;
        term.code = form.code();
        term.parentCode = form.parent();
        fill(term, form);
        term.persist();
        audit.record("taxonomy.create", SUBJECT, id(term), null, term.facts(), null);
        return term;
    }

    /**
     * Changes names, words and place of a term. A form that changes nothing leaves no trace.
     *
     * @throws StaleTermException if the form was opened before somebody else's change
     */
    @Transactional
    TaxonomyTerm edit(long id, TermForm form) {
        TaxonomyTerm term = find(id);
        if (term.version != form.version()) {
            throw new StaleTermException();
        }
        Map<String, Object> before = term.facts();
        TaxonomyTerm wanted = new TaxonomyTerm();
        wanted.parentCode = term.parentCode;
        wanted.retired = term.retired;
        fill(wanted, form);
        if (!wanted.facts().equals(before)) {
            fill(term, form);
            audit.record("taxonomy.edit", SUBJECT, id(term), before, term.facts(), null);
        }
        return term;
    }

    /**
     * Gives a term one more alias, at the end of those it has.
     *
     * @param reason why, for the record
     */
    @Transactional
    void addAlias(Scheme scheme, String code, String alias, String reason) {
        TaxonomyTerm term = TaxonomyTerm.of(scheme, code).orElseThrow(NotFoundException::new);
        Map<String, Object> before = term.facts();
        String[] aliases = Arrays.copyOf(term.aliases, term.aliases.length + 1);
        aliases[term.aliases.length] = alias;
        term.aliases = aliases;
        stamp(term);
        audit.record("taxonomy.edit", SUBJECT, id(term), before, term.facts(), reason);
    }

    /**
     * Takes a term out of what is offered; what points at it stays readable.
     *
     * @throws TermInUseException if terms below it are still offered
     */
    @Transactional
    TaxonomyTerm retire(long id) {
        TaxonomyTerm term = find(id);
        long below = TaxonomyTerm.count("scheme = ?1 and parentCode = ?2 and retired = false", term.scheme, term.code);
        if (below > 0) {
            throw new TermInUseException(below);
        }
        return setRetired(term, true, "taxonomy.retire");
    }

    /**
     * Offers a retired term again.
     *
     * @throws TermInUseException if the term above it is retired
     */
    @Transactional
    TaxonomyTerm restore(long id) {
        TaxonomyTerm term = find(id);
        if (term.parentCode != null
                && TaxonomyTerm.of(term.scheme, term.parentCode)
                        .map(parent -> parent.retired)
                        .orElse(false)) {
            throw new TermInUseException(1);
        }
        return setRetired(term, false, "taxonomy.restore");
    }

    private TaxonomyTerm setRetired(TaxonomyTerm term, boolean retired, String action) {
        if (term.retired != retired) {
            Map<String, Object> before = term.facts();
            term.retired = retired;
            stamp(term);
            audit.record(action, SUBJECT, id(term), before, term.facts(), null);
        }
        return term;
    }

    private void fill(TaxonomyTerm term, TermForm form) {
        term.zh = form.zh();
        term.en = form.en();
        term.aliases = form.aliases().toArray(String[]::new);
        term.cues = form.cues().toArray(String[]::new);
        term.position = form.position();
        stamp(term);
    }

    private void stamp(TaxonomyTerm term) {
        term.updatedAt = Instant.now();
        term.updatedBy = person.require().name;
    }

    private static String id(TaxonomyTerm term) {
        return term.scheme.code() + "/" + term.code;
    }
}
