package org.solutionpool.alert;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.solutionpool.account.Person;
import org.solutionpool.alert.digest.AlertSettings;
import org.solutionpool.alert.digest.DigestFrequency;
import org.solutionpool.alert.digest.DigestItem;
import org.solutionpool.alert.digest.DigestPost;
import org.solutionpool.alert.digest.DigestPreference;
import org.solutionpool.alert.digest.Digests;
import org.solutionpool.alert.digest.Digests.Offer;
import org.solutionpool.indexing.SearchAvailability;
import org.solutionpool.indexing.SearchedIndex;
import org.solutionpool.journeys.Cast;
import org.solutionpool.journeys.Visitor;
import org.solutionpool.journeys.Visitor.Answer;
import org.solutionpool.local.RunningParts;
import org.solutionpool.notification.Notice;
import org.solutionpool.search.SearchRequest;
import org.solutionpool.solution.ListingContent.Contact;
import org.solutionpool.solution.Solution;
import org.solutionpool.web.Language;

/** What people are told of the searches they keep, by the mails they get. */
@QuarkusTest
class AlertMailTest {

    private static final Contact CONTACT = new Contact("方宁", null, "0571-1", null);

    @Inject
    SavedSearches searches;

    @Inject
    SavedSearchRuns runs;

    @Inject
    DigestPost post;

    @Inject
    Digests digests;

    @Inject
    AlertSettings settings;

    @Inject
    SearchedIndex index;

    @Inject
    SearchAvailability availability;

    private Person provider;
    private Person reader;

    /** A word that only the solutions of this test have. */
    private String word;

    @BeforeEach
    void people() {
        word = "zqx" + Long.toString(System.nanoTime(), 36);
        provider = Cast.owner("方宁", "杭州提醒测试公司" + word, true, false);
        reader = Cast.person("陈立新");
    }

    @Test
    void one_mail_tells_of_two_searches_and_nothing_twice() throws Exception {
        Solution old = published("空压站旧方案 " + word);
        SavedSearch first = saved(word, DigestFrequency.DAILY);
        SavedSearch second = saved(word + " 节能", DigestFrequency.DAILY);
        begun(first, second);
        Solution fresh = published("空压站节能改造 " + word);
        Instant morning = nextMorning();

        tell(morning);

        JsonNode mail = mails(reader, 1).get(0);
        assertThat(mail.get("subject").asText()).contains("您关注的内容有更新（2 条）");
        assertThat(mail.get("text").asText())
                .contains(
                        "保存的搜索“" + first.name + "”：1 个新方案",
                        "保存的搜索“" + second.name + "”：1 个新方案",
                        "空压站节能改造 " + word,
                        "/solutions/" + fresh.id,
                        "杭州提醒测试公司" + word)
                .doesNotContain("/solutions/" + old.id);
        assertThat(mail.get("html").asText()).contains("href=\"", "/solutions/" + fresh.id);
        assertThat(now(first).fresh).isEqualTo(1);

        tell(morning.plus(Duration.ofDays(1)));
        tell(morning.plus(Duration.ofDays(2)));

        assertThat(notices(reader)).hasSize(1);
        Visitor anybody = Visitor.anonymous();
        for (String link : links(mail.get("text").asText(), "/(?:solutions|search)[^\\s]*")) {
            assertThat(anybody.get(link).status()).as(link).isEqualTo(200);
        }
    }

    @Test
    void an_english_reader_gets_english_and_hears_of_what_came_to_fit() throws Exception {
        QuarkusTransaction.requiringNew()
                .run(() -> Person.update("language = ?1 where id = ?2", Language.EN, reader.id));
        SavedSearch search = saved(word, DigestFrequency.AT_ONCE);
        begun(search);
        published("Compressor retrofit " + word);
        published("Boiler retrofit " + word);

        tell(Instant.now().plus(Duration.ofMinutes(6)));

        JsonNode mail = mails(reader, 1).get(0);
        assertThat(mail.get("subject").asText()).contains("News on what you follow (2)");
        assertThat(mail.get("text").asText())
                .contains("2 new solutions", "Compressor retrofit", "See all results:")
                .doesNotContain("新方案");
    }

