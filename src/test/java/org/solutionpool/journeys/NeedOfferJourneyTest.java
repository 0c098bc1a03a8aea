package org.solutionpool.journeys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.solutionpool.account.Membership;
import org.solutionpool.account.Person;
import org.solutionpool.alert.digest.AlertSettings;
import org.solutionpool.alert.digest.DigestFrequency;
import org.solutionpool.alert.digest.DigestPost;
import org.solutionpool.indexing.SearchedIndex;
import org.solutionpool.local.RunningParts;
import org.solutionpool.matching.Strength;
import org.solutionpool.matchmaking.NeedMatch;
import org.solutionpool.matchmaking.NeedRounds;
import org.solutionpool.need.Need;
import org.solutionpool.need.NeedContent;
import org.solutionpool.need.NeedContent.Chosen;
import org.solutionpool.need.NeedLifecycle;
import org.solutionpool.need.NeededMachines;
import org.solutionpool.need.Visibility;
import org.solutionpool.organization.Organization;
import org.solutionpool.solution.ListingContent;
import org.solutionpool.solution.ListingLifecycle;
import org.solutionpool.solution.Solution;
import org.solutionpool.web.Language;

/** A provider finds a need that its solution fits, completes its listing, rises, and offers it, in both languages. */
@QuarkusTest
class NeedOfferJourneyTest {

    private static final String LISTING = """
            {"title": {"zh": "印刷与造纸车间设备联网", "en": "Connectivity for printing and papermaking"},
             "summary": {"zh": "印刷机与纸机的数据采集与停机分析。", "en": "Data of printing presses and paper machines, causes of downtime."},
             "description": {"zh": "网关装在设备旁，不改动控制系统。", "en": "A gateway beside each machine, no change of its control."},
             "industries": ["C23"], "equipment": ["E411"], "scenarios": ["S01"], "deployments": ["D4"],
             "pricing": {"forms": ["F1"], "min": 100000, "max": 300000},
             "contact": {"name": "魏工", "phone": "0574-8"}}
            """;

    @RegisterExtension
    private static final Chromium CHROMIUM = new Chromium();

    @Inject
    ListingLifecycle listings;

    @Inject
    NeedLifecycle needs;

    @Inject
    NeedRounds rounds;

    @Inject
    DigestPost post;

    @Inject
    AlertSettings settings;

    @Inject
    SearchedIndex index;

    @ParameterizedTest
    @EnumSource(Language.class)
    void a_provider_finds_a_need_completes_its_listing_rises_and_offers_it(Language language) throws Exception {
        boolean chinese = language == Language.ZH;
        String address = "provider" + UUID.randomUUID().toString().substring(0, 8) + "@journey.example.cn";
        Visitor.anonymous().register(address, chinese ? "魏" : "Wei", chinese ? "工" : "Gong", "/account");
        try (Actor actor = new Actor(CHROMIUM.browser(), language)) {
            actor.signIn(address);
            Person provider = QuarkusTransaction.requiringNew()
                    .call(() -> Person.<Person>find("email", address).firstResult());
            Cast.joins(
                    provider, Cast.organization("宁波印联智能科技" + address.substring(8, 16), true, false), Membership.OWNER);
            long solution = publish(provider);
            long need = need("绍兴包装印刷" + address.substring(8, 16));
            match();

            actor.open("/provider/needs/fitting")
                    .seesText("纸机与印刷机联网")
                    .accessible()
                    .picture("needs-fitting");
            actor.open("/provider/needs").accessible().picture("needs-all");
            actor.open("/provider/needs/" + need).sees("matchmaking", "adviceTitle");
            actor.accessible().picture("need-fit");
            int score = score(need, solution);

            actor.page()
                    .locator("section[aria-labelledby=fit] a[href*='/edit#']")
                    .first()
                    .click();
            actor.page().waitForURL("**/provider/solutions/" + solution + "*");
            complete(provider, solution);
            match();
            assertThat(score(need, solution)).isGreaterThan(score);

            actor.open("/provider/needs/" + need).accessible().picture("need-fit-better");
            actor.page()
                    .locator("section[aria-labelledby=fit] a.button--primary")
                    .first()
                    .click();
            actor.fill("message", chinese ? "下周可以到现场看设备。" : "We could look at your machines next week.");
            actor.accessible().picture("need-offer");
            actor.press("matchmaking", "offer.do")
                    .sees("matchmaking", "offer.sent")
                    .accessible();

            post.sendDue(settings.times().after(DigestFrequency.DAILY, Instant.now()));
            String mail = mail(address);
            assertThat(mail).contains("/provider/needs/" + need, "/unsubscribe/");
            List<String> links = Pattern.compile("https?://[^\\s/]+(/provider/[^\\s]*)")
                    .matcher(mail)
                    .results()
                    .map(found -> found.group(1))
                    .distinct()
                    .toList();
            for (String link : links) {
                actor.open(link).accessible();
            }
        }
    }

