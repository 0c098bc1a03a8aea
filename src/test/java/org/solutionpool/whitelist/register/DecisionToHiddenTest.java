package org.solutionpool.whitelist.register;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.BooleanSupplier;
import org.awaitility.Awaitility;
import org.jboss.logging.Logger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.solutionpool.account.Person;
import org.solutionpool.journeys.Cast;
import org.solutionpool.solution.ListingContent.Contact;
import org.solutionpool.solution.Solution;

/** How long after a decision the badge is still to be seen anywhere. */
@QuarkusTest
class DecisionToHiddenTest {

    private static final Logger LOG = Logger.getLogger(DecisionToHiddenTest.class);

    /** What the issue promises. */
    private static final Duration BOUND = Duration.ofSeconds(5);

    @Inject
    RegisteredEntries entries;

    private Person owner;
    private Solution solution;
    private String word;

    @BeforeEach
    void publish() {
        word = "隧道窑" + Long.toString(System.nanoTime(), 36);
        owner = Cast.owner("周敏", "苏州窑云科技有限公司" + word, true, false);
        solution = Cast.solution(owner, word + "余热回收", new Contact("周敏", null, "0512-66668888", null));
    }

    @Test
    void a_suspended_solution_shows_no_badge_anywhere_within_five_seconds() {
        measured("suspension of a solution's entry", entries.list(owner, solution), entries::suspend);
    }

    @Test
    void a_removed_solution_shows_no_badge_anywhere_within_five_seconds() {
        measured("removal of a solution's entry", entries.list(owner, solution), entries::remove);
    }

    @Test
    void a_suspended_provider_shows_no_badge_on_its_solutions_within_five_seconds() {
        measured("suspension of a provider's entry", entries.list(owner, null), entries::suspend);
    }

    @Test
    void an_entry_is_over_with_its_last_day_even_before_the_daily_job() {
        WhitelistEntry entry = entries.list(owner, solution);
        awaitShown(entry);

        entries.outlive(entry);

        assertThat(page("/solutions/" + solution.id)).doesNotContain(entry.path());
        assertThat(page("/newest")).doesNotContain(entry.path());
        assertThat(api(entry).getString("state")).isEqualTo("expired");
        assertThat(page("/whitelist?state=valid&q=" + entry.certificateNumber)).doesNotContain(entry.path());
        assertThat(page("/whitelist?state=expired&q=" + entry.certificateNumber))
                .contains(entry.path());
    }

    @Test
    void a_reinstated_entry_is_shown_again() {
        WhitelistEntry entry = entries.list(owner, solution);
        entries.suspend(entry, "证据过期");
        entries.reinstate(entry);

        awaitShown(entry);
    }

    private void measured(String decision, WhitelistEntry entry, BiConsumer<WhitelistEntry, String> step) {
        awaitShown(entry);
        Map<String, BooleanSupplier> left = places(entry);
        step.accept(entry, "验收报告系伪造");
        long decided = System.nanoTime();
        Map<String, Long> hidden = new LinkedHashMap<>();
        while (!left.isEmpty() && System.nanoTime() - decided < BOUND.toNanos() * 4) {
            left.entrySet().removeIf(place -> {
                if (place.getValue().getAsBoolean()) {
                    return false;
                }
                hidden.put(
                        place.getKey(),
                        Duration.ofNanos(System.nanoTime() - decided).toMillis());
                return true;
            });
        }
        LOG.infof("Decision to hidden, %s, in ms: %s", decision, hidden);
        assertThat(left).as("where the badge still is").isEmpty();
        assertThat(hidden.values()).allSatisfy(millis -> assertThat(millis).isLessThan(BOUND.toMillis()));
        assertThat(given().get("/search/suggest?q=" + word).asString())
                .as("suggestions name what there is and vouch for nothing")
                .doesNotContain("白名单", entry.certificateNumber);
        assertThat(api(entry).getString("reason")).isEqualTo("验收报告系伪造");
        assertThat(page("/whitelist/entries/" + entry.certificateNumber)).contains("验收报告系伪造");
    }

    private void awaitShown(WhitelistEntry entry) {
        Map<String, BooleanSupplier> missing = places(entry);
        Awaitility.await("the badge is everywhere")
                .atMost(Duration.ofSeconds(30))
                .until(() -> {
                    missing.values().removeIf(BooleanSupplier::getAsBoolean);
                    return missing.isEmpty();
                });
    }

    /** Every place where the badge can be, and whether it is there. */
    private Map<String, BooleanSupplier> places(WhitelistEntry entry) {
        String kind = entry.solution == null ? "provider" : "solution";
        Map<String, BooleanSupplier> places = new LinkedHashMap<>();
        places.put("results", () -> page("/search?q=" + word).contains(entry.path()));
        places.put(
                "result API",
                () -> json("/api/v1/search?q=" + word).<Object>getList("hits.whitelist.flatten()").stream()
                        .findAny()
                        .isPresent());
        places.put(
                "facet",
                () ->
                        json("/api/v1/search?q=" + word)
                                .<Object>getList("facets.find { it.facet == 'whitelist' }.values")
                                .stream()
                                .findAny()
                                .isPresent());
        places.put(
                "filter",
                () -> json("/api/v1/search?q=" + word + "&whitelist=" + kind).getInt("total") > 0);
        places.put("listing", () -> page("/solutions/" + solution.id).contains(entry.path()));
        places.put("listing API", () -> !json("/api/v1/solutions/" + solution.id)
                .getList("whitelist")
                .isEmpty());
        places.put("provider's page", () -> page("/providers/" + owner.organizationId)
                .contains(entry.path()));
        places.put("newest", () -> page("/newest").contains(entry.path()));
        places.put("entry", () -> page(entry.path()).contains("此条目现行有效"));
        places.put("entry API", () -> api(entry).getBoolean("inForce"));
        places.put("register", () -> page("/whitelist?state=valid&q=" + entry.certificateNumber)
                .contains(entry.path()));
        places.put("certificate", () -> given().get(entry.path() + ".pdf").statusCode() == 200);
        return places;
    }

    private static String page(String path) {
        return given().cookie("lang", "zh").get(path).asString();
    }

    private static JsonPath json(String path) {
        return given().get(path).jsonPath();
    }

    private static JsonPath api(WhitelistEntry entry) {
        return json("/api/v1/whitelist/entries/" + entry.certificateNumber);
    }
}
