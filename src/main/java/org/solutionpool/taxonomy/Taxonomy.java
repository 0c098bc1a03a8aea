package org.solutionpool.taxonomy;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.persistence.EntityManager;
import java.util.Collection;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.SequencedSet;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.solutionpool.web.Language;
import org.solutionpool.web.RequestLanguage;

/**
 * The taxonomy in memory. Reading it costs no query; an admin's edit is seen at once on the replica it was made on and
 * within {@value #POLL} on the others. While PostgreSQL is away the last copy stays in use.
 */
@Named("taxonomy")
@ApplicationScoped
public class Taxonomy {

    static final String POLL = "2s";

    private static final Logger LOG = Logger.getLogger(Taxonomy.class);

    private final EntityManager entityManager;
    private final RequestLanguage language;

    private volatile @Nullable TermIndex current;

    @Inject
    Taxonomy(EntityManager entityManager, RequestLanguage language) {
        this.entityManager = entityManager;
        this.language = language;
    }

    /** The term of a code, retired or not. */
    public Optional<Term> find(Scheme scheme, @Nullable String code) {
        return code == null ? Optional.empty() : index().find(scheme, code);
    }

    /**
     * The term of a code that is known to exist, retired or not.
     *
     * @throws NoSuchElementException if it does not
     */
    public Term require(Scheme scheme, String code) {
        return find(scheme, code)
                .orElseThrow(() -> new NoSuchElementException("No term " + scheme.code() + "/" + code));
    }

    /** Whether a form may hand in this code: the term exists, is not retired, and is no mere heading. */
    public boolean offers(Scheme scheme, @Nullable String code) {
        return code != null && index().offers(scheme, code);
    }

    /** All terms that are not retired, each after its parent, in the order of the tree. */
    public List<Term> all(Scheme scheme) {
        return index().offered(scheme);
    }

    /** {@link #all}, without headings: what a form offers. */
    public List<Term> choices(Scheme scheme) {
        return all(scheme).stream().filter(term -> !term.heading()).toList();
    }

    /** All terms, retired ones included, by position; for the admin's list. */
    public Collection<Term> every(Scheme scheme) {
        return index().every(scheme);
    }

    /** The terms without a parent that are not retired. */
    public List<Term> roots(Scheme scheme) {
        return index().roots(scheme);
    }

    /** The terms right below one, without retired ones. */
    public List<Term> children(Term term) {
        return index().children(term);
    }

    /** The terms above one, nearest first, without the term itself. */
    public List<Term> ancestors(Term term) {
        return index().ancestors(term);
    }

    /** The terms below one at any depth, without retired ones and without the term itself. */
    public List<Term> descendants(Term term) {
        return index().descendants(term);
    }

    /**
     * Every term that something tagged with this one also falls under: the term itself, those above it, and the further
     * sectors of an industry. 家用电力器具制造 falls under electrical machinery, under equipment manufacturing, and under
     * consumer goods too.
     */
    public SequencedSet<Term> broader(Term term) {
        return index().broader(term);
    }

    /** The name of a code; the code itself if there is no such term, so that old content stays readable. */
    public String name(Scheme scheme, String code, Language language) {
        return find(scheme, code).map(term -> term.name(language)).orElse(code);
    }

    /**
     * {@link #name} in the reader's language, for templates: {@code inject:taxonomy.label('equipment', code)}.
     *
     * @throws NoSuchElementException if there is no such scheme
     */
    public String label(String scheme, String code) {
        return name(Scheme.ofCode(scheme).orElseThrow(), code, language.get());
    }

    /** Finds terms in texts, and the synonyms of a phrase. */
    public TermFinder finder() {
        return index().finder();
    }

    /** Changes with every edit; the same on every replica. */
    public long version() {
        return index().version();
    }

    /** Reads everything again, for the replica on which an edit was just committed. */
    public void reload() {
        current = QuarkusTransaction.requiringNew()
                .call(() -> new TermIndex(
                        counter(),
                        TaxonomyTerm.<TaxonomyTerm>streamAll()
                                .map(TaxonomyTerm::term)
                                .toList()));
    }

    void start(@Observes StartupEvent event) {
        reload();
    }

    @Scheduled(every = POLL, delayed = POLL, concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void poll() {
        try {
            if (QuarkusTransaction.requiringNew().call(this::counter) != version()) {
                reload();
            }
        } catch (RuntimeException e) {
            LOG.warnf(
                    "The taxonomy could not be compared with the database, version %d stays in use: %s", version(), e);
        }
    }

    private long counter() {
        return ((Number) entityManager
                        .createNativeQuery("select counter from taxonomy_change")
                        .getSingleResult())
                .longValue();
    }

    private TermIndex index() {
        TermIndex index = current;
        if (index == null) {
            reload();
            index = java.util.Objects.requireNonNull(current);
        }
        return index;
    }
}
