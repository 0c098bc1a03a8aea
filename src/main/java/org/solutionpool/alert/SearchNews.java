package org.solutionpool.alert;

import io.quarkus.arc.Unremovable;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.solutionpool.account.Person;
import org.solutionpool.alert.digest.DigestFrequency;
import org.solutionpool.alert.digest.DigestItem;
import org.solutionpool.alert.digest.DigestKind;
import org.solutionpool.notification.Letter;
import org.solutionpool.solution.Solution;
import org.solutionpool.web.Language;
import org.solutionpool.web.Link;
import org.solutionpool.web.Messages;

/** What digests say of saved searches: a scope is a search, a subject a solution. */
@Unremovable
@ApplicationScoped
class SearchNews implements DigestKind {

    static final String KIND = "search";

    @Inject
    SavedSearches searches;

    @Override
    public String code() {
        return KIND;
    }

    @Override
    public String page() {
        return "/searches";
    }

    @Override
    public Optional<Letter.Section> section(Person person, String scope, List<DigestItem> items, long total, Link end) {
        Optional<SavedSearch> search = own(Objects.requireNonNull(person.id), scope);
        List<Solution> shown = stillPublic(items);
        if (search.isEmpty() || shown.isEmpty()) {
            return Optional.empty();
        }
        Language language = person.language;
        long news = total - (items.size() - shown.size());
        long more = total - items.size();
        List<Letter.Line> lines = shown.stream()
                .map(solution -> new Letter.Line(
                        solution.title(language), "/solutions/" + solution.id, solution.providerName(language)))
                .toList();
        String all = more == 0
                ? Messages.text(language, "alert", "mail.all")
                : Messages.text(language, "alert", "mail.more", more);
        return Optional.of(new Letter.Section(
                Messages.text(language, "alert", "mail.search", search.get().name, news),
                lines,
                new Link(all, search.get().resultsUrl()),
                end));
    }

    @Override
    public @Nullable String scopeName(long personId, String scope) {
        return own(personId, scope).map(search -> search.name).orElse(null);
    }

    @Override
    public boolean isOn(long personId, String scope) {
        return own(personId, scope)
                .map(search -> search.frequency != DigestFrequency.NEVER)
                .orElse(false);
    }

    @Override
    public void switchOff(long personId, String scope) {
        searches.silence(personId, Long.parseLong(scope), Instant.now());
    }

    @Override
    public boolean expectsMore(long personId, Instant moment) {
        return SavedSearch.count("personId = ?1 and nextRunAt <= ?2", personId, moment) > 0;
    }

    private static Optional<SavedSearch> own(long personId, String scope) {
        return SavedSearch.own(personId, Long.parseLong(scope));
    }

    /** Since they were found some may have been taken down. */
    private static List<Solution> stillPublic(List<DigestItem> items) {
        List<Long> ids = items.stream().map(item -> Long.valueOf(item.subject)).toList();
        Map<Long, Solution> solutions =
                Solution.<Solution>find("from Solution s left join fetch s.organization where s.id in ?1", ids).stream()
                        .filter(Solution::isPublic)
                        .collect(Collectors.toMap(solution -> solution.id, solution -> solution));
        return ids.stream().filter(solutions::containsKey).map(solutions::get).toList();
    }
}
