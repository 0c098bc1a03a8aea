package org.solutionpool.importing;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.solutionpool.importing.ImportedLists.line;
import static org.solutionpool.importing.ImportedLists.result;
import static org.solutionpool.journeys.Visitor.field;
import static org.solutionpool.journeys.Visitor.file;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.security.TestSecurity;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;
import org.solutionpool.account.Membership;
import org.solutionpool.account.Person;
import org.solutionpool.journeys.Cast;
import org.solutionpool.journeys.Visitor;
import org.solutionpool.journeys.Visitor.Answer;
import org.solutionpool.notification.Notice;
import org.solutionpool.organization.Organization;
import org.solutionpool.solution.Solution;
import org.solutionpool.web.IllegalTransitionException;
import org.solutionpool.web.Language;

/** A provider claims what published lists print under its name, an admin decides. */
@QuarkusTest
class ClaimTest {

    @Inject
    ImportedLists lists;

    @Inject
    Claims claims;

    private final String list = ImportedLists.name();
    private final String printed = "翼川智造 " + UUID.randomUUID();

    @Test
    void all_listings_under_the_printed_name_are_claimed_at_once_and_given_as_the_admin_chooses() {
        List<Solution> listings = threeListings();
        Organization provider = provider();
        Person member = member(provider);
        Person admin = member(null);

        ListingClaim claim = claims.open(listings.getFirst(), true, provider, member, "本公司品牌", "商标注册证", List.of());
        assertThat(claim.solutions).hasSize(2);
        int given = claims.approve(claim.id, List.of(listings.get(1).id), admin, "核对无误");

        assertThat(given).isEqualTo(1);
        List<Solution> after = lists.listings(list);
        assertThat(after.get(0).organization).isNull();
        assertThat(Objects.requireNonNull(after.get(1).organization).id).isEqualTo(provider.id);
        assertThat(after.get(1).version).isGreaterThan(listings.get(1).version);
        assertThat(after.get(2).organization).isNull();
        assertThat(notices(member)).contains("claim.approved");
    }

    @Test
    void a_claimed_listing_is_left_alone_by_the_next_import() {
        List<Solution> listings = threeListings();
        Organization provider = provider();
        ListingClaim claim =
                claims.open(listings.getFirst(), false, provider, member(provider), "本公司", "官网", List.of());
        claims.approve(claim.id, List.of(listings.getFirst().id), member(null), null);

        Tally tally = result(lists.importAll(line(list, "C-1", "名单后来改了的标题", printed, "")));

        assertThat(tally.left()).isEqualTo(1);
        assertThat(lists.listings(list).getFirst().title).isEqualTo("工业窑炉诊断");
    }

    @Test
    void a_claim_is_rejected_with_a_reason_and_decided_once() {
        List<Solution> listings = threeListings();
        Organization provider = provider();
        Person member = member(provider);
        ListingClaim claim = claims.open(listings.getFirst(), false, provider, member, "本公司", "官网", List.of());

        claims.reject(claim.id, member(null), "名称与登记不符");

        assertThat(notices(member)).contains("claim.rejected");
        assertThat(lists.listings(list).getFirst().organization).isNull();
        assertThatThrownBy(() -> claims.approve(claim.id, List.of(listings.getFirst().id), member(null), null))
                .isInstanceOf(IllegalTransitionException.class);
    }

    @Test
    void of_two_claims_on_one_listing_the_second_gets_nothing() {
        List<Solution> listings = threeListings();
        Organization first = provider();
        Organization second = provider();
        ListingClaim one = claims.open(listings.getFirst(), false, first, member(first), "本公司", "官网", List.of());
        ListingClaim other = claims.open(listings.getFirst(), false, second, member(second), "本公司", "官网", List.of());
        List<Long> wanted = List.of(listings.getFirst().id);
        claims.approve(one.id, wanted, member(null), null);

        assertThat(claims.approve(other.id, wanted, member(null), null)).isZero();
        assertThat(Objects.requireNonNull(lists.listings(list).getFirst().organization).id)
                .isEqualTo(first.id);
    }

    @Test
    @TestSecurity(user = "claim-admin", roles = "admin")
    void the_admin_sees_the_organization_and_everything_else_under_that_name() {
        List<Solution> listings = threeListings();
        Organization provider = provider();
        ListingClaim claim =
                claims.open(listings.getFirst(), false, provider, member(provider), "本公司的品牌", "商标注册证", List.of());

        given().header("Accept-Language", "zh")
                .get("/admin/claims/" + claim.id)
                .then()
                .statusCode(200)
                .body(containsString(provider.name))
                .body(containsString(provider.creditCode))
                .body(containsString("本公司的品牌"))
                .body(containsString("电机群控"));
        given().get("/admin/claims").then().statusCode(200).body(containsString(provider.name));
    }

