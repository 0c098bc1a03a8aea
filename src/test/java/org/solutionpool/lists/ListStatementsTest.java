package org.solutionpool.lists;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.security.TestSecurity;
import jakarta.inject.Inject;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import java.util.stream.LongStream;
import org.hibernate.SessionFactory;
import org.hibernate.stat.Statistics;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.solutionpool.account.Person;
import org.solutionpool.alert.SavedSearches;
import org.solutionpool.alert.digest.DigestFrequency;
import org.solutionpool.enquiry.Conversation;
import org.solutionpool.enquiry.ConversationEntry;
import org.solutionpool.enquiry.ConversationState;
import org.solutionpool.importing.Claims;
import org.solutionpool.importing.ImportJob;
import org.solutionpool.importing.ImportState;
import org.solutionpool.importing.ImportedLists;
import org.solutionpool.importing.Imports;
import org.solutionpool.importing.ListingClaim;
import org.solutionpool.journeys.Cast;
import org.solutionpool.matching.Match.Level;
import org.solutionpool.matchmaking.NeedMatch;
import org.solutionpool.matchmaking.Reasons;
import org.solutionpool.need.Need;
import org.solutionpool.need.NeedContent;
import org.solutionpool.need.NeedLifecycle;
import org.solutionpool.need.Visibility;
import org.solutionpool.need.equipment.MachineFacts;
import org.solutionpool.need.equipment.Machinery;
import org.solutionpool.need.equipment.Networked;
import org.solutionpool.notification.Notice;
import org.solutionpool.organization.Invitation;
import org.solutionpool.organization.InvitationState;
import org.solutionpool.organization.JoinRequest;
import org.solutionpool.organization.Organization;
import org.solutionpool.search.SearchRequest;
import org.solutionpool.solution.ListingContent;
import org.solutionpool.solution.ListingContent.Contact;
import org.solutionpool.solution.ListingLifecycle;
import org.solutionpool.solution.ListingState;
import org.solutionpool.solution.PublishedList;
import org.solutionpool.solution.Solution;
import org.solutionpool.taxonomy.Scheme;
import org.solutionpool.usage.BestBet;
import org.solutionpool.usage.Improvement;
import org.solutionpool.usage.NewAlias;

/** What a list costs does not depend on how much is in it: every row has other people and organizations behind it. */
@QuarkusTest
@TestSecurity(
        user = ListStatementsTest.READER,
        roles = {"admin", "reviewer", "provider", "manufacturer"})
class ListStatementsTest {

    static final String READER = "counted";

    /** Person, organization, roles, unread ones, a count or four and the list itself; below one a row of a full page. */
    private static final int HANDFUL = 16;

    private static final AtomicInteger NUMBER = new AtomicInteger();

    @Inject
    SessionFactory sessions;

    @Inject
    ListingLifecycle lifecycle;

    @Inject
    ImportedLists lists;

    @Inject
    Imports imports;

    @Inject
    Claims claims;

    @Inject
    Machinery machinery;

    @Inject
    NeedLifecycle needs;

    @Inject
    SavedSearches searches;

    private final List<Long> listings = new ArrayList<>();
    private final List<Long> open = new ArrayList<>();
    private Person reader;

    @BeforeEach
    void a_reader_of_an_organization_that_provides_and_makes() {
        reader = inTransaction(() -> Person.ofSubject(READER).orElse(null));
        if (reader == null) {
            Person owner = Cast.owner("周敏", "苏州被数装备有限公司", true, true);
            reader = inTransaction(() -> {
                Person person = Person.findById(owner.id);
                person.subject = READER;
                return person;
            });
        }
    }

    /** The first pages of queues and lists belong to the other tests again. */
    @AfterEach
    void clear() {
        open.forEach(id -> claims.withdraw(id));
        inTransaction(() -> {
            for (Long id : listings) {
                Solution solution = Solution.findById(id);
                if (solution.state == ListingState.PUBLISHED) {
                    lifecycle.retire(solution, null);
                } else if (solution.working != null) {
                    lifecycle.withdraw(solution.working);
                }
            }
            return listings;
        });
    }

