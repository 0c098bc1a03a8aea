package org.solutionpool.need;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.text.NumberFormat;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.solutionpool.activity.Origin;
import org.solutionpool.matching.Combination;
import org.solutionpool.matching.Coverage;
import org.solutionpool.matching.Coverage.Cell;
import org.solutionpool.matching.Coverage.Covered;
import org.solutionpool.matching.Fit;
import org.solutionpool.matching.Match;
import org.solutionpool.matching.MatchAnswers;
import org.solutionpool.matching.MatchAnswers.Said;
import org.solutionpool.matching.MatchResult;
import org.solutionpool.matching.MatchResult.Exclusion;
import org.solutionpool.matching.Offer;
import org.solutionpool.matching.Reason;
import org.solutionpool.matching.Reason.Terms;
import org.solutionpool.matching.ReasonTexts;
import org.solutionpool.matching.ScoreLines;
import org.solutionpool.solution.StandingBadge;
import org.solutionpool.taxonomy.Scheme;
import org.solutionpool.web.Language;
import org.solutionpool.web.Messages;
import org.solutionpool.web.ReadableTime;
import org.solutionpool.web.RequestLanguage;
import org.solutionpool.web.StateBadge;

/** What a match found for a need, as people read it, in the reader's language. */
@RequestScoped
public class MatchReading {

    private static final String BUNDLE = "needmatch";

    /** So many kinds of machines does the form of an enquiry take. */
    private static final int ASKED_ABOUT = 20;

    private static final int SHORT_REASONS = 2;

    /**
     * A solution in the ranked list.
     *
     * @param rank from 1, through all pages
     * @param score from 0 to 100, with one decimal
     * @param unconfirmed the musts that the listing says nothing about, in one line; null if there are none
     * @param contactUrl where its provider is written to; null if nobody has claimed the listing
     */
    public record Row(
            int rank,
            long id,
            String url,
            String title,
            String provider,
            StateBadge level,
            String score,
            List<StandingBadge> vouched,
            List<Said> fits,
            List<Said> lacks,
            List<Said> unknown,
            @Nullable String unconfirmed,
            List<Line> lines,
            @Nullable String contactUrl) {}

    /** What one factor gives, and what it could give at most. */
    public record Line(String factor, String points, String of, boolean must) {}

    /** A solution in short: the best of what speaks for it, or what excludes it. */
    public record Brief(
            String url, String title, String provider, StateBadge level, String score, List<Said> reasons) {}

    /** A must, how many listings it excludes, and how many come back when it alone becomes a wish. */
    public record Must(String code, String name, long count, long gained) {}

    /** What several solutions do together; open is what they leave open, in one line, empty if nothing is. */
    public record Together(List<Share> shares, String open) {}

    /** What one solution takes on, in one line. */
    public record Share(Brief solution, String takesOn) {}

    /** Equipment against solutions. */
    public record Matrix(List<Column> columns, List<Kind> kinds, int gaps) {}

    /** A solution in the matrix. */
    public record Column(int rank, String url, String title) {}

    /** A kind of machine in the matrix; protocols is empty if none is known. */
    public record Kind(String name, int count, String protocols, boolean gap, List<Answer> answers) {}

    /**
     * What one solution says about one kind.
     *
     * @param kind the colour, beside icon and text that say the same
     * @param proposed whether the portal put it there and not the provider
     */
    public record Answer(String solution, String icon, String kind, String text, boolean proposed) {}

    @Inject
    MatchAnswers answers;

    @Inject
    ReasonTexts texts;

    @Inject
    NeedReading reading;

    @Inject
    RequestLanguage language;

    @Inject
    Messages messages;

    /**
     * A page of the ranked list.
     *
     * @param reported the id of the page that its links carry, so that it can be told what readers made of it
     */
    public List<Row> rows(Need need, MatchResult result, int page, int size, Optional<String> reported) {
        List<Match> matches = result.page(page, size);
        int before = (page - 1) * size;
        return IntStream.range(0, matches.size())
                .mapToObj(i ->
                        row(need, before + i + 1, matches.get(i), reported.map(id -> new Origin(id, before + i + 1))))
                .toList();
    }

