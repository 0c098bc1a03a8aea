package org.solutionpool.alert;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.solutionpool.account.Person;
import org.solutionpool.alert.digest.DigestFrequency;
import org.solutionpool.alert.digest.DigestPreference;
import org.solutionpool.alert.digest.DigestRecipient;
import org.solutionpool.journeys.Cast;
import org.solutionpool.journeys.Visitor;
import org.solutionpool.journeys.Visitor.Answer;
import org.solutionpool.local.KeycloakPart;
import org.solutionpool.organization.Organization;
import org.solutionpool.search.Facet;
import org.solutionpool.search.SearchRequest;
import org.solutionpool.taxonomy.Scheme;
import org.solutionpool.taxonomy.Taxonomy;
import org.solutionpool.taxonomy.TaxonomyTerm;
import org.solutionpool.web.Language;

/** Keeping searches, seen from a browser without JavaScript. */
@QuarkusTest
class SavedSearchPagesTest {

    private static final String READER = "manufacturer2@demo.pool";

    @Inject
    SavedSearches searches;

    @Inject
    Taxonomy taxonomy;

    private Visitor reader;
    private Person owner;

    @BeforeEach
    void sign_in() {
        reader = Visitor.anonymous();
        reader.signIn(READER);
        owner = QuarkusTransaction.requiringNew()
                .call(() -> Person.<Person>find("email", READER).firstResult());
        forget();
    }

    @AfterEach
    void forget() {
        QuarkusTransaction.requiringNew().run(() -> {
            SavedSearch.delete("personId", owner.id);
            DigestRecipient.update("preference = ?1 where personId = ?2", DigestPreference.AS_CHOSEN, owner.id);
        });
    }

    @Test
    void a_search_is_kept_renamed_and_deleted() {
        Answer empty = reader.get("/searches");
        assertThat(empty.text()).contains("还没有保存的搜索");
        String industry = taxonomy.roots(Scheme.INDUSTRY).getFirst().code();
        String industryName = taxonomy.name(Scheme.INDUSTRY, industry, Language.ZH);

        Answer results = reader.get("/search?industry=" + industry + "&sort=name");
        Answer form = reader.get(
                results.page().selectFirst("main a[href^=/searches/new]").attr("href"));
        assertThat(form.text()).contains("行业", industryName);
        Answer list = reader.submit(form, "form[action='/searches/new']", Visitor.field("name", "我的行业"));

        assertThat(list.path()).startsWith("/searches");
        assertThat(list.text()).contains("已保存搜索“我的行业”", industryName, "当前结果", "个解决方案");
        SavedSearch kept = only();
        assertThat(kept.query).isEqualTo("?industry=" + industry);
        Answer opened = reader.get("/searches/" + kept.id);
        assertThat(opened.path()).isEqualTo("/search?industry=" + industry);

        String row = "form[action='/searches/" + kept.id + "']";
        Answer nameless = reader.submit(list, row, Visitor.field("name", "  "));
        assertThat(nameless.status()).isEqualTo(422);
        assertThat(nameless.text()).contains("请填写名称");
        Answer renamed =
                reader.submit(nameless, row, Visitor.field("name", "行业周报"), Visitor.field("frequency", "weekly"));
        assertThat(renamed.text()).contains("已更新搜索“行业周报”");
        assertThat(only().frequency).isEqualTo(DigestFrequency.WEEKLY);

        Answer deleted = reader.submit(renamed, "form[action='/searches/" + kept.id + "/delete']");
        assertThat(deleted.text()).contains("已删除保存的搜索", "还没有保存的搜索");
    }

    @Test
    void whoever_is_not_signed_in_logs_in_and_comes_back_to_the_search() {
        Visitor stranger = Visitor.reading("en");
        Answer nothing = stranger.get("/search?q=qqzzxx77&whitelist=solution");
        assertThat(nothing.text()).contains("Tell me when something appears");

        Answer login = stranger.get(
                nothing.page().selectFirst("main a[href^=/searches/new]").attr("href"));
        Answer form = stranger.submit(
                login,
                "form[action*=login-actions]",
                Visitor.field("username", READER),
                Visitor.field("password", KeycloakPart.DEMO_PASSWORD));

        assertThat(form.path()).startsWith("/searches/new");
        assertThat(form.text()).contains("Save this search", "qqzzxx77", "Whitelisted solution");
        Answer list = stranger.submit(form, "form[action='/searches/new']");
        assertThat(list.text()).contains("qqzzxx77 · Whitelisted solution", "0 solutions");
    }

