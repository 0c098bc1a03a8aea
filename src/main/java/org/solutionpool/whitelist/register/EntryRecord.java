package org.solutionpool.whitelist.register;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.solutionpool.whitelist.programme.Batch;

/**
 * An entry as other programs read it, and as one line of the exports.
 *
 * @param state as it is today
 * @param inForce whether it vouches for anything today
 * @param reason for the state, where there is one
 * @param subject {@code provider} or {@code solution}
 * @param solution the title as published; null for an entry of a provider
 * @param region a code of GB/T 2260
 * @param listedOn null for a record of another list, of which the year at most is known: it stands with the list
 * @param url of its page
 * @param history what happened to it, newest first; null in lists
 */
@Schema(name = "WhitelistEntry")
@JsonInclude(JsonInclude.Include.NON_NULL)
public record EntryRecord(
        String number,
        String state,
        boolean inForce,
        @Nullable String reason,
        String subject,
        String provider,
        @Nullable String providerEn,
        @Nullable String solution,
        @Nullable String solutionEn,
        @Nullable String creditCode,
        @Nullable String region,
        List<String> industries,
        Listing listing,
        @Nullable LocalDate listedOn,
        @Nullable LocalDate validUntil,
        @Nullable String renewedBy,
        String url,
        @Nullable List<EntryHistory.Event> history) {

    /**
     * The published list it stands on.
     *
     * @param documentNumber of the document that published it; null if it has none
     * @param source where a list that others published is to be read; null for a list of this portal
     */
    @Schema(name = "WhitelistBatch")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Listing(
            long id,
            String programmeCode,
            String programme,
            String programmeEn,
            int batch,
            String issuer,
            @Nullable String documentNumber,
            @Nullable LocalDate publishedOn,
            boolean historical,
            @Nullable String source,
            @Nullable Integer sourceYear) {

        static Listing of(WhitelistEntry entry) {
            Batch batch = entry.batch;
            return new Listing(
                    Objects.requireNonNull(batch.id),
                    batch.programme.code,
                    batch.historical && batch.sourceName != null ? batch.sourceName : batch.programme.nameZh,
                    batch.programme.nameEn,
                    batch.number,
                    batch.historical && batch.sourceIssuer != null ? batch.sourceIssuer : batch.programme.issuerZh,
                    entry.documentNumber,
                    batch.historical ? batch.publishedOn : entry.listedOn,
                    batch.historical,
                    batch.sourceUrl,
                    batch.sourceYear);
        }
    }

    /** @param history null where it is not asked for */
    static EntryRecord of(WhitelistEntry entry, LocalDate today, @Nullable List<EntryHistory.Event> history) {
        EntryState state = entry.stateOn(today);
        return new EntryRecord(
                entry.certificateNumber,
                RegisterFilter.code(state),
                state.isInForce(),
                entry.stateReason,
                entry.solutionTitle == null ? "provider" : "solution",
                entry.providerName,
                entry.providerNameEn,
                entry.solutionTitle,
                entry.solutionTitleEn,
                entry.creditCode,
                entry.region,
                List.of(entry.industries),
                Listing.of(entry),
                state == EntryState.HISTORICAL ? null : entry.listedOn,
                entry.validUntil,
                entry.renewedBy == null ? null : entry.renewedBy.certificateNumber,
                entry.path(),
                history);
    }
}
