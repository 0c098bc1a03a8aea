package org.solutionpool.journeys;

import io.quarkus.test.junit.QuarkusTest;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.solutionpool.account.Person;
import org.solutionpool.solution.ListingContent.Contact;
import org.solutionpool.solution.Solution;
import org.solutionpool.web.Language;
import org.solutionpool.web.Messages;

/** An admin from a query without results to a best bet that readers see, in Chromium, in both languages. */
@QuarkusTest
class UsageJourneyTest {

    private static final Contact CONTACT = new Contact("沈立", null, "0572-1", null);

    /** Characters that no listing has beside each other. */
    private static final Map<Language, String> IN_VAIN = Map.of(Language.ZH, "鑫淼焱垚", Language.EN, "犇骉羴猋");

    @RegisterExtension
    private static final Chromium CHROMIUM = new Chromium();

    @ParameterizedTest
    @EnumSource(Language.class)
    void an_admin_recommends_a_solution_for_what_is_searched_in_vain(Language language) {
        Person owner = Cast.owner("沈立", "湖州使用旅程公司" + Long.toString(System.nanoTime(), 36), true, false);
        Solution solution = Cast.solution(owner, "热处理炉群云端监控" + language.code(), CONTACT);
        String query = IN_VAIN.get(language);
        String heading = Messages.text(language, "usage", "addBestBet");
        try (Actor reader = new Actor(CHROMIUM.browser(), language);
                Actor admin = new Actor(CHROMIUM.browser(), language)) {
            reader.open("/search?q=" + query).accessible();
            reader.open("/about").accessible().picture("usage-about");
            admin.signIn("admin@demo.pool");
            Awaitility.await().until(() -> admin.open("/admin/usage?days=7")
                    .page()
                    .locator("main tbody")
                    .last()
                    .textContent()
                    .contains(query));
            admin.accessible().picture("usage");
            admin.open("/admin/usage?days=90&view=frequent").accessible().picture("usage-frequent");
            admin.page()
                    .locator("main tr", new com.microsoft.playwright.Page.LocatorOptions().setHasText(query))
                    .locator("a[href*='/admin/best-bets/new']")
                    .click();
            admin.heading(heading).accessible().picture("usage-best-bet-form");
            admin.page().locator("#solution1").fill("/solutions/" + solution.id);
            admin.page().locator("#reason").fill("编辑推荐");
            admin.page().locator("form[data-unsaved] button[type=submit]").click();
            admin.seesText(Messages.text(language, "usage", "notTried")).accessible();
            admin.page().locator("form[action$='/trial'] button").click();
            admin.seesText(Messages.text(language, "usage", "tried"))
                    .accessible()
                    .picture("usage-trial");
            admin.page().locator("form[action$='/on'] button").click();
            admin.seesText(Messages.text(language, "usage", "switchedOn")).accessible();
            admin.open("/admin/best-bets").accessible().picture("usage-best-bets");
            admin.open("/admin/best-bets/aliases/new?q=" + query).accessible().picture("usage-alias-form");
            reader.open("/search?q=" + query)
                    .seesText(Messages.text(language, "search", "recommended"))
                    .accessible()
                    .picture("usage-recommended");
        }
    }
}
