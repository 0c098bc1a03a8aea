package org.solutionpool.journeys;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.solutionpool.account.Person;
import org.solutionpool.alert.SavedSearch;
import org.solutionpool.alert.digest.Unsubscribing;
import org.solutionpool.indexing.SearchedIndex;
import org.solutionpool.solution.ListingContent.Contact;
import org.solutionpool.solution.Solution;
import org.solutionpool.web.Language;

/** Somebody keeps two searches, looks at what is new, and ends the mails, in Chromium and in both languages. */
@QuarkusTest
class SavedSearchJourneyTest {

    private static final String READER = "manufacturer1@demo.pool";

    @RegisterExtension
    private static final Chromium CHROMIUM = new Chromium();

    @Inject
    SearchedIndex index;

    @Inject
    Unsubscribing unsubscribing;

    @ParameterizedTest
    @EnumSource(Language.class)
    void searches_are_kept_and_their_mails_ended(Language language) {
        String unique = Long.toString(System.nanoTime(), 36);
        Person provider = Cast.owner("方宁", "杭州收藏旅程公司" + unique, true, false);
        Solution solution = Cast.solution(provider, "空压站云端监控" + unique, new Contact("方宁", null, "0571-1", null));
        index.awaitFound(solution.id);
        try (Actor actor = new Actor(CHROMIUM.browser(), language)) {
            actor.signIn(READER).open("/searches");
            if (language == Language.ZH) {
                actor.sees("alert", "none").accessible().picture("searches-empty");
            }
            actor.open("/search?q=" + unique).accessible().picture("search-to-save");
            actor.press("alert", "saveThis");
            actor.sees("alert", "newTitle").accessible().picture("search-new");
            actor.fill("name", "空压站 " + unique).submit("/searches/new");
            actor.open("/search?q=nothing" + unique + "&whitelist=solution").picture("search-nothing");
            actor.press("alert", "tellMe").submit("/searches/new");

            SavedSearch kept = QuarkusTransaction.requiringNew()
                    .call(() -> SavedSearch.<SavedSearch>find("query", "?q=" + unique)
                            .singleResult());
            QuarkusTransaction.requiringNew().run(() -> SavedSearch.update("fresh = 1 where id = ?1", kept.id));
            actor.open("/searches").sees("alert", "fresh", 1).accessible().picture("searches");
            actor.open("/account").accessible().picture("account-digests");

            String end = QuarkusTransaction.requiringNew()
                    .call(() -> unsubscribing.path(kept.personId, "search", String.valueOf(kept.id)));
            actor.open(end).accessible().picture("unsubscribe");
            actor.press("alert", "unsubscribe.endOne").sees("alert", "unsubscribe.oneOff", kept.name);
            actor.open("/unsubscribe/none").sees("alert", "unsubscribe.unknown").accessible();
        } finally {
            QuarkusTransaction.requiringNew()
                    .run(() ->
                            SavedSearch.delete("personId in (select p.id from Person p where p.email = ?1)", READER));
        }
    }
}
