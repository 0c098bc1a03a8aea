package org.solutionpool.matchmaking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.security.TestSecurity;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.solutionpool.account.Person;
import org.solutionpool.alert.digest.AlertSettings;
import org.solutionpool.alert.digest.DigestFrequency;
import org.solutionpool.alert.digest.DigestPost;
import org.solutionpool.indexing.SearchedIndex;
import org.solutionpool.journeys.Cast;
import org.solutionpool.journeys.Visitor;
import org.solutionpool.journeys.Visitor.Answer;
import org.solutionpool.local.RunningParts;
import org.solutionpool.matching.Match.Level;
import org.solutionpool.need.Need;
import org.solutionpool.need.NeedContent;
import org.solutionpool.need.NeedContents;
import org.solutionpool.need.NeedLifecycle;
import org.solutionpool.need.NeededMachines;
import org.solutionpool.need.Visibility;
import org.solutionpool.notification.Notice;
import org.solutionpool.organization.Organization;
import org.solutionpool.solution.ListingContent;
import org.solutionpool.solution.ListingContents;
import org.solutionpool.solution.ListingLifecycle;
import org.solutionpool.solution.Solution;
import org.solutionpool.web.Language;

/** What a provider learns of needs that its solutions fit, and a manufacturer of solutions that come to fit. */
@QuarkusTest
@TestSecurity(
        user = NeedRoundsTest.PROVIDER,
        roles = {"provider"})
class NeedRoundsTest {

    static final String PROVIDER = "provider-of-rounds";
    static final String MAKER = "maker-of-rounds";

    private static final String PRINTERS = "E413";
    private static final String EXTRUDERS = "E414";
    private static final List<String> NONE = List.of();

    @Inject
    NeedRounds rounds;

    @Inject
    DigestPost post;

    @Inject
    AlertSettings settings;

    @Inject
    NeedLifecycle needs;

    @Inject
    NewsChoices choices;

    @Inject
    NeedOffers offers;

    @Inject
    ListingLifecycle listings;

    @Inject
    SearchedIndex index;

    private final Visitor reader = Visitor.anonymous();
    private Person provider;
    private Person maker;

    /** What the names of this test's listings and needs have in common. */
    private String word;

    @BeforeEach
    void a_provider_and_a_manufacturer() {
        word = Long.toString(System.nanoTime(), 36);
        provider = signedIn(PROVIDER, Cast.owner("魏工", "宁波增材云科技" + word, true, false));
        maker = signedIn(MAKER, Cast.owner("严工", "台州管材制造" + word, false, true));
    }

    /** Takes the identity over from whoever had it in the test before. */
    private static Person signedIn(String subject, Person person) {
        QuarkusTransaction.requiringNew().run(() -> {
            Person.ofSubject(subject).ifPresent(before -> {
                before.subject = subject + "-before-" + before.id;
                before.persistAndFlush();
            });
            Person.<Person>findById(person.id).subject = subject;
        });
        return person;
    }

    @Test
    void a_provider_finds_the_need_reads_what_its_listing_lacks_completes_it_and_rises() {
        long solution = publish(List.of(PRINTERS), NONE);
        long need = opened(Visibility.PUBLIC, true);
        match();

        Answer list = reader.get("/provider/needs/fitting");
        assertThat(list.text()).contains(title(), "台州管材制造" + word, "增材制造设备");
        Document before = reader.get("/provider/needs/" + need).page();
        assertThat(before.select("section[aria-labelledby=fit]").text())
                .contains("符合之处", "增材制造设备", "挤出机", "完善方案可提高匹配度");
        assertThat(before.select("section[aria-labelledby=fit] a[href^='/provider/solutions/" + solution + "/edit#']"))
                .isNotEmpty();
        double score = kept(need, solution).orElseThrow().score.doubleValue();

        complete(solution, List.of(PRINTERS, EXTRUDERS), List.of("Modbus", "OPC-UA"));
        match();

        assertThat(kept(need, solution).orElseThrow().score.doubleValue()).isGreaterThan(score);
        assertThat(reader.get("/provider/needs/" + need)
                        .page()
                        .select("section[aria-labelledby=fit]")
                        .text())
                .doesNotContain("请说明是否支持");
    }

