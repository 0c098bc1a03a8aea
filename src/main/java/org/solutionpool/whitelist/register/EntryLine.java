package org.solutionpool.whitelist.register;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.solutionpool.taxonomy.Scheme;
import org.solutionpool.taxonomy.Taxonomy;
import org.solutionpool.web.Language;
import org.solutionpool.web.Messages;
import org.solutionpool.web.ReadableTime;
import org.solutionpool.whitelist.programme.Batch;

/**
 * An entry in a list.
 *
 * @param provider null where the entry is for the provider itself
 * @param stateKind the colour of the state's badge
 */
public record EntryLine(
        String number,
        String url,
        String name,
        String subject,
        @Nullable String provider,
        @Nullable String creditCode,
        @Nullable String region,
        String batch,
        String batchUrl,
        String state,
        String stateKind,
        String listedOn,
        @Nullable String validUntil) {

    static EntryLine of(WhitelistEntry entry, Language language, Taxonomy taxonomy, LocalDate today) {
        EntryState state = entry.stateOn(today);
        return new EntryLine(
                entry.certificateNumber,
                entry.path(),
                entry.subjectName(language),
                Messages.text(
                        language, "register", "subject." + (entry.solutionTitle == null ? "provider" : "solution")),
                entry.solutionTitle == null ? null : entry.provider(language),
                entry.creditCode,
                entry.region == null ? null : taxonomy.name(Scheme.REGION, entry.region, language),
                batchName(entry.batch, language),
                "/whitelist/batches/" + entry.batch.id,
                Messages.text(language, "register", "state." + state.name()),
                stateKind(state),
                listed(entry, language),
                entry.validUntil == null ? null : ReadableTime.day(entry.validUntil, language));
    }

    /** A list that others published is called as they called it. */
    static String batchName(Batch batch, Language language) {
        return batch.historical && batch.sourceName != null ? batch.sourceName : batch.name(language);
    }

    /** The day of listing; of a list that others published only the year is known. */
    static String listed(WhitelistEntry entry, Language language) {
        if (entry.state != EntryState.HISTORICAL) {
            return ReadableTime.day(entry.listedOn, language);
        }
        return entry.batch.sourceYear == null
                ? Messages.text(language, "register", "yearUnknown")
                : String.valueOf(entry.batch.sourceYear);
    }

    static String stateKind(EntryState state) {
        return switch (state) {
            case VALID -> "success";
            case RECTIFYING -> "warning";
            case SUSPENDED, REMOVED -> "danger";
            case EXPIRED, RENEWED, RESIGNED, HISTORICAL -> "neutral";
        };
    }
}
