package org.solutionpool.whitelist.register;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.solutionpool.taxonomy.Scheme;
import org.solutionpool.taxonomy.Taxonomy;
import org.solutionpool.web.Language;
import org.solutionpool.web.Link;
import org.solutionpool.web.Messages;
import org.solutionpool.web.ReadableTime;
import org.solutionpool.whitelist.programme.Batch;

/**
 * An entry as its public page shows it.
 *
 * @param subject what it vouches for: the listing where it can be read, else its name as published
 * @param provider likewise
 * @param verdict one sentence for those who came to check a claim
 * @param certificateUrl null where there is no certificate to print
 * @param renewedBy the entry that follows it; null if none does
 */
public record EntryView(
        EntryLine line,
        boolean inForce,
        boolean historical,
        String verdict,
        @Nullable String reason,
        Link subject,
        Link provider,
        String industries,
        Listing listing,
        @Nullable String certificateUrl,
        @Nullable Link renewedBy,
        List<Event> events,
        String address) {

    /** The published list. */
    public record Listing(
            Link name,
            String issuer,
            @Nullable String documentNumber,
            @Nullable String publishedOn,
            @Nullable Link source) {

        /** The list that an entry stands on, which need not be the first one of its batch. */
        static Listing of(WhitelistEntry entry, Language language) {
            return of(
                    entry.batch,
                    entry.documentNumber,
                    entry.batch.historical ? entry.batch.publishedOn : entry.listedOn,
                    language);
        }

        static Listing of(Batch batch, Language language) {
            return of(batch, batch.documentNumber, batch.publishedOn, language);
        }

        private static Listing of(
                Batch batch, @Nullable String documentNumber, @Nullable LocalDate publishedOn, Language language) {
            return new Listing(
                    new Link(EntryLine.batchName(batch, language), "/whitelist/batches/" + batch.id),
                    issuer(batch, language),
                    documentNumber,
                    publishedOn == null ? null : ReadableTime.day(publishedOn, language),
                    batch.sourceUrl == null ? null : new Link(batch.sourceUrl, linkable(batch.sourceUrl)));
        }

        /** Whoever published the list, which for a historical one is somebody else than the portal. */
        static String issuer(Batch batch, Language language) {
            return batch.historical && batch.sourceIssuer != null
                    ? batch.sourceIssuer
                    : batch.programme.issuer(language);
        }

        /** A source need not be an address; only what a browser can open becomes a link. */
        private static @Nullable String linkable(String source) {
            return source.startsWith("https://") || source.startsWith("http://") ? source : null;
        }
    }

    /** Something that happened. */
    public record Event(String day, String title, @Nullable String reason, List<String> details) {}

    /** @param base the portal's address, which the page's own address begins with */
    static EntryView of(
            WhitelistEntry entry,
            List<EntryHistory.Event> history,
            Language language,
            Taxonomy taxonomy,
            LocalDate today,
            String base) {
        EntryState state = entry.stateOn(today);
        EntryLine line = EntryLine.of(entry, language, taxonomy, today);
        boolean listingShown = entry.solution != null && entry.solution.isPublic();
        boolean providerShown = entry.organization != null && entry.organization.provider;
        Link provider = new Link(
                entry.provider(language),
                entry.organization != null && providerShown ? "/providers/" + entry.organization.id : null);
        return new EntryView(
                line,
                state.isInForce(),
                state == EntryState.HISTORICAL,
                Messages.text(language, "register", "verdict." + state.name()),
                entry.stateReason,
                entry.solutionTitle == null
                        ? provider
                        : new Link(
                                entry.subjectName(language),
                                entry.solution != null && listingShown ? "/solutions/" + entry.solution.id : null),
                provider,
                String.join(
                        Messages.text(language, "register", "separator"),
                        Arrays.stream(entry.industries)
                                .map(code -> taxonomy.name(Scheme.INDUSTRY, code, language))
                                .toList()),
                Listing.of(entry, language),
                state.isInForce() ? entry.path() + ".pdf" : null,
                entry.renewedBy == null ? null : new Link(entry.renewedBy.certificateNumber, entry.renewedBy.path()),
                history.stream().map(event -> event(event, entry, language)).toList(),
                base + entry.path());
    }

    private static Event event(EntryHistory.Event event, WhitelistEntry entry, Language language) {
        List<String> details = new java.util.ArrayList<>();
        detail(details, "event.due", event.dueOn(), language);
        detail(details, "event.met", event.metOn(), language);
        detail(details, "event.barred", event.barredUntil(), language);
        detail(details, "event.lifted", event.liftedOn(), language);
        return new Event(
                event.kind().equals("recorded")
                        ? EntryLine.listed(entry, language)
                        : ReadableTime.day(event.day(), language),
                Messages.text(language, "register", "event." + event.kind()),
                event.reason(),
                details);
    }

    private static void detail(List<String> details, String key, @Nullable LocalDate day, Language language) {
        if (day != null) {
            details.add(Messages.text(language, "register", key, ReadableTime.day(day, language)));
        }
    }
}