    @Test
    void mails_end_by_their_links_without_a_login() throws Exception {
        SavedSearch search = saved(word, DigestFrequency.AT_ONCE);
        begun(search);
        published("空压站监控 " + word);
        tell(Instant.now().plus(Duration.ofMinutes(6)));
        String text = mails(reader, 1).get(0).get("text").asText();
        List<String> ends = links(text, "/unsubscribe/[A-Za-z0-9_-]{43}");
        assertThat(ends).hasSize(2);
        Visitor anybody = Visitor.anonymous();

        Answer asked = anybody.get(ends.getFirst());
        assertThat(asked.text()).contains(search.name);
        assertThat(now(search).frequency).as("looking changes nothing").isEqualTo(DigestFrequency.AT_ONCE);
        Answer done = anybody.submit(asked, "form[action$=off]");

        assertThat(done.status()).isEqualTo(200);
        assertThat(done.text()).contains("已关闭");
        assertThat(now(search).frequency).isEqualTo(DigestFrequency.NEVER);

        Answer all = anybody.submit(anybody.get(ends.getLast()), "form[action$=off]");
        assertThat(all.text()).contains("全部汇总邮件已关闭");
        Answer unknown = anybody.get("/unsubscribe/" + "A".repeat(43));
        assertThat(unknown.status()).isEqualTo(404);
        assertThat(unknown.text()).contains("链接无效").doesNotContain(search.name);
    }

    @Test
    void the_mail_programs_own_button_ends_them_with_one_post() throws Exception {
        SavedSearch search = saved(word, DigestFrequency.AT_ONCE);
        begun(search);
        published("空压站监控 " + word);
        tell(Instant.now().plus(Duration.ofMinutes(6)));
        String end = links(mails(reader, 1).get(0).get("text").asText(), "/unsubscribe/[A-Za-z0-9_-]{43}")
                .getFirst();

        assertThat(oneClick(end)).isEqualTo(200);
        assertThat(now(search).frequency).isEqualTo(DigestFrequency.NEVER);
        assertThat(oneClick(end)).as("a second time changes nothing").isEqualTo(200);
        assertThat(oneClick("/unsubscribe/" + "A".repeat(43))).isEqualTo(404);

        published("空压站节能 " + word);
        tell(nextMorning());
        assertThat(notices(reader)).hasSize(1);
        assertThat(now(search).fresh).as("the list still counts what is new").isEqualTo(2);
    }

    @Test
    void nothing_is_lost_while_elasticsearch_is_away() {
        SavedSearch search = saved(word, DigestFrequency.DAILY);
        begun(search);
        published("空压站监控 " + word);
        Instant morning = nextMorning();
        RunningParts.kill("elasticsearch");
        try {
            runs.runDue(morning);
            assertThat(now(search).nextRunAt).isEqualTo(morning);
        } finally {
            RunningParts.start("elasticsearch");
        }
        await().atMost(Duration.ofMinutes(1)).until(availability::available);

        tell(morning.plus(Duration.ofMinutes(90)));

        assertThat(notices(reader)).hasSize(1);
    }

    @Test
    void the_same_pair_is_told_again_only_when_its_level_rises() {
        Instant moment = Instant.now();

        assertThat(offered(1, moment)).isTrue();
        assertThat(offered(1, moment)).isFalse();
        assertThat(offered(3, moment)).isTrue();
        assertThat(offered(2, moment)).isFalse();
        settle(moment);
        assertThat(offered(3, moment)).isFalse();
        assertThat(offered(4, moment)).isTrue();
    }

    @Test
    void whoever_wants_no_digests_gets_none_and_is_not_flooded_later() {
        Instant moment = Instant.now();
        prefer(DigestPreference.NONE, moment);

        assertThat(offered(1, moment)).isFalse();
        prefer(DigestPreference.AS_CHOSEN, moment);

        assertThat(offered(1, moment)).isFalse();
        assertThat(items()).allSatisfy(item -> assertThat(item.settledAt).isNotNull());
    }

