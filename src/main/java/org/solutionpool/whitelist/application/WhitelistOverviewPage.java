package org.solutionpool.whitelist.application;

import io.quarkus.hibernate.orm.panache.Panache;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;
import org.solutionpool.account.Roles;
import org.solutionpool.web.Language;
import org.solutionpool.web.Messages;
import org.solutionpool.web.Pager;
import org.solutionpool.web.RequestLanguage;
import org.solutionpool.web.StateBadge;
import org.solutionpool.whitelist.programme.Batch;
import org.solutionpool.whitelist.programme.BatchState;
import org.solutionpool.whitelist.programme.CalendarDay;
import org.solutionpool.whitelist.programme.Programme;
import org.solutionpool.whitelist.programme.ProgrammeBadges;
import org.solutionpool.whitelist.programme.ReadableDay;
import org.solutionpool.whitelist.programme.TypedValues;
import org.solutionpool.whitelist.programme.WorkingDays;

/** The whitelist for admins: every programme, where each of its batches stands, and what is next. */
@Path("/admin/whitelist")
@RolesAllowed(Roles.ADMIN)
public class WhitelistOverviewPage {

    @CheckedTemplate(basePath = "application", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
    static class Templates {
        static native TemplateInstance overview(
                List<ProgrammeLine> programmes, boolean calendarKnown, String year, Pager pager);
    }

    /** A programme with its batches, newest first. */
    public record ProgrammeLine(
            long id, String code, String name, String subject, StateBadge state, List<BatchLine> batches, long more) {}

    /** A batch with its applications by state. */
    public record BatchLine(long id, String name, StateBadge state, String window, List<Count> counts, String next) {}

    /** How many applications of a batch are in a state. */
    public record Count(String state, long count) {}

    private static final int PAGE = 20;
    private static final int SHOWN_BATCHES = 5;

    @Inject
    RequestLanguage language;

    @Inject
    Messages messages;

    /** Four statements, however many programmes, batches and applications there are. */
    @GET
    @Transactional
    public TemplateInstance overview(@RestQuery @Nullable String page) {
        int pages = Pager.pages(Programme.count(), PAGE);
        Integer number = page == null ? Integer.valueOf(1) : TypedValues.wholeNumber(page, 1, pages);
        if (number == null) {
            throw new NotFoundException();
        }
        List<Programme> programmes = Programme.<Programme>find("order by state, id desc")
                .page(number - 1, PAGE)
                .list();
        Map<Long, List<Batch>> batches = new HashMap<>();
        Batch.<Batch>find(
                        "from Batch b join fetch b.programme where b.programme in ?1 and b.historical = false order by b.number desc",
                        programmes)
                .stream()
                .forEach(batch -> batches.computeIfAbsent(batch.programme.id, id -> new ArrayList<>())
                        .add(batch));
        Map<Long, Map<ApplicationState, Long>> counts = counts(programmes);
        int year = WorkingDays.today().getYear();
        return Templates.overview(
                programmes.stream()
                        .map(programme -> line(programme, batches.getOrDefault(programme.id, List.of()), counts))
                        .toList(),
                CalendarDay.knows(year),
                String.valueOf(year),
                Pager.of(number, pages, other -> "/admin/whitelist?page=" + other));
    }

    private static Map<Long, Map<ApplicationState, Long>> counts(List<Programme> programmes) {
        Map<Long, Map<ApplicationState, Long>> counts = new HashMap<>();
        Panache.getEntityManager()
                .createQuery(
                        "select a.batch.id, a.state, count(*) from Application a where a.batch.programme in ?1"
                                + " group by a.batch.id, a.state",
                        Object[].class)
                .setParameter(1, programmes)
                .getResultList()
                .forEach(row -> counts.computeIfAbsent((Long) row[0], id -> new EnumMap<>(ApplicationState.class))
                        .put((ApplicationState) row[1], (Long) row[2]));
        return counts;
    }

    private ProgrammeLine line(
            Programme programme, List<Batch> batches, Map<Long, Map<ApplicationState, Long>> counts) {
        Language reader = language.get();
        return new ProgrammeLine(
                programme.id,
                programme.code,
                programme.name(reader),
                messages.text("programme", "subject." + programme.subject),
                ProgrammeBadges.of(programme.state, reader),
                batches.stream()
                        .limit(SHOWN_BATCHES)
                        .map(batch -> line(batch, counts.getOrDefault(batch.id, Map.of())))
                        .toList(),
                Math.max(0, batches.size() - SHOWN_BATCHES));
    }

    private BatchLine line(Batch batch, Map<ApplicationState, Long> counts) {
        Language reader = language.get();
        boolean waiting = batch.state == BatchState.INTAKE
                && Objects.requireNonNull(batch.opensOn).isAfter(WorkingDays.today());
        return new BatchLine(
                batch.id,
                batch.ordinal(reader),
                ProgrammeBadges.of(batch.state, reader),
                messages.text(
                        "programme",
                        "window",
                        ReadableDay.of(batch.opensOn, reader),
                        ReadableDay.of(batch.closesOn, reader)),
                counts.entrySet().stream()
                        .map(count ->
                                new Count(messages.text("application", "state." + count.getKey()), count.getValue()))
                        .toList(),
                messages.text("programme", "next." + (waiting ? "INTAKE_WAITING" : batch.state.name())));
    }
}
