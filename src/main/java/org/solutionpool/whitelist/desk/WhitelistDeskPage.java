package org.solutionpool.whitelist.desk;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.solutionpool.account.CurrentPerson;
import org.solutionpool.account.Roles;
import org.solutionpool.taxonomy.Taxonomy;
import org.solutionpool.web.Messages;
import org.solutionpool.web.ReadableTime;
import org.solutionpool.web.RequestLanguage;
import org.solutionpool.whitelist.desk.WhitelistFigures.Share;
import org.solutionpool.whitelist.desk.WhitelistFigures.StepTime;
import org.solutionpool.whitelist.desk.WhitelistFigures.Waiting;
import org.solutionpool.whitelist.programme.Batch;
import org.solutionpool.whitelist.programme.BatchState;
import org.solutionpool.whitelist.programme.WorkingDays;

/** The admin's desk of the whitelist: what waits for me, what is late, where each batch stands, how long steps take. */
@Path("/admin/whitelist/desk")
@RolesAllowed(Roles.ADMIN)
@Produces(MediaType.TEXT_HTML)
public class WhitelistDeskPage {

    private static final int BATCHES_SHOWN = 50;

    @CheckedTemplate(basePath = "whitelist/desk", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
    static class Templates {
        static native TemplateInstance whitelistDesk(
                List<Place> places,
                List<BatchLine> batches,
                List<StepLine> steps,
                List<Bar> states,
                List<Bar> regions,
                List<Bar> industries);
    }

    /**
     * Something that waits.
     *
     * @param note how long the oldest has waited; null if nothing waits
     */
    public record Place(
            String title, String url, long count, @Nullable String note, long late) {}

    /** Where a batch stands. */
    public record BatchLine(
            String name, String url, String state, @Nullable String next, boolean late) {}

    /** How long a step takes, in words. */
    public record StepLine(String state, long ended, String median, long open, String oldest) {}

    /** A bar of a chart, and a row of the table beside it. */
    public record Bar(String label, long count) {}

    @Inject
    WhitelistFigures figures;

    @Inject
    CurrentPerson person;

    @Inject
    Taxonomy taxonomy;

    @Inject
    Messages messages;

    @Inject
    RequestLanguage language;

    @GET
    @Transactional
    public TemplateInstance desk() {
        Instant now = Instant.now();
        return Templates.whitelistDesk(
                figures.waitingFor(person.require().id, now).stream()
                        .map(waiting -> place(waiting, now))
                        .toList(),
                batches(now),
                figures.stepTimes(now).stream().map(this::line).toList(),
                figures.entriesByState().stream()
                        .map(share -> new Bar(messages.text("register", "state." + share.code()), share.count()))
                        .toList(),
                figures.entriesByRegion().stream()
                        .map(share -> bar("region", share))
                        .toList(),
                figures.entriesByIndustry().stream()
                        .map(share -> bar("industry", share))
                        .toList());
    }

    private Place place(Waiting waiting, Instant now) {
        return new Place(
                text("task." + waiting.task().name()),
                waiting.task().path(),
                waiting.count(),
                waiting.since() == null
                        ? null
                        : text("oldest", Duration.between(waiting.since(), now).toDays()),
                waiting.late());
    }

    private List<BatchLine> batches(Instant now) {
        return Batch.<Batch>find(
                        "from Batch b join fetch b.programme where b.historical = false and b.state in ?1"
                                + " order by b.closesOn, b.id",
                        List.of(BatchState.INTAKE, BatchState.ASSESSMENT, BatchState.PUBLICITY))
                .page(0, BATCHES_SHOWN)
                .stream()
                .map(batch -> line(batch, now))
                .toList();
    }

    private BatchLine line(Batch batch, Instant now) {
        boolean intake = batch.state == BatchState.INTAKE;
        boolean closed = batch.closesOn != null && !now.isBefore(WorkingDays.endOf(batch.closesOn));
        return new BatchLine(
                batch.name(language.get()),
                "/admin/whitelist/batches/" + batch.id,
                messages.text("programme", "state." + batch.state.name()),
                intake && batch.closesOn != null
                        ? text("closesOn", ReadableTime.day(batch.closesOn, language.get()))
                        : null,
                intake && closed);
    }

    private StepLine line(StepTime time) {
        return new StepLine(
                messages.text("application", "state." + time.state().name()),
                time.ended(),
                time.medianDays() == null ? text("none") : text("days", Math.round(time.medianDays() * 10) / 10.0),
                time.open(),
                time.oldestDays() == null ? text("none") : text("days", time.oldestDays()));
    }

    private Bar bar(String scheme, Share share) {
        return new Bar(share.code().isEmpty() ? text("unstated") : taxonomy.label(scheme, share.code()), share.count());
    }

    private String text(String key, Object... arguments) {
        return messages.text("whitelistDesk", key, arguments);
    }
}