    @Test
    void daily_at_most_holds_back_what_would_leave_at_once() {
        // Not due before tomorrow, so that the portal's own post leaves it alone.
        Instant moment = nextMorning().plus(Duration.ofHours(1));
        Instant morning = settings.times().from(DigestFrequency.DAILY, moment);
        assertThat(offered(1, moment)).isTrue();

        prefer(DigestPreference.DAILY_AT_MOST, moment);
        assertThat(items()).allSatisfy(item -> assertThat(item.dueAt).isEqualTo(morning));
        assertThat(offered(2, moment)).isTrue();
        assertThat(items()).allSatisfy(item -> assertThat(item.dueAt).isEqualTo(morning));
    }

    private SavedSearch saved(String text, DigestFrequency frequency) {
        return searches.save(reader, SearchRequest.of(text), "搜索 " + text, frequency, Instant.now())
                .search()
                .orElseThrow();
    }

    /** Until what was there from the start is noted, by the test or by the portal's own run. */
    private void begun(SavedSearch... begun) {
        await().atMost(Duration.ofMinutes(1)).until(() -> {
            runs.runDue(Instant.now());
            return List.of(begun).stream().allMatch(search -> now(search).lastRunAt != null);
        });
    }

    private Solution published(String title) {
        Solution solution = Cast.solution(provider, title, CONTACT);
        index.awaitFound(solution.id);
        return solution;
    }

    private void tell(Instant moment) {
        runs.runDue(moment);
        post.sendDue(moment);
    }

    private Instant nextMorning() {
        return settings.times().after(DigestFrequency.DAILY, Instant.now());
    }

    private static JsonNode mails(Person to, int count) throws Exception {
        await().atMost(Duration.ofMinutes(2))
                .untilAsserted(() -> assertThat(new ObjectMapper().readTree(RunningParts.mailTo(to.email)))
                        .hasSize(count));
        return new ObjectMapper().readTree(RunningParts.mailTo(to.email));
    }

    private static List<Notice> notices(Person person) {
        return QuarkusTransaction.requiringNew()
                .call(() -> Notice.list("personId = ?1 and kind = 'digest'", person.id));
    }

    private static SavedSearch now(SavedSearch search) {
        return QuarkusTransaction.requiringNew().call(() -> SavedSearch.findById(search.id));
    }

    /** The paths of the links in a mail, each once. */
    private static List<String> links(String text, String path) {
        Matcher link = Pattern.compile("https?://[^\\s/]+(" + path + ")").matcher(text);
        return link.results().map(found -> found.group(1)).distinct().toList();
    }

    /** As a mail program sends it: no cookie, no page before. */
    private static int oneClick(String path) throws Exception {
        return HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(URI.create(Visitor.absolute(path).toString()))
                                .header("Content-Type", "application/x-www-form-urlencoded")
                                .POST(HttpRequest.BodyPublishers.ofString("List-Unsubscribe=One-Click"))
                                .build(),
                        HttpResponse.BodyHandlers.ofString())
                .statusCode();
    }

    private boolean offered(int level, Instant moment) {
        return QuarkusTransaction.requiringNew()
                .call(() -> digests.offer(
                        reader.id, new Offer("match", "7", "8", level, List.of()), DigestFrequency.AT_ONCE, moment));
    }

    private void settle(Instant moment) {
        QuarkusTransaction.requiringNew().run(() -> digests.drop(reader.id, "match", "7", moment));
    }

    private void prefer(DigestPreference preference, Instant moment) {
        QuarkusTransaction.requiringNew().run(() -> digests.prefer(reader.id, preference, moment));
    }

    private List<DigestItem> items() {
        return QuarkusTransaction.requiringNew().call(() -> DigestItem.list("personId", reader.id));
    }
}