    private Row row(Need need, int rank, Match match, Optional<Origin> origin) {
        Language reader = language.get();
        Offer offer = match.offer();
        MatchAnswers.Matched said = answers.matched(match, reader);
        ScoreLines score = ScoreLines.of(match);
        LocalDate today = LocalDate.now(ReadableTime.ZONE);
        return new Row(
                rank,
                offer.id(),
                said.url() + origin.map(Origin::query).orElse(""),
                said.title(),
                said.provider(),
                level(match),
                tenths(score.tenths()),
                StandingBadge.of(
                        offer.whitelist().stream()
                                .filter(standing -> standing.isInForceOn(today))
                                .toList(),
                        reader),
                followed(said.fits(), origin),
                followed(said.lacks(), origin),
                followed(said.unknown(), origin),
                match.unconfirmed().isEmpty()
                        ? null
                        : joined(match.unconfirmed().stream()
                                .map(factor -> texts.name(factor, reader))
                                .toList()),
                score.lines().stream()
                        .map(line -> new Line(
                                texts.name(line.factor(), reader),
                                tenths(line.tenths()),
                                tenths(line.of()),
                                line.must()))
                        .toList(),
                contact(need, offer, origin));
    }

    /** Reasons whose links say that it was a reason that was followed. */
    private static List<Said> followed(List<Said> reasons, Optional<Origin> origin) {
        return origin.map(Origin::reasonQuery)
                .map(query -> reasons.stream()
                        .map(said -> said.url() == null
                                ? said
                                : new Said(said.text(), said.url().replace("#", query + "#")))
                        .toList())
                .orElse(reasons);
    }

    /** The first solutions, each with the two reasons that give it most points. */
    public List<Brief> best(MatchResult result, int most) {
        return result.matches().stream()
                .limit(most)
                .map(match -> shortened(match, bestReasons(match)))
                .toList();
    }

    /** What musts exclude although it is near, with the reasons. */
    public List<Brief> excluded(MatchResult result) {
        return result.excluded().stream()
                .map(match -> shortened(match, excluding(match)))
                .toList();
    }

    /** What each must excludes. */
    public List<Must> musts(MatchResult result) {
        return result.exclusions().stream().map(this::must).toList();
    }

    /**
     * The must to make a wish where nothing is left: the one that alone keeps the nearest solution away, not the one that
     * keeps most away, for what has nothing of the rest that is asked is no gain. Null if no must does so alone.
     */
    public @Nullable Must loosest(MatchResult result) {
        return result.excluded().stream()
                .map(Match::excludedBy)
                .filter(musts -> musts.size() == 1)
                .map(List::getFirst)
                .flatMap(factor ->
                        result.exclusions().stream().filter(one -> one.factor() == factor && one.gained() > 0))
                .findFirst()
                .map(this::must)
                .orElse(null);
    }

    private Must must(Exclusion one) {
        return new Must(one.factor().code(), texts.name(one.factor(), language.get()), one.count(), one.gained());
    }

    /** Several solutions together; null if there is no such proposal. */
    public @Nullable Together together(Optional<Combination> combination) {
        return combination
                .map(found -> new Together(
                        found.parts().stream()
                                .map(part -> new Share(shortened(part.match(), List.of()), names(part.takesOn())))
                                .toList(),
                        names(found.missing())))
                .orElse(null);
    }

    /** Equipment against solutions. */
    public Matrix matrix(Coverage coverage) {
        List<Column> columns = IntStream.range(0, coverage.solutions().size())
                .mapToObj(i -> new Column(
                        i + 1,
                        coverage.solutions().get(i).url(),
                        coverage.solutions().get(i).title(language.get())))
                .toList();
        List<Kind> kinds = coverage.rows().stream()
                .map(row -> new Kind(
                        reading.names(Scheme.EQUIPMENT, List.of(row.machines().category())),
                        row.machines().count(),
                        reading.names(Scheme.PROTOCOL, row.machines().protocols()),
                        row.gap(),
                        IntStream.range(0, columns.size())
                                .mapToObj(i -> answer(
                                        columns.get(i).title(), row.cells().get(i)))
                                .toList()))
                .toList();
        return new Matrix(columns, kinds, (int) kinds.stream().filter(Kind::gap).count());
    }

