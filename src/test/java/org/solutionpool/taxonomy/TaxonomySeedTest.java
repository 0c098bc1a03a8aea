package org.solutionpool.taxonomy;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A new release over an edited table, in a transaction that is never committed. */
@QuarkusTest
class TaxonomySeedTest {

    @Inject
    DataSource dataSource;

    @Inject
    Taxonomy taxonomy;

    Connection connection;

    @BeforeEach
    void begin() throws SQLException {
        connection = dataSource.getConnection();
        connection.setAutoCommit(false);
    }

    @AfterEach
    void forget() throws SQLException {
        connection.rollback();
        connection.close();
    }

    @Test
    void everything_the_release_ships_is_in_the_table_and_in_memory() {
        for (Term shipped : TaxonomySeed.shipped()) {
            assertThat(taxonomy.find(shipped.scheme(), shipped.code()))
                    .as(shipped.code())
                    .isPresent();
        }
    }

    @Test
    void the_same_release_again_changes_nothing() throws Exception {
        long before = counter();
        TaxonomySeed.merge(connection, TaxonomySeed.shipped());
        assertThat(counter()).isEqualTo(before);
    }

    @Test
    void a_new_release_mends_what_nobody_edited_and_leaves_what_an_admin_edited() throws Exception {
        execute("update taxonomy_term set zh = '大泵', aliases = '{抽水机}' where scheme = 'equipment' and code = 'E204'");

        TaxonomySeed.merge(
                connection,
                release(
                        "E204",
                        pump -> new Term(
                                pump.scheme(),
                                pump.code(),
                                pump.parent(),
                                "泵类设备",
                                "Pumps of all kinds",
                                List.of("泵浦"),
                                pump.cues(),
                                pump.position(),
                                false,
                                pump.attributes())));

        assertThat(value("zh", "E204")).as("edited by the admin").isEqualTo("大泵");
        assertThat(value("aliases", "E204")).as("edited by the admin").isEqualTo("{抽水机}");
        assertThat(value("en", "E204")).as("edited by nobody").isEqualTo("Pumps of all kinds");
    }

    @Test
    void a_new_release_adds_terms() throws Exception {
        List<Term> more = new ArrayList<>(TaxonomySeed.shipped());
        more.add(new Term(
                Scheme.EQUIPMENT,
                "E299",
                "E2",
                "真空设备",
                "Vacuum equipment",
                List.of(),
                List.of(),
                990,
                false,
                Map.of()));

        TaxonomySeed.merge(connection, more);

        assertThat(value("zh", "E299")).isEqualTo("真空设备");
        assertThat(value("updated_by", "E299")).isEqualTo(TaxonomyTerm.RELEASE);
    }

    @Test
    void a_term_that_is_gone_from_the_release_is_retired_and_not_deleted() throws Exception {
        TaxonomySeed.merge(
                connection,
                TaxonomySeed.shipped().stream()
                        .filter(term -> !term.code().equals("E204"))
                        .toList());

        assertThat(value("retired", "E204")).isEqualTo("t");
        assertThat(value("zh", "E204")).isEqualTo("水泵");
    }

    @Test
    void a_term_an_admin_retired_stays_retired() throws Exception {
        execute("update taxonomy_term set retired = true where scheme = 'equipment' and code = 'E204'");

        TaxonomySeed.merge(
                connection,
                release(
                        "E204",
                        pump -> new Term(
                                pump.scheme(),
                                pump.code(),
                                pump.parent(),
                                "泵类设备",
                                pump.en(),
                                pump.aliases(),
                                pump.cues(),
                                pump.position(),
                                false,
                                pump.attributes())));

        assertThat(value("retired", "E204")).isEqualTo("t");
        assertThat(value("zh", "E204")).isEqualTo("泵类设备");
    }

    private static List<Term> release(String code, UnaryOperator<Term> change) {
        return TaxonomySeed.shipped().stream()
                .map(term -> term.code().equals(code) ? change.apply(term) : term)
                .toList();
    }

    private void execute(String sql) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            assertThat(statement.executeUpdate()).isEqualTo(1);
        }
    }

    private String value(String column, String code) throws SQLException {
        return query("select " + column + "::text from taxonomy_term where scheme = 'equipment' and code = '" + code
                        + "'")
                .replace("true", "t");
    }

    private long counter() throws SQLException {
        return Long.parseLong(query("select counter from taxonomy_change"));
    }

    private String query(String sql) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql);
                ResultSet result = statement.executeQuery()) {
            assertThat(result.next()).isTrue();
            return result.getString(1);
        }
    }
}