    @Test
    void a_search_for_one_providers_solutions_says_whose() {
        Person provider = Cast.owner("方宁", "杭州点名测试公司" + System.nanoTime(), true, false);
        String name = QuarkusTransaction.requiringNew()
                .call(() -> Organization.<Organization>findById(provider.organizationId).name);

        Answer list = save("/search?provider=organization:" + provider.organizationId);

        assertThat(list.text()).contains("服务商：" + name);
        assertThat(only().name).isEqualTo(name);
    }

    @Test
    void the_same_search_is_kept_once_however_its_address_is_written() {
        List<String> codes = taxonomy.roots(Scheme.INDUSTRY).stream()
                .map(term -> term.code())
                .limit(2)
                .toList();
        save("/search?q=MES&industry=%s&industry=%s".formatted(codes.get(0), codes.get(1)));

        Answer again = reader.get("/searches/new?from="
                + encoded("/search?industry=%s&industry=%s&q=MES&page=2&sort=name"
                        .formatted(codes.get(1), codes.get(0))));

        assertThat(again.path()).startsWith("/searches");
        assertThat(again.text()).contains("没有重复保存");
        assertThat(kept()).hasSize(1);
    }

    @Test
    void fifty_are_the_most() {
        for (int i = 0; i < SavedSearch.MOST; i++) {
            searches.save(owner, SearchRequest.of("第" + i + "个"), "第" + i + "个", DigestFrequency.NEVER, Instant.now());
        }

        Answer refused = save("/search?q=one+more");

        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.text()).contains("已保存 50 个搜索");
        assertThat(refused.page().selectFirst("input[name=name]").attr("value")).isEqualTo("one more");
        assertThat(kept()).hasSize(SavedSearch.MOST);
    }

    @Test
    void another_persons_search_does_not_exist() {
        SavedSearch other = searches.save(
                        Cast.person("旁人"), SearchRequest.of("MES"), "别人的搜索", DigestFrequency.DAILY, Instant.now())
                .search()
                .orElseThrow();
        save("/search?q=own");
        Answer list = reader.get("/searches");
        String own = "form[action='/searches/" + only().id + "']";
        List<Visitor.Field> forged = List.of(
                Visitor.field("name", "x"),
                Visitor.field(
                        "csrf-token",
                        list.page().selectFirst(own + " input[type=hidden]").attr("value")));

        assertThat(reader.get("/searches/" + other.id).status()).isEqualTo(404);
        assertThat(reader.post(Visitor.absolute("/searches/" + other.id), forged, false)
                        .status())
                .isEqualTo(404);
        assertThat(reader.post(Visitor.absolute("/searches/" + other.id + "/delete"), forged, false)
                        .status())
                .isEqualTo(404);
        assertThat(list.text()).doesNotContain("别人的搜索");
        assertThat(QuarkusTransaction.requiringNew().call(() -> SavedSearch.count("id", other.id)))
                .isEqualTo(1);
    }

    @Test
    void a_filter_that_was_retired_is_said_and_the_search_stays() {
        String code = taxonomy.choices(Scheme.MODE).getFirst().code();
        String name = taxonomy.name(Scheme.MODE, code, Language.ZH);
        searches.save(
                owner, SearchRequest.EVERYTHING.with(Facet.MODE, code), "新模式", DigestFrequency.DAILY, Instant.now());
        retire(code, true);
        try {
            Answer list = reader.get("/searches");

            assertThat(list.text()).contains("新模式", "筛选条件“" + name + "”已停用");
        } finally {
            retire(code, false);
        }
        assertThat(reader.get("/searches").text()).doesNotContain("已停用");
    }

    @Test
    void digests_are_switched_off_on_the_account_page() {
        Answer account = reader.get("/account");
        assertThat(account.page()
                        .selectFirst("select[name=preference] option[selected]")
                        .attr("value"))
                .isEqualTo("as_chosen");

        Answer saved = reader.submit(account, "form[action='/account/digests']", Visitor.field("preference", "none"));

        assertThat(saved.page()
                        .selectFirst("select[name=preference] option[selected]")
                        .attr("value"))
                .isEqualTo("none");
        assertThat(reader.get("/searches").text()).contains("您已关闭全部汇总邮件");
    }

    private Answer save(String address) {
        return reader.submit(reader.get("/searches/new?from=" + encoded(address)), "form[action='/searches/new']");
    }

    private void retire(String code, boolean retired) {
        QuarkusTransaction.requiringNew()
                .run(() -> TaxonomyTerm.update(
                        "retired = ?1 where scheme = ?2 and code = ?3", retired, Scheme.MODE, code));
        taxonomy.reload();
    }

    private List<SavedSearch> kept() {
        return QuarkusTransaction.requiringNew().call(() -> SavedSearch.list("personId", owner.id));
    }

    private SavedSearch only() {
        assertThat(kept()).hasSize(1);
        return kept().getFirst();
    }

    private static String encoded(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8);
    }
}