    @Test
    void the_review_queue() {
        assertSteady("/review?view=waiting", () -> {
            Person reviewer = Cast.person("审核员");
            Person author = provider();
            inTransaction(() -> {
                Solution solution = drafted(author);
                lifecycle.submit(solution.working);
                solution.working.reviewer = Person.findById(reviewer.id);
                solution.working.claimedAt = Instant.now();
                return solution.id;
            });
        });
        assertSteady("/review?view=decided", () -> {
            Person reviewer = Cast.person("审核员");
            Person author = provider();
            inTransaction(() -> {
                Solution solution = drafted(author);
                lifecycle.submit(solution.working);
                solution.working.reviewer = Person.findById(reviewer.id);
                lifecycle.approve(solution.working, null);
                return solution.id;
            });
        });
    }

    @Test
    void the_admins_list_of_solutions_the_newest_and_the_providers() {
        Runnable add = () -> published(provider());

        assertSteady("/admin/solutions", add);
        assertSteady("/newest", add);
        assertSteady("/providers", add);
    }

    @Test
    void a_providers_own_list_and_page() {
        assertSteady("/provider/solutions", () -> published(reader));
        assertSteady("/providers/" + reader.organizationId, () -> published(reader));
    }

    @Test
    void the_page_of_a_name_that_lists_print() {
        String name = "名单上的公司 " + System.nanoTime();

        assertSteady("/providers/listed?name=" + name.replace(" ", "%20"), () -> listed(name));
    }

    @Test
    void conversations() {
        assertSteady("/conversations", () -> {
            Person other = provider();
            Solution solution = published(other);
            inTransaction(() -> conversation(solution, other));
        });
    }

    @Test
    void notices() {
        assertSteady("/account/notices", () -> inTransaction(() -> Notice.tell(reader, "claim.approved", "/", 1)));
    }

    @Test
    void imports_and_the_rows_of_one() {
        assertSteady("/admin/imports", () -> {
            Person admin = Cast.person("管理员");
            imports.discard(upload("产品,城市\n网关,宁波\n", admin).id);
        });
        ImportJob few = checked(2);
        ImportJob many = checked(12);
        assertNoMoreThan(fewestStatements("/admin/imports/" + few.id), "/admin/imports/" + many.id);
        imports.discard(few.id);
        imports.discard(many.id);
    }

    @Test
    void members_with_invitations_and_those_who_ask() {
        assertSteady("/account/organization/members", () -> {
            Cast.colleague("同事", reader);
            Person asking = Cast.person("申请人");
            Person inviting = Cast.colleague("邀请人", reader);
            inTransaction(() -> {
                JoinRequest request = new JoinRequest();
                request.organization = Organization.findById(reader.organizationId);
                request.person = Person.findById(asking.id);
                request.askedAt = Instant.now();
                request.persist();
                Invitation invitation = new Invitation();
                invitation.organization = request.organization;
                invitation.email = "colleague-" + NUMBER.incrementAndGet() + "@example.cn";
                invitation.tokenHash = "counted " + NUMBER.incrementAndGet();
                invitation.invitedBy = Person.findById(inviting.id);
                invitation.createdAt = Instant.now();
                invitation.expiresAt = invitation.createdAt.plus(Invitation.VALID);
                invitation.state = InvitationState.OPEN;
                invitation.persist();
                return invitation.id;
            });
        });
    }

    @Test
    void claims() {
        assertSteady("/admin/claims", () -> claimed(provider()));
        assertSteady("/admin/claims?show=decided", () -> {
            ListingClaim claim = claimed(provider());
            claims.reject(claim.id, Cast.person("管理员"), "名称不符");
            open.remove(claim.id);
        });
        assertSteady("/provider/claims", () -> claimed(reader));
    }

    @Test
    void machines_needs_and_what_providers_browse() {
        MachineFacts pump = new MachineFacts(
                "E204", null, null, 2, null, List.of("Modbus"), null, Networked.UNKNOWN, null, "330200", null);
        assertSteady("/machines", () -> machinery.add(reader.organizationId, pump));
        assertSteady(
                "/needs",
                () -> needs.create(reader.organizationId, reader, NeedContent.EMPTY, Visibility.PUBLIC, true));
        assertSteady("/provider/needs", () -> {
            Person author = Cast.owner("孙工", "常州第" + NUMBER.incrementAndGet() + "水泵有限公司", false, true);
            inTransaction(() -> {
                Need need = needs.create(author.organizationId, author, NeedContent.EMPTY, Visibility.PUBLIC, true);
                needs.open(need.id);
                return need.id;
            });
        });
    }

