package org.solutionpool.audit;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Map;

/**
 * The seal of one event.
 *
 * @param number counts from 1 without a gap
 * @param eventHash over the canonical form of the event
 * @param previousHash the hash of the link before; {@link #NOTHING_BEFORE} for the first
 * @param hash over the canonical form of all the others
 * @param sealedAt the database's clock, to the microsecond
 */
record ChainLink(long number, long eventId, String eventHash, String previousHash, String hash, Instant sealedAt) {

    /** What the first link continues. */
    static final String NOTHING_BEFORE = "0".repeat(64);

    /** What a query that is read with {@link #read} selects from {@code audit_link l}. */
    static final String COLUMNS = "l.number, l.event_id, l.event_hash, l.previous_hash, l.hash, l.sealed_at";

    static ChainLink read(ResultSet row) throws SQLException {
        return new ChainLink(
                row.getLong("number"),
                row.getLong("event_id"),
                row.getString("event_hash"),
                row.getString("previous_hash"),
                row.getString("hash"),
                StoredEvent.time(row, "sealed_at"));
    }

    /** The link for an event that follows another link. */
    static ChainLink of(long number, StoredEvent event, String previousHash, Instant sealedAt) {
        ChainLink link = new ChainLink(number, event.id(), Sha256.of(event.canonical()), previousHash, "", sealedAt);
        return new ChainLink(number, event.id(), link.eventHash, previousHash, Sha256.of(link.canonical()), sealedAt);
    }

    /** The text that is hashed: every value but the hash itself. */
    String canonical() {
        return CanonicalJson.of(Map.of(
                "eventHash",
                eventHash,
                "eventId",
                eventId,
                "number",
                number,
                "previousHash",
                previousHash,
                "sealedAt",
                StoredEvent.time(sealedAt)));
    }

    boolean carriesItsHash() {
        return Sha256.of(canonical()).equals(hash);
    }

    /** Whether an event is the one that was sealed, unchanged. */
    boolean seals(StoredEvent event) {
        try {
            return Sha256.of(event.canonical()).equals(eventHash);
        } catch (IllegalArgumentException | DateTimeException e) {
            // A value that the portal could never have sealed, such as the date «infinity».
            return false;
        }
    }
}
