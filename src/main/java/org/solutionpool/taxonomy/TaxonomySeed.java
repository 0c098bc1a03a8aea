package org.solutionpool.taxonomy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.flyway.FlywayConfigurationCustomizer;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.zip.CRC32;
import org.flywaydb.core.api.MigrationVersion;
import org.flywaydb.core.api.configuration.FluentConfiguration;
import org.flywaydb.core.api.migration.Context;
import org.flywaydb.core.api.migration.JavaMigration;
import org.jspecify.annotations.Nullable;

/**
 * Fills the table from the files a release ships: a repeatable migration that runs again whenever a file has changed.
 *
 * <p>It merges three ways, field by field: what the table says, what the last release shipped (column {@code shipped})
 * and what this one ships. A field that still equals the last release follows the new one; a field an admin has edited
 * stays. Whether a term is retired is the admin's alone, with one exception: a term that is gone from the files is
 * retired, never deleted, and belongs to the admin from then on. A code that an admin had already added keeps every
 * word the admin gave it.
 *
 * <p>It hands itself to Flyway because Quarkus passes on only the Java migrations in a package named like a location
 * ({@code db.migration}), and this one belongs to its feature.
 */
@Singleton
public class TaxonomySeed implements JavaMigration, FlywayConfigurationCustomizer {

    private static final ObjectMapper JSON = new ObjectMapper();

    private static final List<String> FIELDS =
            List.of("zh", "en", "parent", "aliases", "cues", "position", "attributes");

    private static final String READ = """
            SELECT scheme, code, shipped::text,
                   jsonb_build_object('zh', zh, 'en', en, 'parent', parent_code, 'aliases', to_jsonb(aliases),
                       'cues', to_jsonb(cues), 'position', position, 'attributes', attributes)::text
              FROM taxonomy_term""";

    private static final String WRITE = """
            INSERT INTO taxonomy_term (id, version, scheme, code, parent_code, zh, en, aliases, cues, position, retired,
                   attributes, shipped, updated_at, updated_by)
            SELECT nextval('taxonomy_term_seq'), 0, t.scheme, t.code, t.parent, t.zh, t.en,
                   ARRAY(SELECT jsonb_array_elements_text(t.aliases)), ARRAY(SELECT jsonb_array_elements_text(t.cues)),
                   t.position, t.retired, t.attributes, t.shipped, now(), 'release'
              FROM jsonb_to_recordset(?::jsonb) AS t(scheme text, code text, parent text, zh text, en text,
                   aliases jsonb, cues jsonb, position int, retired boolean, attributes jsonb, shipped jsonb)
            ON CONFLICT (scheme, code) DO UPDATE
               SET version = taxonomy_term.version + 1, parent_code = excluded.parent_code, zh = excluded.zh,
                   en = excluded.en, aliases = excluded.aliases, cues = excluded.cues, position = excluded.position,
                   retired = taxonomy_term.retired OR excluded.retired, attributes = excluded.attributes,
                   shipped = excluded.shipped, updated_at = now(), updated_by = 'release'""";

    private record Row(@Nullable JsonNode shipped, JsonNode current) {}

    private record Key(String scheme, String code) {}

    @Override
    public void customize(FluentConfiguration configuration) {
        configuration.javaMigrations(this);
    }

    /** None: the migration is a repeatable one. */
    @Override
    public @Nullable MigrationVersion getVersion() {
        return null;
    }

    @Override
    public String getDescription() {
        return "Reference data of the taxonomy";
    }

    /** Over the files, and over this class's own rules by hand: count it up when the merge itself changes. */
    @Override
    public Integer getChecksum() {
        CRC32 crc = new CRC32();
        crc.update(1);
        for (Scheme scheme : Scheme.values()) {
            crc.update(SeedFile.bytes(scheme));
        }
        return (int) crc.getValue();
    }

    @Override
    public boolean canExecuteInTransaction() {
        return true;
    }

    @Override
    public void migrate(Context context) throws SQLException, JsonProcessingException {
        merge(context.getConnection(), shipped());
    }

    static List<Term> shipped() {
        return List.of(Scheme.values()).stream()
                .flatMap(scheme -> SeedFile.terms(scheme).stream())
                .toList();
    }

    /** Brings the table to a release's terms; in the caller's transaction. */
    static void merge(Connection connection, List<Term> release) throws SQLException, JsonProcessingException {
        Map<Key, Row> table = read(connection);
        ArrayNode changes = JSON.createArrayNode();
        Set<Key> known = new HashSet<>();
        for (Term term : release) {
            Key key = new Key(term.scheme().code(), term.code());
            known.add(key);
            ObjectNode shipped = fields(term);
            Row row = table.get(key);
            if (row == null) {
                changes.add(change(key, shipped, shipped, false));
            } else if (!shipped.equals(row.shipped())) {
                changes.add(change(key, merged(row, shipped), shipped, false));
            }
        }
        table.forEach((key, row) -> {
            if (row.shipped() != null && !known.contains(key)) {
                changes.add(change(key, row.current(), null, true));
            }
        });
        if (changes.isEmpty()) {
            return;
        }
        try (PreparedStatement statement = connection.prepareStatement(WRITE)) {
            statement.setString(1, JSON.writeValueAsString(changes));
            statement.executeUpdate();
        }
    }

    private static ObjectNode merged(Row row, ObjectNode shipped) {
        ObjectNode merged = JSON.createObjectNode();
        for (String field : FIELDS) {
            JsonNode current = row.current().path(field);
            boolean edited =
                    row.shipped() == null || !current.equals(row.shipped().path(field));
            merged.set(field, edited ? current : shipped.path(field));
        }
        return merged;
    }

    private static ObjectNode change(Key key, JsonNode fields, @Nullable JsonNode shipped, boolean retired) {
        ObjectNode change = fields.deepCopy();
        change.put("scheme", key.scheme());
        change.put("code", key.code());
        change.put("retired", retired);
        change.set("shipped", shipped);
        return change;
    }

    private static ObjectNode fields(Term term) {
        ObjectNode fields = JSON.createObjectNode();
        fields.put("zh", term.zh());
        fields.put("en", term.en());
        fields.put("parent", term.parent());
        fields.set("aliases", JSON.valueToTree(term.aliases()));
        fields.set("cues", JSON.valueToTree(term.cues()));
        fields.put("position", term.position());
        fields.set("attributes", JSON.valueToTree(term.attributes()));
        return fields;
    }

    private static Map<Key, Row> read(Connection connection) throws SQLException, JsonProcessingException {
        Map<Key, Row> rows = new HashMap<>();
        try (PreparedStatement statement = connection.prepareStatement(READ);
                ResultSet result = statement.executeQuery()) {
            while (result.next()) {
                String shipped = result.getString(3);
                rows.put(
                        new Key(result.getString(1), result.getString(2)),
                        new Row(shipped == null ? null : JSON.readTree(shipped), JSON.readTree(result.getString(4))));
            }
        }
        return rows;
    }
}