    private long publish(Person provider) {
        long id = QuarkusTransaction.requiringNew().call(() -> {
            Person by = Person.findById(provider.id);
            Solution solution = listings.create(Organization.findById(by.organizationId), by, content(LISTING));
            listings.submit(solution.working);
            listings.approve(solution.working, null);
            return solution.id;
        });
        index.awaitFound(id);
        return id;
    }

    private void complete(Person provider, long id) {
        QuarkusTransaction.requiringNew().run(() -> {
            Person by = Person.findById(provider.id);
            var revision = listings.startRevision(Solution.findById(id), by);
            listings.save(
                    revision,
                    by,
                    content(LISTING.replace("\"scenarios\"", "\"protocols\": [\"Modbus\"], \"scenarios\"")));
            listings.submit(revision);
            listings.approve(revision, null);
        });
    }

    private long need(String company) {
        Person maker = Cast.owner("严工", company, false, true);
        NeedContent content = new NeedContent(
                "纸机与印刷机联网" + company,
                "两台纸机和三台印刷机没有联网，停机原因不清楚。",
                new Chosen(List.of("C23"), Strength.WISH),
                List.of(new NeededMachines("E411", 5, List.of("Modbus"), false)),
                Strength.MUST,
                null,
                new Chosen(List.of("S01"), Strength.WISH),
                new Chosen(List.of("330000"), Strength.WISH),
                null,
                null,
                null,
                null,
                400000L,
                Strength.WISH,
                null,
                null);
        return QuarkusTransaction.requiringNew().call(() -> {
            Need need =
                    needs.create(maker.organizationId, Person.findById(maker.id), content, Visibility.PUBLIC, false);
            needs.open(need.id);
            return need.id;
        });
    }

    /** The pool comes to rest a minute after its last change; then all that is due is matched. */
    private void match() {
        index.awaitDrained();
        index.refresh();
        rounds.runDue(Instant.now().plus(Duration.ofMinutes(3)), Duration.ofMinutes(1));
    }

    private static int score(long need, long solution) {
        return QuarkusTransaction.requiringNew()
                .call(() -> NeedMatch.<NeedMatch>find("need.id = ?1 and solution.id = ?2", need, solution)
                        .singleResult()
                        .score
                        .intValue());
    }

    private static String mail(String address) throws IOException, InterruptedException {
        await().atMost(Duration.ofMinutes(2)).until(() -> digests(address) == 1);
        for (JsonNode mail : new ObjectMapper().readTree(RunningParts.mailTo(address))) {
            if (mail.get("text").asText().contains("/unsubscribe/")) {
                return mail.get("text").asText();
            }
        }
        throw new IllegalStateException(address);
    }

    private static long digests(String address) throws IOException, InterruptedException {
        long digests = 0;
        for (JsonNode mail : new ObjectMapper().readTree(RunningParts.mailTo(address))) {
            digests += mail.get("text").asText().contains("/unsubscribe/") ? 1 : 0;
        }
        return digests;
    }

    private static ListingContent content(String json) {
        try {
            return new ObjectMapper().findAndRegisterModules().readValue(json, ListingContent.class);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