    @Test
    void needs_that_a_provider_fits() {
        Solution solution = published(reader);
        assertSteady("/provider/needs/fitting", () -> fitting(solution));
    }

    private void fitting(Solution solution) {
        Person author = Cast.owner("孙工", "常州第" + NUMBER.incrementAndGet() + "风机有限公司", false, true);
        Reasons.Told nothing = new Reasons.Told(List.of(), List.of(), List.of(), List.of());
        inTransaction(() -> {
            NeedMatch match = new NeedMatch();
            match.need = needs.create(author.organizationId, author, NeedContent.EMPTY, Visibility.PUBLIC, true);
            needs.open(match.need.id);
            match.solution = Solution.findById(solution.id);
            match.providerId = match.solution.organization.id;
            match.score = BigDecimal.TEN;
            match.level = Level.STRONG;
            match.position = 1;
            match.reasons = new Reasons(nothing, nothing);
            match.matchedAt = Instant.now();
            match.persist();
            return match.id;
        });
    }

    @Test
    void saved_searches() {
        assertSteady("/searches", () -> {
            String text = "被数的搜索 " + NUMBER.incrementAndGet();
            searches.save(reader, SearchRequest.of(text), text, DigestFrequency.NEVER, Instant.now());
        });
    }

    @Test
    void one_claim_of_many_listings() {
        ListingClaim few = claimOf(2);
        ListingClaim many = claimOf(12);

        assertNoMoreThan(fewestStatements("/admin/claims/" + few.id), "/admin/claims/" + many.id);
    }

    @Test
    void the_taxonomy_for_admins() {
        // Eight forms of pricing, and hundreds of regions.
        assertNoMoreThan(fewestStatements("/admin/taxonomy/pricing"), "/admin/taxonomy/region");
    }

    @Test
    void best_bets_and_aliases() {
        Solution solution = published(provider());
        assertSteady("/admin/best-bets", () -> improved(bestBet(solution)));
        assertSteady("/admin/best-bets?kind=aliases", () -> improved(alias()));
        assertSteady("/admin/usage?view=frequent", () -> given().queryParam("q", "统计" + NUMBER.incrementAndGet())
                .get("/search"));
    }

    private static BestBet bestBet(Solution solution) {
        BestBet bet = new BestBet();
        bet.textZh = "推荐 " + NUMBER.incrementAndGet();
        bet.solutions = new Long[] {solution.id};
        bet.validFrom = LocalDate.of(2026, 1, 1);
        bet.validUntil = LocalDate.of(2026, 12, 31);
        return bet;
    }

    private static NewAlias alias() {
        NewAlias alias = new NewAlias();
        alias.scheme = Scheme.EQUIPMENT;
        alias.code = "E203";
        alias.alias = "别名 " + NUMBER.incrementAndGet();
        return alias;
    }

    private static void improved(Improvement change) {
        change.reason = "统计";
        change.createdAt = Instant.now();
        change.createdBy = "管理员";
        inTransaction(() -> {
            change.persist();
            return change.id;
        });
    }

    /** With ten rows more a page costs no statement more, and at any size only a few. */
    private void assertSteady(String path, Runnable addOne) {
        add(2, addOne);
        long few = fewestStatements(path);
        add(10, addOne);
        assertNoMoreThan(few, path);
    }

    /** What was added goes on to the index and the mail server for a while, and is counted with the page. */
    private void assertNoMoreThan(long few, String path) {
        assertThat(few).as(path).isLessThanOrEqualTo(HANDFUL);
        await().atMost(Duration.ofMinutes(1))
                .pollInterval(Duration.ofMillis(20))
                .untilAsserted(() -> assertThat(statements(path)).as(path).isLessThanOrEqualTo(few));
    }

    private static void add(int count, Runnable one) {
        for (int i = 0; i < count; i++) {
            one.run();
        }
    }

    /**
     * The pollers beside the tests send statements too: the least of several counts is the page's own, as soon as they
     * have a moment's rest.
     */
    private long fewestStatements(String path) {
        AtomicLong fewest = new AtomicLong(Long.MAX_VALUE);
        await().atMost(Duration.ofMinutes(1))
                .pollInterval(Duration.ofMillis(20))
                .until(
                        () -> LongStream.range(0, 12).map(i -> statements(path)).reduce(fewest.get(), Math::min),
                        count -> {
                            fewest.set(count);
                            return count <= HANDFUL;
                        });
        return fewest.get();
    }