    @Test
    void a_need_for_matched_providers_is_read_by_them_alone_without_the_companys_name() {
        long need = opened(Visibility.MATCHED, false);
        match();
        assertThat(reader.get("/provider/needs/" + need).status()).isEqualTo(404);

        publish(List.of(PRINTERS, EXTRUDERS), List.of("Modbus", "OPC-UA"));
        match();

        Answer page = reader.get("/provider/needs/" + need);
        assertThat(page.status()).isEqualTo(200);
        assertThat(page.text()).contains(title()).doesNotContain("台州管材制造" + word);
        assertThat(reader.get("/provider/needs/fitting").text())
                .contains(title())
                .doesNotContain("台州管材制造" + word);
    }

    @Test
    void each_side_gets_one_mail_for_a_pair_and_another_only_when_the_level_rises() {
        long need = opened(Visibility.PUBLIC, true);
        match();
        long solution = publish(List.of(PRINTERS, EXTRUDERS), NONE);
        match();
        assertThat(kept(need, solution).orElseThrow().level).isEqualTo(Level.GOOD);

        Instant morning = settings.times().after(DigestFrequency.DAILY, Instant.now());
        post.sendDue(morning);
        String toMaker = mails(maker, 1).getFirst();
        String toProvider = mails(provider, 1).getFirst();
        assertThat(toMaker).contains(title(), "/solutions/" + solution, "宁波增材云科技" + word);
        assertThat(toProvider).contains(title(), "/provider/needs/" + need, "台州管材制造" + word);
        for (String link : links(toProvider, "/provider/[^\\s]*")) {
            assertThat(reader.get(link).status()).as(link).isEqualTo(200);
        }
        assertThat(Visitor.anonymous().get("/solutions/" + solution).status()).isEqualTo(200);

        match();
        post.sendDue(morning.plus(Duration.ofDays(1)));
        assertThat(digests(maker)).hasSize(1);
        assertThat(digests(provider)).hasSize(1);

        complete(solution, List.of(PRINTERS, EXTRUDERS), List.of("Modbus", "OPC-UA"));
        match();
        assertThat(kept(need, solution).orElseThrow().level).isEqualTo(Level.STRONG);
        post.sendDue(morning.plus(Duration.ofDays(2)));
        assertThat(digests(maker)).hasSize(2);
        assertThat(digests(provider)).hasSize(2);
    }

    @Test
    void an_english_reader_gets_an_english_mail_and_ends_it_by_its_link() {
        publish(List.of(PRINTERS, EXTRUDERS), List.of("Modbus", "OPC-UA"));
        long need = opened(Visibility.PUBLIC, true);
        match();
        QuarkusTransaction.requiringNew()
                .run(() -> Person.update("language = ?1 where id = ?2", Language.EN, provider.id));
        Instant morning = settings.times().after(DigestFrequency.DAILY, Instant.now());
        post.sendDue(morning);

        String text = mails(provider, 1).getFirst();
        assertThat(text).contains("/provider/needs/" + need, "/unsubscribe/").doesNotContain("匹配良好");
        Visitor anybody = Visitor.anonymous();
        String end = links(text, "/unsubscribe/[A-Za-z0-9_-]{43}").getFirst();
        anybody.submit(anybody.get(end), "form[action$=off]");

        assertThat(frequency(provider, NeedNews.KIND, String.valueOf(provider.organizationId)))
                .isEqualTo(DigestFrequency.NEVER);
        opened(Visibility.PUBLIC, true);
        match();
        post.sendDue(morning.plus(Duration.ofDays(1)));
        assertThat(digests(provider)).hasSize(1);
    }

    @Test
    void what_is_offered_reaches_the_owner_once_with_its_message() {
        long solution = publish(List.of(PRINTERS, EXTRUDERS), NONE);
        long need = opened(Visibility.PUBLIC, true);
        match();
        String address = "/provider/needs/" + need + "/offers/" + solution;
        Answer form = reader.get(address);

        Answer refused = reader.submit(form, "main form.panel", Visitor.field("message", "长".repeat(501)));
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.page().select("#message").text()).hasSize(501);
        Answer sent = reader.submit(form, "main form.panel", Visitor.field("message", "可先到现场看设备"));
        assertThat(sent.text()).contains("方案已推荐");
        assertThat(reader.submit(form, "main form.panel", Visitor.field("message", "再来一次"))
                        .text())
                .contains("未重复发送");

