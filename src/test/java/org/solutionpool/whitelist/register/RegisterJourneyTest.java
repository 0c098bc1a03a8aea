package org.solutionpool.whitelist.register;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.solutionpool.account.Person;
import org.solutionpool.journeys.Actor;
import org.solutionpool.journeys.Cast;
import org.solutionpool.journeys.Chromium;
import org.solutionpool.solution.ListingContent.Contact;
import org.solutionpool.solution.Solution;
import org.solutionpool.web.Language;

/** A reader who checks a claim, in Chromium, in both languages. */
@QuarkusTest
class RegisterJourneyTest {

    private static Chromium chromium;

    @Inject
    RegisteredEntries entries;

    @BeforeAll
    static void startBrowser() {
        chromium = new Chromium();
    }

    @AfterAll
    static void stopBrowser() {
        chromium.close();
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void a_reader_comes_from_the_badge_to_the_entry_and_its_list(Language language) {
        String name = "湖州热工科技有限公司" + Long.toString(System.nanoTime(), 36);
        Person owner = Cast.owner("沈立", name, true, false);
        Solution solution = Cast.solution(owner, "热处理炉群云端监控" + name, new Contact("沈立", null, "0572-1", null));
        WhitelistEntry entry = entries.list(owner, solution);
        WhitelistEntry suspended = entries.list(owner, null);
        entries.suspend(suspended, "证据过期");
        try (Actor reader = new Actor(chromium.browser(), language)) {
            reader.open("/solutions/" + solution.id).accessible().picture("whitelist-solution-" + language.code());
            reader.page().locator("main .badge-link").first().click();
            reader.seesText(entry.certificateNumber).accessible().picture("whitelist-entry-" + language.code());
            reader.open(suspended.path())
                    .seesText("证据过期")
                    .accessible()
                    .picture("whitelist-suspended-" + language.code());
            reader.open(suspended.path() + ".pdf").seesText("证据过期").accessible();
            reader.open("/whitelist/batches/" + entry.batch.id)
                    .seesText(entry.certificateNumber)
                    .accessible()
                    .picture("whitelist-list-" + language.code());
            reader.open("/whitelist?programme=" + entry.batch.programme.code)
                    .seesText(entry.certificateNumber)
                    .accessible()
                    .picture("whitelist-register-" + language.code());
            reader.open("/providers/" + owner.organizationId).accessible();
            reader.open("/newest").accessible().picture("whitelist-newest-" + language.code());
        }
    }
}
