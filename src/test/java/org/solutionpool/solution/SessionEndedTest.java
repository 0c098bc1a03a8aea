package org.solutionpool.solution;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import java.util.Map;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Somebody who is no longer signed in sends the editor's form. */
@QuarkusTest
class SessionEndedTest {

    private static final Map<String, String> TYPED =
            Map.of("revision", "1", "summaryZh", "写了一小时的简介\n第二行", "industries", "C34");

    private final Browser browser = Browser.chinese();

    @BeforeEach
    void aPageThatBringsTheToken() {
        browser.open("/about");
    }

    @Test
    void whatWasTypedStandsInThePageToBeSentAgain() {
        browser.post("/provider/solutions/1/edit", TYPED);

        assertThat(browser.status()).isEqualTo(401);
        Document page = browser.page();
        assertThat(page.select("h1").text()).isEqualTo("登录已失效，内容还在");
        assertThat(page.select("main a[target=_blank]").attr("href")).startsWith("/login");
        Browser.Filled form = browser.form("form#listing");
        assertThat(form.value("summaryZh")).isEqualTo("写了一小时的简介\n第二行");
        assertThat(form.value("industries")).isEqualTo("C34");
        assertThat(page.select("form#listing").attr("action")).isEqualTo("/provider/solutions/1/edit");
    }

    @Test
    void anAutosaveSaysThatTheSessionHasEnded() {
        assertThat(browser.post("/provider/solutions/1/autosave", TYPED).status())
                .isEqualTo(401);
    }
}
