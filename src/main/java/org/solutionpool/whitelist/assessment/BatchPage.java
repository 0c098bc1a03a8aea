package org.solutionpool.whitelist.assessment;

import io.quarkus.hibernate.orm.panache.Panache;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;
import org.solutionpool.account.Roles;
import org.solutionpool.web.Messages;
import org.solutionpool.web.Pager;
import org.solutionpool.web.ReadableTime;
import org.solutionpool.web.RequestLanguage;
import org.solutionpool.whitelist.application.Application;
import org.solutionpool.whitelist.application.ApplicationState;
import org.solutionpool.whitelist.programme.Batch;
import org.solutionpool.whitelist.programme.WorkingDays;

/** The applications of a batch by state, the oldest first, and what the batch's next step is. */
@Path("/admin/whitelist/batches/{id:\\d{1,18}}")
@RolesAllowed(Roles.ADMIN)
public class BatchPage {

    private static final int SIZE = 50;

    @CheckedTemplate(basePath = "assessment", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
    static class Templates {
        static native TemplateInstance batch(View view);
    }

    /**
     * What the page shows.
     *
     * @param unfinished applications that are neither scored nor over
     * @param scored applications that are scored and not on a list
     * @param third applications that need one more reviewer
     */
    public record View(
            long id,
            String name,
            String state,
            @Nullable String closesOn,
            List<Count> counts,
            List<Row> rows,
            Pager pager,
            long unfinished,
            long scored,
            long third) {}

    /** A state with the number of its applications, as a tab. */
    public record Count(String text, String url, boolean current, long count) {}

    /** One application. */
    public record Row(ApplicationSheet sheet, boolean needsThird, boolean completionLate) {}

    @Inject
    BatchResults results;

    @Inject
    ApplicationReading reading;

    @Inject
    RequestLanguage language;

    @Inject
    Messages messages;

    @GET
    public TemplateInstance show(
            @RestPath long id, @RestQuery @Nullable String state, @RestQuery @DefaultValue("1") int page) {
        Batch batch = Batch.<Batch>find("from Batch b join fetch b.programme where b.id = ?1", id)
                .firstResultOptional()
                .orElseThrow(NotFoundException::new);
        Map<ApplicationState, Long> counts = counts(batch);
        ApplicationState chosen = Arrays.stream(ApplicationState.values())
                .filter(known -> known != ApplicationState.DRAFT && known.name().equals(state))
                .findFirst()
                .orElse(null);
        long total = chosen == null
                ? counts.values().stream().mapToLong(Long::longValue).sum()
                : counts.getOrDefault(chosen, 0L);
        int pages = Pager.pages(total, SIZE);
        if (page < 1 || page > pages) {
            throw new NotFoundException();
        }
        String base = "/admin/whitelist/batches/" + id;
        List<Application> found = Application.<Application>find(
                        "from Application a join fetch a.organization left join fetch a.solution where a.batch = ?1"
                                + " and a.state <> ?2 and (?3 is null or a.state = ?3) order by a.stateSince, a.id",
                        batch,
                        ApplicationState.DRAFT,
                        chosen)
                .page(page - 1, SIZE)
                .list();
        long unfinished = BatchResults.UNFINISHED.stream()
                .mapToLong(open -> counts.getOrDefault(open, 0L))
                .sum();
        return Templates.batch(new View(
                id,
                batch.name(language.get()),
                batch.state.name(),
                batch.closesOn == null ? null : ReadableTime.day(batch.closesOn, language.get()),
                tabs(base, counts, chosen),
                found.stream().map(this::row).toList(),
                Pager.of(
                        page,
                        pages,
                        number -> base + "?" + (chosen == null ? "" : "state=" + chosen + "&") + "page=" + number),
                unfinished,
                counts.getOrDefault(ApplicationState.SCORED, 0L),
                results.needingThird(batch)));
    }

    private List<Count> tabs(String base, Map<ApplicationState, Long> counts, @Nullable ApplicationState chosen) {
        List<Count> tabs = new ArrayList<>();
        tabs.add(new Count(
                messages.text("assessment", "allStates"),
                base,
                chosen == null,
                counts.values().stream().mapToLong(Long::longValue).sum()));
        counts.forEach((known, count) -> tabs.add(new Count(
                messages.text("application", "state." + known), base + "?state=" + known, known == chosen, count)));
        return tabs;
    }

    private Row row(Application application) {
        return new Row(
                reading.head(application),
                application.state == ApplicationState.SCORING && application.spread != null,
                application.completionDue != null
                        && application.state == ApplicationState.RETURNED
                        && application.completionDue.isBefore(WorkingDays.today()));
    }

    private static Map<ApplicationState, Long> counts(Batch batch) {
        Map<ApplicationState, Long> counts = new EnumMap<>(ApplicationState.class);
        Panache.getEntityManager()
                .createQuery(
                        "select a.state, count(*) from Application a where a.batch = :batch and a.state <> :draft"
                                + " group by a.state",
                        Object[].class)
                .setParameter("batch", batch)
                .setParameter("draft", ApplicationState.DRAFT)
                .getResultList()
                .forEach(row -> counts.put((ApplicationState) row[0], (Long) row[1]));
        return counts;
    }
}
