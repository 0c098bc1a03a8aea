package org.solutionpool.matchmaking;

import io.quarkus.arc.Unremovable;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.solutionpool.account.Person;
import org.solutionpool.alert.digest.DigestFrequency;
import org.solutionpool.alert.digest.DigestItem;
import org.solutionpool.alert.digest.DigestKind;
import org.solutionpool.need.NeedCompanies;
import org.solutionpool.notification.Letter;
import org.solutionpool.organization.Organization;
import org.solutionpool.web.Language;
import org.solutionpool.web.Link;
import org.solutionpool.web.Messages;

/** Tells providers of open needs that their solutions fit: a scope is the provider, a subject a need. */
@Unremovable
@ApplicationScoped
class NeedNews implements DigestKind {

    static final String KIND = "provider-needs";

    private static final String BUNDLE = "matchmaking";

    @Inject
    NewsChoices choices;

    @Inject
    NewsLines lines;

    @Inject
    NeedCompanies companies;

    @Override
    public String code() {
        return KIND;
    }

    @Override
    public String page() {
        return FittingNeedsPage.PATH;
    }

    @Override
    public Optional<Letter.Section> section(Person person, String scope, List<DigestItem> items, long total, Link end) {
        if (!follows(person, scope)) {
            return Optional.empty();
        }
        Map<Long, NeedMatch> matches = best(Long.parseLong(scope), items);
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
                Messages.text(language, BUNDLE, "mail.needs", news),
                shown.stream()
                        .map(match -> new Letter.Line(
                                match.need.content.title(),
                                "/provider/needs/" + match.need.id,
                                lines.detail(
                                        match,
                                        Messages.text(
                                                language,
                                                BUNDLE,
                                                "mail.forSolution",
                                                companies.name(match.need, language),
                                                match.solution.title(language)),
                                        language)))
                        .toList(),
                new Link(Messages.text(language, BUNDLE, "mail.allNeeds"), FittingNeedsPage.PATH),
                end));
    }

    @Override
    public @Nullable String scopeName(long personId, String scope) {
        Person person = Person.findById(personId);
        return follows(person, scope)
                ? Messages.text(
                        person.language,
                        BUNDLE,
                        "mail.scope",
                        Organization.<Organization>findById(Long.valueOf(scope)).name(person.language))
                : null;
    }

    @Override
    public boolean isOn(long personId, String scope) {
        return follows(Person.findById(personId), scope) && choices.of(personId, KIND, scope) != DigestFrequency.NEVER;
    }

    @Override
    public void switchOff(long personId, String scope) {
        choices.choose(personId, KIND, scope, DigestFrequency.NEVER, Instant.now());
    }

    private static boolean follows(Person person, String scope) {
        return Objects.equals(person.organizationId, Long.valueOf(scope));
    }

    /** The best of the provider's solutions for each need that is still open and well met. */
    private static Map<Long, NeedMatch> best(long provider, List<DigestItem> items) {
        List<Long> needs =
                items.stream().map(item -> Long.valueOf(item.subject)).toList();
        Map<Long, NeedMatch> best = new LinkedHashMap<>();
        NeedMatch.<NeedMatch>list(
                        "from NeedMatch m join fetch m.solution s join fetch m.need n join fetch n.organization"
                                + " where n.id in ?1 and n.state = OPEN and m.providerId = ?2 and s.organization.id = ?2"
                                + " and s.state = PUBLISHED and m.level in (STRONG, GOOD) order by m.score desc, s.id",
                        needs,
                        provider)
                .forEach(match -> best.putIfAbsent(match.need.id, match));
        return best;
    }
}
