package org.solutionpool.whitelist.publicity;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.RawString;
import io.quarkus.qute.TemplateInstance;
import jakarta.inject.Inject;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.Path;
import java.time.Instant;
import java.util.List;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;
import org.solutionpool.taxonomy.Scheme;
import org.solutionpool.taxonomy.Taxonomy;
import org.solutionpool.text.Markdown;
import org.solutionpool.web.Language;
import org.solutionpool.web.Pager;
import org.solutionpool.web.ReadableTime;
import org.solutionpool.web.RequestLanguage;
import org.solutionpool.whitelist.application.Application;
import org.solutionpool.whitelist.programme.WorkingDays;

/** Proposed lists in public: those that run, those of the past, and each with the way to object. */
@Path("/whitelist/publicity")
public class PublicityPage {

    private static final int SIZE = 20;

    /** Scores stand in public as bands of this many points. */
    private static final int BAND = 10;

    @CheckedTemplate(basePath = "publicity", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
    static class Templates {
        static native TemplateInstance publicPeriods(List<Row> rows, Pager pager);

        static native TemplateInstance period(View view);
    }

    /** One period of the list. */
    public record Row(
            long id, String batch, String issuer, String state, String startsOn, String endsOn, boolean open) {}

    /**
     * One period.
     *
     * @param open whether objections are taken now
     */
    public record View(
            long id,
            String batch,
            String issuer,
            String state,
            String startsOn,
            String endsOn,
            int days,
            String text,
            boolean open,
            @Nullable String documentNumber,
            @Nullable String publishedOn,
            @Nullable RawString list,
            @Nullable String cancelReason,
            List<Proposed> proposed) {}

    /**
     * One of the list.
     *
     * @param solutionUrl null for an application of a provider
     * @param band the score's band as text, such as {@code 80–89}
     */
    public record Proposed(
            long id,
            String subject,
            @Nullable String solutionUrl,
            String provider,
            String region,
            @Nullable String band) {}

    @Inject
    Taxonomy taxonomy;

    @Inject
    RequestLanguage language;

    @GET
    public TemplateInstance list(@RestQuery @DefaultValue("1") int page) {
        int pages = Pager.pages(Publicity.count(), SIZE);
        if (page < 1 || page > pages) {
            throw new NotFoundException();
        }
        Instant now = Instant.now();
        return Templates.publicPeriods(
                Publicity.<Publicity>find(
                                "from Publicity p join fetch p.batch b join fetch b.programme order by p.endsOn desc, p.id desc")
                        .page(page - 1, SIZE)
                        .list()
                        .stream()
                        .map(period -> new Row(
                                period.id,
                                period.batch.name(language.get()),
                                period.batch.programme.issuer(language.get()),
                                state(period, now),
                                ReadableTime.day(period.startsOn, language.get()),
                                ReadableTime.day(period.endsOn, language.get()),
                                period.takesObjections(now)))
                        .toList(),
                Pager.of(page, pages, number -> "/whitelist/publicity?page=" + number));
    }

    @GET
    @Path("{id}")
    public TemplateInstance show(@RestPath long id) {
        Publicity period = Publicity.<Publicity>find(
                        "from Publicity p join fetch p.batch b join fetch b.programme where p.id = ?1", id)
                .firstResultOptional()
                .orElseThrow(NotFoundException::new);
        Instant now = Instant.now();
        return Templates.period(new View(
                id,
                period.batch.name(language.get()),
                period.batch.programme.issuer(language.get()),
                state(period, now),
                ReadableTime.day(period.startsOn, language.get()),
                ReadableTime.day(period.endsOn, language.get()),
                period.days,
                period.text(language.get()),
                period.takesObjections(now),
                period.documentNumber,
                period.publishedOn == null ? null : ReadableTime.day(period.publishedOn, language.get()),
                published(period),
                period.cancelReason,
                period.applications().stream().map(this::proposed).toList()));
    }

    private @Nullable RawString published(Publicity period) {
        String text = language.get() == Language.EN ? period.listEn : period.listZh;
        return text == null ? null : Markdown.html(text);
    }

    private Proposed proposed(Application application) {
        return new Proposed(
                application.id,
                application.subjectName(language.get()),
                application.solution == null ? null : "/solutions/" + application.solution.id,
                application.organization.name(language.get()),
                taxonomy.name(Scheme.REGION, application.organization.region, language.get()),
                application.score == null ? null : band(application.score.intValue()));
    }

    /** The band of a score: the best reaches to the full 100. */
    static String band(int score) {
        int from = Math.min(score / BAND * BAND, 100 - BAND);
        return from + "–" + (from == 100 - BAND ? 100 : from + BAND - 1);
    }

    /** A period whose last day is over and whose list is not published yet has a word of its own. */
    private static String state(Publicity period, Instant now) {
        return period.state == Publicity.State.RUNNING && !now.isBefore(WorkingDays.endOf(period.endsOn))
                ? "OVER"
                : period.state.name();
    }
}
