package org.solutionpool.shortlist;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.solutionpool.account.Person;
import org.solutionpool.journeys.Cast;
import org.solutionpool.journeys.Visitor;
import org.solutionpool.journeys.Visitor.Answer;
import org.solutionpool.notification.Notice;
import org.solutionpool.solution.ListingContent.Contact;
import org.solutionpool.solution.Solution;
import org.solutionpool.whitelist.register.RegisteredEntries;
import org.solutionpool.whitelist.register.WhitelistEntry;

/** What somebody keeps, compares, and is told about. */
@QuarkusTest
class ShortlistTest {

    private static final Contact CONTACT = new Contact("方宁", null, "0571-1", null);

    @Inject
    RegisteredEntries entries;

    private Person owner;
    private Solution first;
    private Solution second;

    @BeforeEach
    void publish() {
        String unique = Long.toString(System.nanoTime(), 36);
        owner = Cast.owner("方宁", "杭州收藏测试公司" + unique, true, false);
        first = Cast.solution(owner, "空压站云端监控" + unique, CONTACT);
        second = Cast.solution(owner, "空压站节能改造" + unique, CONTACT);
    }

    @Test
    void a_signed_in_reader_keeps_two_compares_them_and_removes_one() {
        Visitor reader = Visitor.anonymous();
        reader.signIn("manufacturer1@demo.pool");
        WhitelistEntry entry = entries.list(owner, first);

        keeps(reader, first);
        keeps(reader, first);
        Answer list = keeps(reader, second);
        assertThat(list.text()).contains("已收藏");

        Answer shortlist = reader.get("/shortlist");
        assertThat(shortlist.page().select("main tbody tr a[href='/solutions/" + first.id + "']"))
                .hasSize(1);
        assertThat(shortlist.body()).contains(entry.path());
        assertThat(reader.get("/shortlist/compare?id=" + first.id).status()).isEqualTo(422);
        Answer comparison = reader.get("/shortlist/compare?id=" + first.id + "&id=" + second.id);
        assertThat(comparison.status()).isEqualTo(200);
        assertThat(comparison.page().select("thead a")).hasSize(2);
        assertThat(comparison.body()).contains(entry.path(), "不在白名单");

        entries.suspend(entry, "证据过期");
        assertThat(reader.get("/shortlist").body()).doesNotContain(entry.path());

        reader.submit(shortlist, "form[action='/shortlist/" + second.id + "/remove']");
        assertThat(reader.get("/shortlist").body()).doesNotContain("/solutions/" + second.id + "\"");
    }

    @Test
    void whoever_keeps_it_is_told_once_when_the_badge_goes() {
        Person keeper = Cast.person("采购员");
        Person other = Cast.person("旁人");
        QuarkusTransaction.requiringNew().run(() -> {
            ShortlistItem.add(Person.findById(keeper.id), Solution.findById(first.id));
            ShortlistItem.add(Person.findById(keeper.id), Solution.findById(second.id));
        });
        WhitelistEntry provider = entries.list(owner, null);

        entries.suspend(provider, "年度报告未交");
        entries.reinstate(provider);

        assertThat(told(keeper)).hasSize(1).allSatisfy(notice -> assertThat(notice.link)
                .isEqualTo(provider.path()));
        assertThat(told(other)).isEmpty();
    }

    private static Answer keeps(Visitor reader, Solution solution) {
        return reader.submit(reader.get("/solutions/" + solution.id), "form[action='/shortlist/" + solution.id + "']");
    }

    private static List<Notice> told(Person person) {
        return QuarkusTransaction.requiringNew()
                .call(() -> Notice.list("personId = ?1 and kind = 'shortlist.lost'", person.id));
    }
}
