package org.solutionpool.matchmaking;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.solutionpool.account.CurrentPerson;
import org.solutionpool.need.NeedAccess;
import org.solutionpool.solution.Solution;
import org.solutionpool.solution.SolutionAddress;
import org.solutionpool.web.Link;
import org.solutionpool.web.Option;
import org.solutionpool.web.ReadableTime;
import org.solutionpool.web.RequestLanguage;

/** What was offered for a need, on its owner's page, which knows nothing of offers. */
@Named("receivedOffers")
@RequestScoped
public class ReceivedOffers {

    /**
     * What the page shows.
     *
     * @param frequency the code of how often the reader wants to hear of new solutions for this need
     */
    public record Shown(List<Received> offers, String frequency, List<Option> frequencies) {}

    /**
     * An offer.
     *
     * @param solution without a link if it is no longer public
     * @param contactUrl where its provider is written to; null if the solution is no longer public
     */
    public record Received(
            Link solution,
            Link provider,
            @Nullable String message,
            String day,
            @Nullable String contactUrl) {}

    @Inject
    CurrentPerson person;

    @Inject
    NeedAccess access;

    @Inject
    NewsChoices choices;

    @Inject
    RequestLanguage language;

    /**
     * The offers for a need of the reader's organization.
     *
     * @throws jakarta.ws.rs.NotFoundException if it is another's
     */
    @Transactional
    public Shown of(long needId) {
        access.requireOwn(needId);
        return new Shown(
                NeedOffer.of(needId).stream().map(this::received).toList(),
                choices.of(Objects.requireNonNull(person.require().id), SolutionNews.KIND, String.valueOf(needId))
                        .code(),
                choices.options());
    }

    private Received received(NeedOffer offer) {
        Solution solution = offer.solution;
        long id = Objects.requireNonNull(solution.id);
        boolean open = solution.isPublic();
        return new Received(
                new Link(solution.title(language.get()), open ? SolutionAddress.page(id) : null),
                new Link(offer.provider.name(language.get()), "/providers/" + offer.provider.id),
                offer.message,
                ReadableTime.day(offer.offeredAt, language.get()),
                open ? SolutionAddress.page(id) + "/contact" : null);
    }
}
