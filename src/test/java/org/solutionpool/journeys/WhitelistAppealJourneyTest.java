package org.solutionpool.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import java.util.UUID;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.solutionpool.account.Membership;
import org.solutionpool.account.Person;
import org.solutionpool.web.Language;
import org.solutionpool.whitelist.programme.WorkingDays;
import org.solutionpool.whitelist.register.EntryState;
import org.solutionpool.whitelist.upkeep.ListedEntry;

/** One admin suspends an entry, its holder appeals, another admin upholds: in Chromium, in both languages. */
@QuarkusTest
class WhitelistAppealJourneyTest {

    @RegisterExtension
    private static final Chromium CHROMIUM = new Chromium();

    @ParameterizedTest
    @EnumSource(Language.class)
    void a_suspended_entry_is_in_force_again_after_an_appeal(Language language) {
        String provider = language == Language.ZH ? "泰兴炉云申诉有限公司" : "靖江炉智申诉有限公司";
        String address = "appeal" + UUID.randomUUID().toString().substring(0, 8) + "@journey.example.cn";
        ListedEntry entry = ListedEntry.of(
                registered(address, provider), WorkingDays.today().minusDays(20));
        entry.evidence("软件能力成熟度证书", WorkingDays.today().plusDays(20));
        String desk = "/admin/whitelist/entries/" + entry.id;

        try (Actor admin = new Actor(CHROMIUM.browser(), language)) {
            admin.signIn("admin@demo.pool")
                    .open("/admin/whitelist/entries")
                    .accessible()
                    .picture("upkeep-entries");
            admin.fill("q", entry.now().certificateNumber).press("common", "search");
            admin.page().locator("main a[href='" + desk + "']").click();
            admin.seesText(provider).accessible().picture("upkeep-entry");
            admin.press("upkeep", "takeMeasure").accessible();
            admin.tick("kind", "SUSPENSION").fill("reason", "两起投诉属实，待查。").press("upkeep", "takeMeasure");
            admin.sees("upkeep", "measureTaken").accessible().picture("upkeep-suspended");
        }
        assertThat(entry.now().state).isEqualTo(EntryState.SUSPENDED);

        long appeal;
        try (Actor holder = new Actor(CHROMIUM.browser(), language)) {
            holder.signIn(address).open("/provider/entries").accessible().picture("upkeep-own-entries");
            holder.page()
                    .locator("main a[href='/provider/entries/" + entry.id + "']")
                    .click();
            holder.seesText("两起投诉属实").accessible().picture("upkeep-own-entry");
            holder.page().locator("main a[href*='/evidence/']").click();
            holder.accessible().picture("upkeep-evidence").open("/provider/entries/" + entry.id);
            holder.page().locator("main a[href$='/appeal']").click();
            holder.accessible().picture("upkeep-appeal-form");
            holder.press("upkeep", "appealFile");
            holder.page().locator("#text-error").waitFor();
            holder.accessible();
            holder.fill("text", "投诉针对的并非我单位。").press("upkeep", "appealFile");
            holder.sees("upkeep", "appealFiled").accessible().picture("upkeep-appeal");
            appeal = holder.idIn("/provider/appeals/");
        }

        try (Actor same = new Actor(CHROMIUM.browser(), language)) {
            same.signIn("admin@demo.pool").open("/admin/whitelist/appeals/" + appeal);
            same.sees("upkeep", "refused.APPEAL_SAME_ADMIN").accessible();
            assertThat(same.page().locator("main [name=outcome]").count()).isZero();
        }

        try (Actor other = new Actor(CHROMIUM.browser(), language)) {
            other.signIn("admin2@demo.pool")
                    .open("/admin/whitelist/appeals")
                    .accessible()
                    .picture("upkeep-appeals");
            other.page()
                    .locator("main a[href='/admin/whitelist/appeals/" + appeal + "']")
                    .click();
            other.accessible().picture("upkeep-admin-appeal");
            other.tick("outcome", "UPHELD").fill("reason", "经核实，投诉对象为另一单位。").press("upkeep", "decide");
            other.sees("upkeep", "appealDecided").accessible();
        }
        assertThat(entry.now().state).isEqualTo(EntryState.VALID);

        try (Actor holder = new Actor(CHROMIUM.browser(), language)) {
            holder.signIn(address).open("/provider/entries/" + entry.id);
            holder.sees("upkeep", "badgeShown").accessible();
        }
    }

    /** A member of a provider, with an account of Keycloak. */
    private static Person registered(String address, String provider) {
        Visitor.anonymous().register(address, "陈", "立新", "/account");
        Person person = QuarkusTransaction.requiringNew()
                .call(() -> Person.<Person>find("email", address).singleResult());
        return Cast.joins(person, Cast.organization(provider, true, false), Membership.OWNER);
    }
}