    @Test
    @TestSecurity(user = "claim-reviewer", roles = "reviewer")
    void only_admins_decide() {
        given().get("/admin/claims").then().statusCode(403).body(not(containsString("Exception")));
    }

    @Test
    void documents_that_prove_a_claim_are_seen_by_admins_and_by_nobody_else() {
        Solution listing = threeListings().getFirst();
        Visitor claimant = Visitor.anonymous();
        claimant.register("zhengming@example.cn", "郑", "明", "/account");
        Organization own = Cast.organization("翼川智造科技有限公司", true, false);
        Person person = QuarkusTransaction.requiringNew()
                .call(() -> Person.<Person>find("email", "zhengming@example.cn").firstResult());
        Cast.joins(person, own, Membership.OWNER);
        String address = "/solutions/" + listing.id + "/claim";

        Answer refused = claim(claimant, address, own, file("files", "licence.pdf", new byte[] {'M', 'Z', 0, 1}));
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.page().selectFirst("#files-error").text()).contains("licence.pdf");
        assertThat(refused.page().selectFirst("#evidence").val()).isEqualTo("商标注册证");
        Answer sent = claim(
                claimant,
                address,
                own,
                file("files", "营业执照.pdf", "%PDF-1.4\n1 0 obj".getBytes(StandardCharsets.US_ASCII)));
        assertThat(sent.path()).isEqualTo("/provider/claims");

        Visitor admin = Visitor.anonymous().signIn("admin@demo.pool");
        ListingClaim claim = QuarkusTransaction.requiringNew()
                .call(() -> ListingClaim.<ListingClaim>find("organization.id", own.id)
                        .singleResult());
        Element link = admin.get("/admin/claims/" + claim.id).page().selectFirst("ul.files a");
        assertThat(link.text()).isEqualTo("营业执照.pdf");
        String document = link.attr("href");
        assertThat(admin.get(document).body()).startsWith("%PDF");
        assertThat(claimant.get(document).status()).isEqualTo(404);
        assertThat(Visitor.anonymous()
                        .signIn("reviewer@demo.pool")
                        .get(document)
                        .status())
                .isEqualTo(404);
        assertThat(Visitor.anonymous().get(document).status()).isEqualTo(404);
    }

    private static Answer claim(Visitor claimant, String address, Organization own, Visitor.Field document) {
        return claimant.submit(
                claimant.get(address),
                "main form.form",
                field("creditCode", own.creditCode),
                field("reason", "本公司的品牌"),
                field("evidence", "商标注册证"),
                document);
    }

    private List<Solution> threeListings() {
        lists.importAll(line(list, "C-1", "工业窑炉诊断", printed, "")
                + line(list, "C-2", "电机群控", printed, "")
                + line(list, "C-3", "水泵远程监测", printed + "（武汉）", ""));
        return lists.listings(list);
    }

    private static Organization provider() {
        return QuarkusTransaction.requiringNew().call(() -> {
            Organization organization = new Organization();
            String unique = UUID.randomUUID()
                    .toString()
                    .replace("-", "")
                    .substring(0, 16)
                    .toUpperCase(java.util.Locale.ROOT);
            organization.creditCode = "91" + unique;
            organization.name = "翼川智造科技有限公司 " + unique;
            organization.sortKey = "yi chuan " + unique;
            organization.provider = true;
            organization.region = "320500";
            organization.size = "small";
            organization.createdAt = Instant.now();
            organization.updatedAt = organization.createdAt;
            organization.persist();
            return organization;
        });
    }

    private static Person member(@org.jspecify.annotations.Nullable Organization organization) {
        return QuarkusTransaction.requiringNew().call(() -> {
            Person person = new Person();
            person.subject = UUID.randomUUID().toString();
            person.name = "周敏";
            person.language = Language.ZH;
            person.createdAt = Instant.now();
            person.lastSeenAt = person.createdAt;
            if (organization != null) {
                person.join(organization.id, Membership.OWNER);
            }
            person.persist();
            return person;
        });
    }

    private static List<String> notices(Person person) {
        return QuarkusTransaction.requiringNew().call(() -> Notice.<Notice>list("personId", person.id).stream()
                .map(notice -> notice.kind)
                .toList());
    }
}
