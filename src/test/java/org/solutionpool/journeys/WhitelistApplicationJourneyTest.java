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
import org.solutionpool.whitelist.WhitelistCast;
import org.solutionpool.whitelist.application.Application;
import org.solutionpool.whitelist.programme.Batch;
import org.solutionpool.whitelist.programme.Programme;
import org.solutionpool.whitelist.programme.WorkingDays;

/** From a call to an application that is handed in, in Chromium; and what admins see beside it. */
@QuarkusTest
class WhitelistApplicationJourneyTest {

    @RegisterExtension
    private static final Chromium CHROMIUM = new Chromium();

    @ParameterizedTest
    @EnumSource(Language.class)
    void a_provider_applies_to_an_open_call(Language language) {
        String account = newcomer();
        Batch batch = WhitelistCast.openBatch(
                Programme.Subject.PROVIDER, WorkingDays.today().plusDays(20));
        try (Actor actor = new Actor(CHROMIUM.browser(), language)) {
            actor.open("/whitelist/calls/" + batch.id).accessible().picture("whitelist-call");
            actor.signIn(account);
            actor.open("/provider/applications").accessible().picture("applications-none");
            actor.open("/provider/applications/new?batch=" + batch.id).accessible();
            actor.press("application", "begin");
            actor.page().waitForURL("**/provider/applications/*");
            long id = actor.idIn("/provider/applications/");
            actor.accessible().picture("application-form");
            WhitelistCast.complete(QuarkusTransaction.requiringNew().call(() -> Application.findById(id)));
            actor.open("/provider/applications/" + id + "/submit").accessible().picture("application-declaration");
            actor.fill("name", "林工").tick("agreed", "true").press("application", "submit");
            actor.sees("application", "submitted").accessible().picture("application-submitted");
            actor.open("/provider/applications").accessible().picture("applications");
        }
        try (Actor admin = new Actor(CHROMIUM.browser(), language)) {
            admin.signIn("admin@demo.pool");
            admin.open("/admin/whitelist").accessible().picture("whitelist-overview");
            admin.open("/admin/whitelist/programmes/" + batch.programme.id)
                    .accessible()
                    .picture("whitelist-programme");
            admin.open("/admin/whitelist/criteria/" + batch.criteriaSet.id)
                    .accessible()
                    .picture("whitelist-criteria");
            admin.page().locator("main form[action$='/criteria'] button").click();
            admin.page().locator("main .actions a.button").last().click();
            admin.accessible().picture("whitelist-criterion");
            assertThat(admin.page().locator("input[name=weight]").count()).isEqualTo(1);
        }
    }

    /** A member of a provider of its own: what other journeys did to theirs must not matter here. */
    private static String newcomer() {
        String address = "applicant" + UUID.randomUUID().toString().substring(0, 8) + "@journey.example.cn";
        Visitor.anonymous().register(address, "林", "工", "/account");
        Person person = QuarkusTransaction.requiringNew()
                .call(() -> Person.<Person>find("email", address).singleResult());
        Cast.joins(person, Cast.organization("徐州申报科技有限公司", true, false), Membership.OWNER);
        return address;
    }
}
