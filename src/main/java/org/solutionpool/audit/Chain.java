package org.solutionpool.audit;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** Reads events and links as they stand in the database, past every cache. */
@ApplicationScoped
public class Chain {

    /** How many links are read at once. */
    static final int PAGE = 1_000;

    private static final String HEAD = "select number, hash, sealed_at from audit_link order by number desc limit 1";

    @Inject
    DataSource dataSource;

    /** An event and its link; one of them can be missing where the database was tampered with. */
    record Entry(@Nullable StoredEvent event, @Nullable ChainLink link) {}

    /** The numbers between which the links of a period lie. */
    record Numbers(long first, long last) {}

    /** The last link, or {@link Head#NONE}. */
    public Head head() {
        return query(connection -> head(connection));
    }

    static Head head(Connection connection) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(HEAD);
                ResultSet row = select.executeQuery()) {
            return row.next()
                    ? new Head(row.getLong("number"), row.getString("hash"), StoredEvent.time(row, "sealed_at"))
                    : Head.NONE;
        }
    }

    /** The next links behind a number, at most {@link #PAGE}. */
    List<Entry> after(long number) {
        return query(connection -> {
            try (PreparedStatement select = connection.prepareStatement(
                    "select %s, %s from audit_link l left join audit_event e on e.id = l.event_id where l.number > ? order by l.number limit ?"
                            .formatted(ChainLink.COLUMNS, StoredEvent.COLUMNS))) {
                select.setLong(1, number);
                select.setInt(2, PAGE);
                return entries(select);
            }
        });
    }

    /** The next links behind a number up to another one whose events lie in a period, at most {@link #PAGE}. */
    List<Entry> after(long number, long last, Period period) {
        return query(connection -> {
            try (PreparedStatement select = connection.prepareStatement(
                    "select %s, %s from audit_link l join audit_event e on e.id = l.event_id where l.number > ? and l.number <= ? and e.at >= ? and e.at < ? order by l.number limit ?"
                            .formatted(ChainLink.COLUMNS, StoredEvent.COLUMNS))) {
                select.setLong(1, number);
                select.setLong(2, last);
                select.setObject(3, utc(period.begin()));
                select.setObject(4, utc(period.end()));
                select.setInt(5, PAGE);
                return entries(select);
            }
        });
    }

    /** Where the links of a period lie; empty if there are none. */
    Optional<Numbers> numbers(Period period) {
        return query(connection -> {
            try (PreparedStatement select = connection.prepareStatement(
                    "select min(l.number), max(l.number) from audit_event e join audit_link l on l.event_id = e.id where e.at >= ? and e.at < ?")) {
                select.setObject(1, utc(period.begin()));
                select.setObject(2, utc(period.end()));
                try (ResultSet row = select.executeQuery()) {
                    row.next();
                    long first = row.getLong(1);
                    return row.wasNull() ? Optional.empty() : Optional.of(new Numbers(first, row.getLong(2)));
                }
            }
        });
    }

    /** An event with its link, which it may not have yet. */
    Optional<Entry> ofEvent(long id) {
        return query(connection -> {
            try (PreparedStatement select = connection.prepareStatement(
                    "select %s, %s from audit_event e left join audit_link l on l.event_id = e.id where e.id = ?"
                            .formatted(ChainLink.COLUMNS, StoredEvent.COLUMNS))) {
                select.setLong(1, id);
                return entries(select).stream().findFirst();
            }
        });
    }

    /** A page of events, newest first. */
    List<Entry> newest(RecordFilter filter, int offset, int limit) {
        return query(connection -> {
            try (PreparedStatement select = connection.prepareStatement(
                    "select %s, %s from audit_event e left join audit_link l on l.event_id = e.id where %s order by e.at desc, e.id desc limit ? offset ?"
                            .formatted(ChainLink.COLUMNS, StoredEvent.COLUMNS, filter.condition()))) {
                int bound = bind(select, filter);
                select.setInt(bound + 1, limit);
                select.setInt(bound + 2, offset);
                return entries(select);
            }
        });
    }

    /** How many events there are, counted up to a most: over millions the exact number takes longer than the page. */
    int count(RecordFilter filter, int most) {
        return query(connection -> {
            try (PreparedStatement select = connection.prepareStatement(
                    "select count(*) from (select 1 from audit_event e where %s limit ?) found"
                            .formatted(filter.condition()))) {
                select.setInt(bind(select, filter) + 1, most);
                try (ResultSet row = select.executeQuery()) {
                    row.next();
                    return row.getInt(1);
                }
            }
        });
    }

    private static int bind(PreparedStatement select, RecordFilter filter) throws SQLException {
        int bound = 0;
        for (Object argument : filter.arguments()) {
            select.setObject(++bound, argument);
        }
        return bound;
    }

    /** The event behind a link; empty if there is no such link. */
    Optional<Long> eventOf(long number) {
        return query(connection -> {
            try (PreparedStatement select =
                    connection.prepareStatement("select event_id from audit_link where number = ?")) {
                select.setLong(1, number);
                return first(select);
            }
        });
    }

    /** The oldest event that should have a link since a point in time and has none; empty if all have theirs. */
    Optional<Long> unsealedSince(Instant time) {
        return query(connection -> {
            try (PreparedStatement select = connection.prepareStatement(
                    "select e.id from audit_unsealed u join audit_event e on e.id = u.event_id where e.at < ? order by e.at, e.id limit 1")) {
                select.setObject(1, utc(time));
                return first(select);
            }
        });
    }

    /** An event that waits for its link and is gone. */
    Optional<Long> goneBeforeSealed() {
        return query(connection -> {
            try (PreparedStatement select = connection.prepareStatement(
                    "select u.event_id from audit_unsealed u where not exists (select 1 from audit_event e where e.id = u.event_id) order by 1 limit 1")) {
                return first(select);
            }
        });
    }

    /** An event that neither has a link nor waits for one: added or cut off past the triggers. */
    Optional<Long> outsideOfTheChain() {
        return query(connection -> {
            try (PreparedStatement select = connection.prepareStatement(
                    "select e.id from audit_event e where not exists (select 1 from audit_link l where l.event_id = e.id) and not exists (select 1 from audit_unsealed u where u.event_id = e.id) limit 1")) {
                return first(select);
            }
        });
    }

    static OffsetDateTime utc(Instant time) {
        return time.atOffset(ZoneOffset.UTC);
    }

    /** Something read from a connection. */
    interface Reading<T> {
        T from(Connection connection) throws SQLException;
    }

    <T> T query(Reading<T> reading) {
        try (Connection connection = dataSource.getConnection()) {
            return reading.from(connection);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Optional<Long> first(PreparedStatement select) throws SQLException {
        try (ResultSet row = select.executeQuery()) {
            return row.next() ? Optional.of(row.getLong(1)) : Optional.empty();
        }
    }

    private static List<Entry> entries(PreparedStatement select) throws SQLException {
        List<Entry> entries = new ArrayList<>();
        try (ResultSet row = select.executeQuery()) {
            while (row.next()) {
                row.getLong("id");
                StoredEvent event = row.wasNull() ? null : StoredEvent.read(row);
                row.getLong("number");
                entries.add(new Entry(event, row.wasNull() ? null : ChainLink.read(row)));
            }
        }
        return entries;
    }
}
