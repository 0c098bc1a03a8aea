package org.solutionpool.whitelist.programme;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.time.LocalDate;
import java.time.format.TextStyle;
import java.util.List;
import java.util.stream.IntStream;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;
import org.solutionpool.account.Roles;
import org.solutionpool.web.Flash;
import org.solutionpool.web.FormErrors;
import org.solutionpool.web.Language;
import org.solutionpool.web.Messages;
import org.solutionpool.web.RequestLanguage;
import org.solutionpool.web.Typed;

/** The calendar of public holidays and worked weekend days, a year at a time, for admins. */
@Path("/admin/whitelist/calendar")
@RolesAllowed(Roles.ADMIN)
public class CalendarPage {

    @CheckedTemplate(basePath = "programme", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
    static class Templates {
        static native TemplateInstance calendar(
                int year, List<YearTab> years, List<DayLine> days, DayForm form, FormErrors errors);
    }

    /** A year to look at. */
    public record YearTab(String text, String url, boolean current) {}

    /** A day in the list. */
    public record DayLine(String iso, String day, String weekday, boolean working, String name, String nameEn) {}

    /** One day, or a paste of many, as typed. */
    public static class DayForm {

        @RestForm
        public @Nullable String day;

        @RestForm
        public @Nullable String working;

        @RestForm
        public @Nullable String name;

        @RestForm
        public @Nullable String nameEn;

        @RestForm
        public @Nullable String lines;
    }

    private static final int LONGEST_NAME = 100;
    private static final int LONGEST_PASTE = 20_000;
    private static final int SHOWN_PROBLEMS = 5;
    private static final String BUNDLE = "programme";

    @Inject
    CalendarKeeping keeping;

    @Inject
    Messages messages;

    @Inject
    RequestLanguage language;

    @Inject
    Flash flash;

    @GET
    @Transactional
    public TemplateInstance calendar(@RestQuery @Nullable String year, @RestQuery @Nullable String day) {
        DayForm form = new DayForm();
        LocalDate asked = TypedValues.day(day);
        CalendarDay known = asked == null ? null : CalendarDay.findById(asked);
        if (known != null) {
            form.day = known.day.toString();
            form.working = String.valueOf(known.working);
            form.name = known.name;
            form.nameEn = known.nameEn;
        }
        Integer typed = TypedValues.wholeNumber(year, 1980, 2100);
        int shown = known != null
                ? known.day.getYear()
                : typed == null ? WorkingDays.today().getYear() : typed;
        return page(shown, form, new FormErrors());
    }

    @POST
    @Transactional
    public Response save(@BeanParam DayForm form) {
        FormErrors errors = new FormErrors();
        LocalDate day = TypedValues.day(form.day);
        String name = Typed.line(form.name);
        String nameEn = Typed.line(form.nameEn);
        if (day == null) {
            errors.add("day", messages.text(BUNDLE, "dayMissing"));
        }
        if (name == null || Typed.length(name) > LONGEST_NAME) {
            errors.add("name", messages.text(BUNDLE, "holidayNameMissing", LONGEST_NAME));
        }
        if (nameEn == null || Typed.length(nameEn) > LONGEST_NAME) {
            errors.add("nameEn", messages.text(BUNDLE, "holidayNameMissing", LONGEST_NAME));
        }
        if (day == null || name == null || nameEn == null || !errors.isEmpty()) {
            int year = day == null ? WorkingDays.today().getYear() : day.getYear();
            return Response.status(422).entity(page(year, form, errors)).build();
        }
        keeping.save(List.of(new HolidayLines.Day(day, "true".equals(form.working), name, nameEn)));
        flash.success(BUNDLE, "daySaved", ReadableDay.of(day, language.get()));
        return see(day.getYear());
    }

    @POST
    @Path("paste")
    @Transactional
    public Response paste(@BeanParam DayForm form) {
        HolidayLines.Read read = Typed.length(form.lines) > LONGEST_PASTE
                ? new HolidayLines.Read(List.of(), List.of(new HolidayLines.Unread(1, "", "line.many")))
                : HolidayLines.read(form.lines);
        if (!read.unread().isEmpty() || read.days().isEmpty()) {
            FormErrors errors = new FormErrors();
            errors.add(
                    "lines",
                    read.unread().isEmpty()
                            ? messages.text(BUNDLE, "linesMissing")
                            : String.join(
                                    " ",
                                    read.unread().stream()
                                            .limit(SHOWN_PROBLEMS)
                                            .map(one -> messages.text(
                                                    BUNDLE,
                                                    "lineWrong",
                                                    one.number(),
                                                    messages.text(BUNDLE, one.key(), HolidayLines.MOST_DAYS)))
                                            .toList()));
            return Response.status(422)
                    .entity(page(WorkingDays.today().getYear(), form, errors))
                    .build();
        }
        int changed = keeping.save(read.days());
        flash.success(BUNDLE, "daysSaved", read.days().size(), changed);
        return see(read.days().getFirst().day().getYear());
    }

    @POST
    @Path("{day}/remove")
    public Response remove(@RestPath String day) {
        LocalDate removed = TypedValues.day(day);
        keeping.remove(removed);
        flash.success(BUNDLE, "dayRemoved", ReadableDay.of(removed, language.get()));
        return see(removed == null ? WorkingDays.today().getYear() : removed.getYear());
    }

    private TemplateInstance page(int year, DayForm form, FormErrors errors) {
        Language reader = language.get();
        int now = WorkingDays.today().getYear();
        return Templates.calendar(
                year,
                IntStream.rangeClosed(Math.min(year, now - 1), Math.max(year, now + 2))
                        .mapToObj(one ->
                                new YearTab(String.valueOf(one), "/admin/whitelist/calendar?year=" + one, one == year))
                        .toList(),
                CalendarDay.between(LocalDate.of(year, 1, 1), LocalDate.of(year, 12, 31)).stream()
                        .map(day -> new DayLine(
                                day.day.toString(),
                                ReadableDay.of(day.day, reader),
                                day.day.getDayOfWeek().getDisplayName(TextStyle.FULL, reader.locale()),
                                day.working,
                                day.name,
                                day.nameEn))
                        .toList(),
                form,
                errors);
    }

    private static Response see(int year) {
        return Response.seeOther(URI.create("/admin/whitelist/calendar?year=" + year))
                .build();
    }
}