    private Answer answer(String solution, Cell cell) {
        String text = cell.covered() == Covered.CONNECTS
                ? messages.text(BUNDLE, "covered.CONNECTS", reading.names(Scheme.PROTOCOL, cell.protocols()))
                : messages.text(BUNDLE, "covered." + cell.covered());
        return switch (cell.covered()) {
            case CONNECTS -> new Answer(solution, "success", "success", text, cell.proposed());
            case LIKELY -> new Answer(solution, "check", "info", text, cell.proposed());
            case OTHER_PROTOCOLS -> new Answer(solution, "warning", "warning", text, cell.proposed());
            case NO -> new Answer(solution, "close", "danger", text, cell.proposed());
            case UNKNOWN -> new Answer(solution, "info", "neutral", text, cell.proposed());
        };
    }

    private Brief shortened(Match match, List<Said> reasons) {
        Offer offer = match.offer();
        return new Brief(
                offer.url(),
                offer.title(language.get()),
                offer.providerName(language.get()),
                level(match),
                tenths(ScoreLines.of(match).tenths()),
                reasons);
    }

    private List<Said> bestReasons(Match match) {
        List<Reason> best = match.factors().stream()
                .sorted(Comparator.comparingDouble(score -> -score.points()))
                .flatMap(score -> score.reasons().stream()
                        .filter(reason -> reason.fit() == Fit.MET || reason.fit() == Fit.PARTLY)
                        .limit(1))
                .limit(SHORT_REASONS)
                .toList();
        return answers.said(match, best, language.get());
    }

    private List<Said> excluding(Match match) {
        List<Reason> why = match.excludedBy().stream()
                .map(match::factor)
                .flatMap(Optional::stream)
                .flatMap(score -> score.reasons().stream())
                .filter(reason -> reason.fit() == Fit.MISSED)
                .toList();
        return answers.said(match, why, language.get());
    }

    private StateBadge level(Match match) {
        String kind =
                switch (match.level()) {
                    case STRONG -> "success";
                    case GOOD -> "info";
                    case FAIR, WEAK -> "neutral";
                };
        return new StateBadge(messages.text("matching", "level." + match.level()), kind);
    }

    private String names(List<Terms> parts) {
        return joined(parts.stream()
                .map(terms -> reading.names(terms.scheme(), terms.codes()))
                .toList());
    }

    private String joined(List<String> names) {
        return String.join(messages.text("need", "listSeparator"), names);
    }

    private String tenths(int tenths) {
        NumberFormat format = NumberFormat.getNumberInstance(language.get().locale());
        format.setMinimumFractionDigits(1);
        format.setMaximumFractionDigits(1);
        return format.format(tenths / 10.0);
    }

    /** The form of an enquiry with what the need says already in it. */
    private static @Nullable String contact(Need need, Offer offer, Optional<Origin> origin) {
        if (!offer.claimed()) {
            return null;
        }
        Stream<String> subject = need.content.title().isBlank()
                ? Stream.empty()
                : Stream.of("subject=" + URLEncoder.encode(need.content.title(), StandardCharsets.UTF_8));
        Stream<String> kinds = need.content.machines().stream()
                .map(NeededMachines::category)
                .distinct()
                .limit(ASKED_ABOUT)
                .map(code -> "equipment=" + URLEncoder.encode(code, StandardCharsets.UTF_8));
        Stream<String> from = origin.map(Origin::query).map(query -> query.substring(1)).stream();
        return offer.url() + "/contact?"
                + Stream.of(subject, kinds, from).flatMap(Function.identity()).collect(Collectors.joining("&"));
    }
}