        assertThat(offerNotices()).hasSize(1);
        assertThat(reader.get("/provider/needs/" + need + "/offers/999999").status())
                .isEqualTo(404);
    }

    @Test
    @TestSecurity(
            user = MAKER,
            roles = {"manufacturer"})
    void the_owner_reads_offers_on_the_needs_page_and_chooses_how_often_to_hear() {
        long solution = publish(List.of(PRINTERS, EXTRUDERS), NONE);
        long need = opened(Visibility.PUBLIC, true);
        QuarkusTransaction.requiringNew()
                .run(() -> offers.offer(Person.findById(provider.id), need, solution, "可先到现场看设备", Instant.now()));

        Answer page = reader.get("/needs/" + need);
        assertThat(page.page().select("section[aria-labelledby=offers]").text())
                .contains("宁波增材云科技" + word, "可先到现场看设备", "联系服务商");
        Answer saved = reader.submit(page, "form[action$='/news']", Visitor.field("frequency", "weekly"));
        assertThat(saved.text()).contains("提醒设置已保存");
        assertThat(frequency(maker, SolutionNews.KIND, String.valueOf(need))).isEqualTo(DigestFrequency.WEEKLY);
        assertThat(reader.get("/provider/needs/fitting").status()).isEqualTo(403);
    }

    private String title() {
        return "管材车间设备联网" + word;
    }

    private long opened(Visibility visibility, boolean nameShown) {
        NeedContent content = NeedContents.of(
                title(),
                List.of(
                        new NeededMachines(PRINTERS, 3, List.of("Modbus"), false),
                        new NeededMachines(EXTRUDERS, 2, List.of("OPC-UA"), false)));
        return QuarkusTransaction.requiringNew().call(() -> {
            Need need = needs.create(maker.organizationId, Person.findById(maker.id), content, visibility, nameShown);
            needs.open(need.id);
            return need.id;
        });
    }

    /** The pool comes to rest a minute after its last change; then all that is due is matched. */
    private void match() {
        index.awaitDrained();
        index.refresh();
        Instant later = Instant.now().plus(Duration.ofMinutes(3));
        rounds.runDue(later, Duration.ofMinutes(1));
    }

    private static Optional<NeedMatch> kept(long need, long solution) {
        return QuarkusTransaction.requiringNew()
                .call(() -> NeedMatch.<NeedMatch>find("need.id = ?1 and solution.id = ?2", need, solution)
                        .firstResultOptional());
    }

    private DigestFrequency frequency(Person person, String kind, String scope) {
        return QuarkusTransaction.requiringNew().call(() -> choices.of(Objects.requireNonNull(person.id), kind, scope));
    }

    /** The texts of the digests that somebody got; other mails come beside them. */
    private static List<String> mails(Person to, int count) {
        await().atMost(Duration.ofMinutes(1)).until(() -> mails(to).size() == count);
        return mails(to);
    }

    private static List<String> mails(Person to) {
        try {
            return StreamSupport.stream(
                            new ObjectMapper()
                                    .readTree(RunningParts.mailTo(to.email))
                                    .spliterator(),
                            false)
                    .map(mail -> mail.get("text").asText())
                    .filter(text -> text.contains("/unsubscribe/"))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static List<Notice> digests(Person person) {
        return QuarkusTransaction.requiringNew()
                .call(() -> Notice.list("personId = ?1 and kind = 'digest'", person.id));
    }

    private List<Notice> offerNotices() {
        return QuarkusTransaction.requiringNew()
                .call(() -> Notice.list("personId = ?1 and kind = 'need.offered'", maker.id));
    }

    private static List<String> links(String text, String path) {
        return Pattern.compile("https?://[^\\s/]+(" + path + ")")
                .matcher(text)
                .results()
                .map((MatchResult found) -> found.group(1))
                .distinct()
                .toList();
    }

    private long publish(List<String> equipment, List<String> protocols) {
        long id = QuarkusTransaction.requiringNew().call(() -> {
            Person by = Person.findById(provider.id);
            Solution solution =
                    listings.create(Organization.findById(by.organizationId), by, listing(equipment, protocols));
            listings.submit(solution.working);
            listings.approve(solution.working, null);
            return solution.id;
        });
        index.awaitFound(id);
        index.awaitVector(id, "zh");
        return id;
    }

    private void complete(long id, List<String> equipment, List<String> protocols) {
        QuarkusTransaction.requiringNew().run(() -> {
            Person by = Person.findById(provider.id);
            var revision = listings.startRevision(Solution.findById(id), by);
            listings.save(revision, by, listing(equipment, protocols));
            listings.submit(revision);
            listings.approve(revision, null);
        });
    }

    private ListingContent listing(List<String> equipment, List<String> protocols) {
        return ListingContents.connecting(
                "管材车间设备联网方案" + word, "增材制造设备与挤出机的数据采集和停机分析", equipment, protocols, NONE, NONE);
    }
}