    private long statements(String path) {
        Statistics statistics = sessions.getStatistics();
        long before = statistics.getPrepareStatementCount();
        assertThat(given().urlEncodingEnabled(false).get(path).statusCode())
                .as(path)
                .isEqualTo(200);
        return statistics.getPrepareStatementCount() - before;
    }

    private static Person provider() {
        return Cast.owner("李工", "无锡第" + NUMBER.incrementAndGet() + "自动化有限公司", true, false);
    }

    private Solution published(Person author) {
        return kept(Cast.solution(author, "产线改造方案", new Contact("周敏", "售前", "0512-66668888", "zhou@example.com")));
    }

    private Solution kept(Solution solution) {
        listings.add(solution.id);
        return solution;
    }

    private Solution drafted(Person author) {
        Person by = Person.findById(author.id);
        ListingContent content = Cast.content("待审方案", new Contact("周敏", "售前", "0512-66668888", "zhou@example.com"));
        return kept(lifecycle.create(Organization.findById(by.organizationId), by, content));
    }

    private Solution listed(String provider) {
        ListingContent content = Cast.content("名单方案", new Contact("周敏", "售前", "0512-66668888", "zhou@example.com"));
        return inTransaction(() -> {
            PublishedList list = new PublishedList();
            list.name = "某省推荐名单 " + NUMBER.incrementAndGet() + " " + System.nanoTime();
            list.issuer = "某省工业和信息化厅";
            list.createdAt = Instant.now();
            list.persist();
            return kept(lifecycle.publishListed(list, null, null, provider, content));
        });
    }

    private ListingClaim claimed(Person by) {
        Solution solution = listed("名单上的公司 " + NUMBER.incrementAndGet());
        return kept(claims.open(solution, false, organization(by), by, "本公司", "官网", List.of()));
    }

    private ListingClaim kept(ListingClaim claim) {
        open.add(claim.id);
        return claim;
    }

    private ListingClaim claimOf(int listings) {
        String name = "名单上的公司 " + NUMBER.incrementAndGet() + " " + System.nanoTime();
        Solution first = listed(name);
        for (int i = 1; i < listings; i++) {
            listed(name);
        }
        Person by = provider();
        ListingClaim claim = kept(claims.open(first, true, organization(by), by, "本公司", "官网", List.of()));
        // Beside the claimed ones, those that lists print under the same name from now on.
        for (int i = 0; i < listings; i++) {
            listed(name);
        }
        return claim;
    }

    private static Organization organization(Person of) {
        return inTransaction(() -> Organization.findById(of.organizationId));
    }

    private Conversation conversation(Solution about, Person with) {
        Conversation conversation = new Conversation();
        conversation.solution = Solution.findById(about.id);
        conversation.manufacturer = Organization.findById(reader.organizationId);
        conversation.provider = Organization.findById(with.organizationId);
        conversation.subject = "报价";
        conversation.state = ConversationState.OPEN;
        conversation.entries = 1;
        conversation.startedAt = Instant.now();
        conversation.lastEntryAt = conversation.startedAt;
        conversation.persist();
        ConversationEntry entry = new ConversationEntry();
        entry.conversation = conversation;
        entry.number = 1;
        entry.kind = ConversationEntry.Kind.MESSAGE;
        entry.author = Person.findById(with.id);
        entry.organization = conversation.provider;
        entry.text = "您好";
        entry.writtenAt = conversation.startedAt;
        entry.persist();
        return conversation;
    }

    private ImportJob upload(String csv, Person by) {
        try {
            Path file = Files.createTempFile("list", ".tmp");
            try {
                return imports.upload("名单.csv", Files.writeString(file, csv), by);
            } finally {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    /** A dry run that found so many rows wrong. */
    private ImportJob checked(int wrong) {
        StringBuilder file = new StringBuilder(ImportedLists.line(ImportedLists.name(), "A", "一个方案", "某公司", ""));
        for (int i = 0; i < wrong; i++) {
            file.append(ImportedLists.line(ImportedLists.name(), "B" + i, "", "", ""));
        }
        return lists.awaitState(lists.upload("list.jsonl", file.toString()).id, ImportState.READY);
    }

    private static <T> T inTransaction(Supplier<T> work) {
        return QuarkusTransaction.requiringNew().call(work::get);
    }
}
