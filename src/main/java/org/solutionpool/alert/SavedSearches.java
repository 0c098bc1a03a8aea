package org.solutionpool.alert;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.NotFoundException;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import org.solutionpool.account.Person;
import org.solutionpool.alert.digest.AlertSettings;
import org.solutionpool.alert.digest.DigestFrequency;
import org.solutionpool.alert.digest.DigestRecipient;
import org.solutionpool.alert.digest.Digests;
import org.solutionpool.search.SearchRequest;

/** What people do with the searches they keep. Each person's changes come one after the other, the runs among them. */
@ApplicationScoped
public class SavedSearches {

    @Inject
    Digests digests;

    @Inject
    AlertSettings settings;

    /** How saving went. */
    public enum Outcome {
        SAVED,
        /** The same search is kept already, and stays as it is. */
        KEPT_ALREADY,
        /** Nothing was saved: there are {@value SavedSearch#MOST} already. */
        FULL
    }

    /**
     * The answer to saving.
     *
     * @param search what is kept; empty if there are too many
     */
    public record Saved(Outcome outcome, Optional<SavedSearch> search) {}

    /** Keeps a search; what it finds now is no news. */
    @Transactional
    public Saved save(Person person, SearchRequest request, String name, DigestFrequency frequency, Instant moment) {
        long owner = Objects.requireNonNull(person.id);
        DigestRecipient.locked(owner);
        String query = SavedQuery.canonical(request).query();
        Optional<SavedSearch> same = SavedSearch.ofQuery(owner, query);
        if (same.isPresent()) {
            return new Saved(Outcome.KEPT_ALREADY, same);
        }
        if (SavedSearch.count("personId", owner) >= SavedSearch.MOST) {
            return new Saved(Outcome.FULL, Optional.empty());
        }
        SavedSearch search = new SavedSearch();
        search.personId = owner;
        search.name = name;
        search.query = query;
        search.frequency = frequency;
        search.createdAt = moment;
        // What it finds today is noted as soon as possible.
        search.nextRunAt = moment;
        search.persist();
        return new Saved(Outcome.SAVED, Optional.of(search));
    }

    /**
     * Changes name and frequency.
     *
     * @throws NotFoundException if it is not the person's
     */
    @Transactional
    public SavedSearch change(long personId, long id, String name, DigestFrequency frequency, Instant moment) {
        DigestRecipient.locked(personId);
        SavedSearch search = SavedSearch.own(personId, id).orElseThrow(NotFoundException::new);
        search.name = name;
        follow(search, frequency, moment);
        return search;
    }

    /** Switches the mails of a search off; nothing happens if it is gone. */
    @Transactional
    public void silence(long personId, long id, Instant moment) {
        DigestRecipient.locked(personId);
        SavedSearch.own(personId, id).ifPresent(search -> follow(search, DigestFrequency.NEVER, moment));
    }

    /**
     * Keeps a search no longer; what waits to be told of it is dropped.
     *
     * @throws NotFoundException if it is not the person's
     */
    @Transactional
    public void delete(long personId, long id, Instant moment) {
        DigestRecipient.locked(personId);
        SavedSearch search = SavedSearch.own(personId, id).orElseThrow(NotFoundException::new);
        digests.drop(personId, SearchNews.KIND, search.scope(), moment);
        search.delete();
    }

    /**
     * The owner looks at the results: nothing is new any more.
     *
     * @throws NotFoundException if it is not the person's
     */
    @Transactional
    public SavedSearch visit(long personId, long id) {
        SavedSearch search = SavedSearch.own(personId, id).orElseThrow(NotFoundException::new);
        if (search.fresh > 0) {
            search.fresh = 0;
        }
        return search;
    }

    private void follow(SavedSearch search, DigestFrequency frequency, Instant moment) {
        if (search.frequency == frequency) {
            return;
        }
        search.frequency = frequency;
        if (search.lastRunAt != null) {
            search.nextRunAt = frequency == DigestFrequency.AT_ONCE
                    ? moment
                    : settings.times().after(frequency, moment);
        }
        if (frequency == DigestFrequency.NEVER) {
            digests.drop(search.personId, SearchNews.KIND, search.scope(), moment);
        }
    }
}
