package org.solutionpool.solution;

import io.quarkus.qute.RawString;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.solutionpool.web.Link;
import org.solutionpool.web.StateBadge;

/**
 * A listing as its public page shows it, in one language. The contact person is not in it.
 *
 * @param banner what an insider is told about its state; null on the public page
 * @param standings the badges of the whitelist
 * @param vouchedBy the entries behind them
 * @param description null where there is none
 * @param details rows of names and values: price, delivery, regions
 * @param source where a listing without an account comes from; null for others
 * @param contactUrl null where nobody can be written to: without an account behind it, and while it is not public
 * @param claimUrl where the provider asks for a listing that nobody has claimed; null for others
 * @param alike asked for similar solutions while the page is drawn, when no transaction is open any more
 * @param jsonLd schema.org's description of it; null where it is not public
 */
public record SolutionView(
        long id,
        String title,
        @Nullable Banner banner,
        List<StateBadge> badges,
        List<StandingBadge> standings,
        List<StandingLine> vouchedBy,
        @Nullable Link provider,
        @Nullable String region,
        @Nullable String publishedOn,
        String summary,
        @Nullable RawString description,
        List<Words> words,
        List<TermGroup> terms,
        List<Detail> details,
        List<CertificateLine> certificates,
        List<CaseBlock> cases,
        List<Picture> pictures,
        List<Download> downloads,
        @Nullable Source source,
        @Nullable String contactUrl,
        @Nullable String claimUrl,
        @Nullable RawString jsonLd,
        Supplier<List<SimilarSolutions.Similar>> alike,
        boolean suspendable,
        boolean reinstatable,
        boolean own) {

    /** Published solutions that are like this one; empty where there are none, and beside anything but the public page. */
    public List<SimilarSolutions.Similar> similar() {
        return alike.get();
    }

    /** A message on the whole listing. */
    public record Banner(String kind, String text) {}

    /** A list of the provider's sentences under a heading; the id is the heading's anchor. */
    public record Words(String id, String title, @Nullable String note, List<String> lines) {}

    /** An entry of the whitelist, in full. */
    public record StandingLine(String kind, String programme, Link number, String until) {}

    /** The terms of one scheme, each leading to the search for it; the id is the heading's anchor. */
    public record TermGroup(String id, String label, List<Link> terms) {}

    /** A name and its value. */
    public record Detail(String label, String text) {}

    /** A certificate. */
    public record CertificateLine(String name, String level, String number, String until) {}

    /** A reference case. */
    public record CaseBlock(
            String title, String customer, @Nullable Link industry, String text, List<FigureLine> figures) {}

    /** A figure of a case. */
    public record FigureLine(String name, String before, String after, String unit) {}

    /** A picture with its caption. */
    public record Picture(String url, String caption, String alternative) {}

    /** A file to open. */
    public record Download(String name, String url, String size, String icon) {}

    /** The published list a listing was taken from. */
    public record Source(String text, @Nullable String url) {}
}
