package org.solutionpool.matchmaking;

import io.quarkus.arc.Unremovable;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.solutionpool.account.Person;
import org.solutionpool.alert.digest.DigestFrequency;
import org.solutionpool.alert.digest.DigestItem;
import org.solutionpool.alert.digest.DigestKind;
import org.solutionpool.need.Need;
import org.solutionpool.need.NeedState;
import org.solutionpool.notification.Letter;
import org.solutionpool.solution.SolutionAddress;
import org.solutionpool.web.Language;
import org.solutionpool.web.Link;
import org.solutionpool.web.Messages;

/** Tells a need's owner of solutions that have come to fit it: a scope is a need, a subject a solution. */
@Unremovable
@ApplicationScoped
class SolutionNews implements DigestKind {

    static final String KIND = "need";

    private static final String BUNDLE = "matchmaking";

    @Inject
    NewsChoices choices;

    @Inject
    NewsLines lines;

    @Override
    public String code() {
        return KIND;
    }

    @Override
    public String page() {
        return "/needs";
    }

    @Override
    public Optional<Letter.Section> section(Person person, String scope, List<DigestItem> items, long total, Link end) {
        Optional<Need> need = own(person, scope).filter(one -> one.state == NeedState.OPEN);
        if (need.isEmpty()) {
            return Optional.empty();
        }
        Map<Long, NeedMatch> matches = matches(need.get(), items);
        // Since they were found some may have been taken down, or fit no more.
        List<NeedMatch> shown = items.stream()
                .map(item -> matches.get(Long.valueOf(item.subject)))
                .filter(Objects::nonNull)
                .toList();
        if (shown.isEmpty()) {
            return Optional.empty();
        }
        Language language = person.language;
        long news = total - (items.size() - shown.size());
        return Optional.of(new Letter.Section(
                Messages.text(language, BUNDLE, "mail.solutions", title(need.get()), news),
                shown.stream()
                        .map(match -> new Letter.Line(
                                match.solution.title(language),
                                SolutionAddress.page(Objects.requireNonNull(match.solution.id)),
                                lines.detail(match, match.solution.providerName(language), language)))
                        .toList(),
                new Link(
                        Messages.text(language, BUNDLE, "mail.toNeed"),
                        need.get().path()),
                end));
    }

    @Override
    public @Nullable String scopeName(long personId, String scope) {
        return own(Person.findById(personId), scope).map(SolutionNews::title).orElse(null);
    }

    @Override
    public boolean isOn(long personId, String scope) {
        return own(Person.findById(personId), scope).isPresent()
                && choices.of(personId, KIND, scope) != DigestFrequency.NEVER;
    }

    @Override
    public void switchOff(long personId, String scope) {
        choices.choose(personId, KIND, scope, DigestFrequency.NEVER, Instant.now());
    }

    private static Optional<Need> own(Person person, String scope) {
        return Need.<Need>findByIdOptional(Long.valueOf(scope))
                .filter(need -> Objects.equals(need.organization.id, person.organizationId));
    }

    private static Map<Long, NeedMatch> matches(Need need, List<DigestItem> items) {
        List<Long> solutions =
                items.stream().map(item -> Long.valueOf(item.subject)).toList();
        return NeedMatch.<NeedMatch>list(
                        "from NeedMatch m join fetch m.solution s left join fetch s.organization"
                                + " where m.need = ?1 and s.id in ?2 and s.state = PUBLISHED and m.level in (STRONG, GOOD)",
                        need,
                        solutions)
                .stream()
                .collect(Collectors.toMap(match -> match.solution.id, Function.identity()));
    }

    private static String title(Need need) {
        return need.content.title();
    }
}
