package org.solutionpool.usage;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.List;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;
import org.solutionpool.account.Roles;
import org.solutionpool.activity.Kind;
import org.solutionpool.search.Facet;
import org.solutionpool.search.FacetCodes;
import org.solutionpool.usage.UsageFigures.Asked;
import org.solutionpool.usage.UsageFigures.Day;
import org.solutionpool.usage.UsageFigures.Queries;
import org.solutionpool.usage.UsageFigures.View;
import org.solutionpool.web.Language;
import org.solutionpool.web.Messages;
import org.solutionpool.web.Pager;
import org.solutionpool.web.ReadableTime;
import org.solutionpool.web.RequestLanguage;

/** What is searched for, found and followed: sums by day, and queries that ask for something to be done. */
@Path(UsageAddress.USAGE)
@RolesAllowed(Roles.ADMIN)
@Produces(MediaType.TEXT_HTML)
public class UsagePage {

    /** The periods to choose from, in days. */
    static final List<Integer> PERIODS = List.of(7, 30, 90);

    private static final int USUAL_PERIOD = 30;
    private static final int CHART_WIDTH = 900;
    private static final int CHART_HEIGHT = 120;

    @CheckedTemplate(basePath = "usage", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
    static class Templates {
        static native TemplateInstance usage(Page usage);
    }

    /**
     * The page.
     *
     * @param chart the searches of each day, oldest first
     * @param days the same as a table, latest first
     */
    public record Page(
            int period,
            List<Tab> periods,
            List<Figure> figures,
            Chart chart,
            List<DayLine> days,
            List<Tab> tabs,
            String view,
            String note,
            long total,
            List<Line> lines,
            Pager pager) {}

    /** A choice: a period or a view. */
    public record Tab(String text, String url, boolean current) {}

    /** A sum over the period. */
    public record Figure(String label, long value) {}

    /**
     * Bars of an SVG.
     *
     * @param label what it shows, for those who do not see it
     */
    public record Chart(int width, int height, String label, List<Bar> bars) {}

    /** A day's bar, and the part of it that found nothing. */
    public record Bar(int x, int width, long y, long height, long emptyY, long emptyHeight, String title) {}

    /** A row of the table of days. */
    public record DayLine(String day, Day sums) {}

    /**
     * A query, or needs with the same codes.
     *
     * @param text what was typed; of needs their codes by name
     * @param url where to see what it finds; null for needs, which belong to those who wrote them
     * @param match whether it is a need and no typed search
     * @param rate the share of its searches from which something was opened
     * @param slow whether its slowest answer took longer than it should
     */
    public record Line(
            String text,
            @Nullable String url,
            boolean match,
            long searches,
            String rate,
            long contacted,
            long slowest,
            boolean slow,
            String filters,
            String last,
            @Nullable String aliasUrl,
            @Nullable String bestBetUrl) {}

    @Inject
    UsageFigures figures;

    @Inject
    FacetCodes codes;

    @Inject
    RequestLanguage language;

    @Inject
    Messages messages;

    @GET
    @Transactional
    public TemplateInstance usage(
            @RestQuery @Nullable String days, @RestQuery @Nullable String view, @RestQuery @Nullable String page) {
        int period = PERIODS.stream()
                .filter(known -> String.valueOf(known).equals(days))
                .findFirst()
                .orElse(USUAL_PERIOD);
        View shown = View.ofCode(view);
        int number = page == null ? 1 : page.matches("[1-9]\\d{0,4}") ? Integer.parseInt(page) : 0;
        if (number == 0) {
            throw new NotFoundException();
        }
        LocalDate last = LocalDate.now(ReadableTime.ZONE);
        LocalDate first = last.minusDays(period - 1L);
        Queries queries = figures.queries(shown, first, number);
        if (queries.asked().isEmpty() && number > 1) {
            throw new NotFoundException();
        }
        List<Day> sums = figures.days(first, last);
        return Templates.usage(new Page(
                period,
                PERIODS.stream()
                        .map(other -> new Tab(text("period", other), address(other, shown, 1), other == period))
                        .toList(),
                List.of(
                        sum("searches", sums, Day::searches),
                        sum("empty", sums, Day::empty),
                        sum("slow", sums, Day::slow),
                        sum("opened", sums, Day::opened),
                        sum("contacted", sums, Day::contacted)),
                chart(sums),
                sums.reversed().stream()
                        .map(day -> new DayLine(ReadableTime.day(day.day(), language.get()), day))
                        .toList(),
                Arrays.stream(View.values())
                        .map(other -> new Tab(text("view." + other.code()), address(period, other, 1), other == shown))
                        .toList(),
                shown.code(),
                text("view." + shown.code() + ".note"),
                queries.total(),
                queries.asked().stream().map(this::line).toList(),
                Pager.of(
                        number,
                        Pager.pages(queries.total(), UsageFigures.PAGE),
                        other -> address(period, shown, other))));
    }

    private Figure sum(String name, List<Day> days, ToLongFunction<Day> figure) {
        return new Figure(text(name), days.stream().mapToLong(figure).sum());
    }

    private Chart chart(List<Day> days) {
        long most = Math.max(1, days.stream().mapToLong(Day::searches).max().orElse(1));
        int step = CHART_WIDTH / days.size();
        return new Chart(
                CHART_WIDTH,
                CHART_HEIGHT,
                text("chart", days.size()),
                IntStream.range(0, days.size())
                        .mapToObj(i -> bar(days.get(i), i * step, step - Math.max(1, step / 5), most))
                        .toList());
    }

    private Bar bar(Day day, int x, int width, long most) {
        long height = day.searches() * CHART_HEIGHT / most;
        long empty = day.empty() * CHART_HEIGHT / most;
        return new Bar(
                x,
                width,
                CHART_HEIGHT - height,
                height,
                CHART_HEIGHT - empty,
                empty,
                text("bar", ReadableTime.day(day.day(), language.get()), day.searches(), day.empty()));
    }

    private Line line(Asked asked) {
        boolean match = asked.kind() == Kind.MATCH;
        String filters = filters(asked.filters());
        return new Line(
                match ? filters.isEmpty() ? text("matchByText") : filters : asked.text(),
                match ? null : UsageAddress.search(asked.text(), ""),
                match,
                asked.searches(),
                asked.searches() == 0 ? "" : Math.min(100, asked.opened() * 100 / asked.searches()) + " %",
                asked.contacted(),
                asked.slowest(),
                asked.slowest() >= UsageLog.SLOW_MILLIS,
                match ? "" : filters,
                hour(asked.last()),
                match ? null : UsageAddress.newAlias(asked.text()),
                match ? null : UsageAddress.newBestBet(asked.text()));
    }

    /** «Equipment: air compressor», from the parameters of an address. */
    private String filters(String parameters) {
        Language reader = language.get();
        return Arrays.stream(parameters.split("&"))
                .map(pair -> pair.split("=", 2))
                .filter(pair -> pair.length == 2)
                .flatMap(pair -> Facet.ofParameter(pair[0]).stream()
                        .map(facet -> messages.text("search", "facet." + facet.parameter())
                                + messages.text("common", "colon")
                                + codes.name(facet, URLDecoder.decode(pair[1], StandardCharsets.UTF_8), reader)))
                .collect(Collectors.joining(text("between")));
    }

    private String hour(Instant hour) {
        return DateTimeFormatter.ofPattern(text("hourPattern"), language.get().locale())
                .withZone(ReadableTime.ZONE)
                .format(hour.atOffset(ZoneOffset.UTC));
    }

    private String text(String key, Object... arguments) {
        return messages.text("usage", key, arguments);
    }

    private static String address(int days, View view, int page) {
        return UsageAddress.USAGE + "?days=" + days + "&view=" + view.code() + (page > 1 ? "&page=" + page : "");
    }
}
