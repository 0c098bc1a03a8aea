package org.solutionpool.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.solutionpool.account.Person;
import org.solutionpool.solution.ListingContent.Contact;
import org.solutionpool.solution.Solution;
import org.solutionpool.web.Language;
import org.solutionpool.web.Messages;
import org.solutionpool.whitelist.register.RegisteredEntries;
import org.solutionpool.whitelist.register.WhitelistEntry;

/** A reader who checks a claim, in Chromium, in both languages. */
@QuarkusTest
class RegisterJourneyTest {

    private static final Contact CONTACT = new Contact("沈立", null, "0572-1", null);

    @RegisterExtension
    private static final Chromium CHROMIUM = new Chromium();

    @Inject
    RegisteredEntries entries;

    @ParameterizedTest
    @EnumSource(Language.class)
    void a_reader_comes_from_the_badge_to_the_entry_and_its_list(Language language) {
        String name = "湖州热工科技有限公司" + Long.toString(System.nanoTime(), 36);
        Person owner = Cast.owner("沈立", name, true, false);
        Solution solution = Cast.solution(owner, "热处理炉群云端监控" + name, CONTACT);
        WhitelistEntry entry = entries.list(owner, solution);
        WhitelistEntry suspended = entries.list(owner, null);
        entries.suspend(suspended, "证据过期");
        try (Actor reader = new Actor(CHROMIUM.browser(), language)) {
            reader.open("/solutions/" + solution.id).accessible().picture("whitelist-solution");
            reader.page().locator("main .badge-link").first().click();
            reader.seesText(entry.certificateNumber).accessible().picture("whitelist-entry");
            reader.open(suspended.path()).seesText("证据过期").accessible().picture("whitelist-suspended");
            reader.open(suspended.path() + ".pdf").seesText("证据过期").accessible();
            reader.open("/whitelist/batches/" + entry.batch.id)
                    .seesText(entry.certificateNumber)
                    .accessible()
                    .picture("whitelist-list");
            reader.open("/whitelist?programme=" + entry.batch.programme.code)
                    .seesText(entry.certificateNumber)
                    .accessible()
                    .picture("whitelist-register");
            reader.open("/providers/" + owner.organizationId).accessible();
            reader.open("/newest").accessible().picture("whitelist-newest");
        }
        keepsAndCompares(language, solution, Cast.solution(owner, "热处理炉群节能改造" + name, CONTACT));
    }

    private static void keepsAndCompares(Language language, Solution vouchedFor, Solution other) {
        try (Actor buyer = new Actor(CHROMIUM.browser(), language)) {
            buyer.signIn("manufacturer1@demo.pool");
            for (Solution solution : List.of(vouchedFor, other)) {
                buyer.open("/solutions/" + solution.id).press("shortlist", "add");
            }
            buyer.open("/shortlist").seesText(vouchedFor.title).accessible().picture("shortlist");
            buyer.tick("id", String.valueOf(vouchedFor.id)).press("shortlist", "compare");
            buyer.page().locator("main .note").first().waitFor();
            buyer.accessible();
            buyer.tick("id", String.valueOf(vouchedFor.id)).tick("id", String.valueOf(other.id));
            buyer.press("shortlist", "compare").heading(Messages.text(language, "shortlist", "comparison"));
            buyer.seesText(other.title).accessible().picture("shortlist-comparison");
            assertThat(buyer.page().locator("main .badge-link").count()).isEqualTo(1);
        }
    }
}
