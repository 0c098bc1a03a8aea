package org.solutionpool.audit;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;
import org.solutionpool.account.Roles;
import org.solutionpool.audit.RecordExport.Format;
import org.solutionpool.web.Flash;
import org.solutionpool.web.FormErrors;
import org.solutionpool.web.Language;
import org.solutionpool.web.Messages;
import org.solutionpool.web.Option;
import org.solutionpool.web.Pager;
import org.solutionpool.web.ReadableTime;
import org.solutionpool.web.RequestLanguage;
import org.solutionpool.web.Typed;

/** The record for admins: what was done, whether it is whole, and a period of it to take along. */
@Path("/admin/record")
@RolesAllowed(Roles.ADMIN)
@Produces(MediaType.TEXT_HTML)
public class RecordPage {

    /** The texts of these pages. */
    static final String BUNDLE = "record";

    /** The names of the actions. */
    static final String ACTIONS = "audit";

    private static final int PAGE = 50;
    private static final int MOST = 10_000;
    private static final int LONGEST = 200;

    @CheckedTemplate(basePath = "audit", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
    static class Templates {
        static native TemplateInstance record(
                Head head,
                @Nullable VerificationView verification,
                ListForm form,
                FormErrors errors,
                List<Option> actions,
                List<Option> subjectTypes,
                List<EventView> events,
                int found,
                boolean more,
                Pager pager,
                ExportForm export,
                FormErrors exportErrors,
                String known,
                @Nullable String knownError);

        static native TemplateInstance verification(@Nullable VerificationView verification);

        static native TemplateInstance event(EventView event);
    }

    /** The filter as typed. */
    public record ListForm(String from, String to, String actor, String action, String subjectType, String subjectId) {

        static final ListForm EMPTY = new ListForm("", "", "", "", "", "");

        /** Whether anything is filtered. */
        public boolean filters() {
            return !equals(EMPTY);
        }
    }

    /** What is to be exported, as typed. */
    public record ExportForm(String from, String to, String format) {

        static ExportForm thisYear() {
            LocalDate today = LocalDate.now(ReadableTime.ZONE);
            return new ExportForm(today.withDayOfYear(1).toString(), today.toString(), Format.JSONL.suffix());
        }

        public List<Option> formats() {
            return List.of(new Option(Format.JSONL.suffix(), "JSON Lines"), new Option(Format.CSV.suffix(), "CSV"));
        }
    }

    @Inject
    Chain chain;

    @Inject
    RecordVerifications verifications;

    @Inject
    RecordExport export;

    @Inject
    Messages messages;

    @Inject
    RequestLanguage language;

    @Inject
    Flash flash;

    @GET
    public TemplateInstance list(
            @RestQuery @Nullable String from,
            @RestQuery @Nullable String to,
            @RestQuery @Nullable String actor,
            @RestQuery @Nullable String action,
            @RestQuery @Nullable String subjectType,
            @RestQuery @Nullable String subjectId,
            @RestQuery @Nullable String page) {
        ListForm form =
                new ListForm(word(from), word(to), word(actor), word(action), word(subjectType), word(subjectId));
        return page(form, page, ExportForm.thisYear(), new FormErrors(), "", null);
    }

    /** The event behind a link of the chain. */
    @GET
    @Path("links/{number:\\d{1,18}}")
    public Response link(@RestPath long number) {
        long event = chain.eventOf(number).orElseThrow(NotFoundException::new);
        return Response.seeOther(URI.create(RecordAddress.event(event))).build();
    }

    @GET
    @Path("{id:\\d{1,18}}")
    public TemplateInstance event(@RestPath long id) {
        Chain.Entry entry = chain.ofEvent(id).orElseThrow(NotFoundException::new);
        return Templates.event(EventView.of(Objects.requireNonNull(entry.event()), entry.link(), language.get()));
    }

    /** The part of the page that changes while a verification runs. */
    @GET
    @Path("verification")
    public TemplateInstance verification() {
        return Templates.verification(lastVerification());
    }

    @POST
    @Path("verification")
    public Response verify(@RestForm @Nullable String known) {
        String typed = word(known);
        Head kept = Head.ofWord(typed).orElse(null);
        if (!typed.isEmpty() && kept == null) {
            return refused(page(
                    ListForm.EMPTY,
                    null,
                    ExportForm.thisYear(),
                    new FormErrors(),
                    typed,
                    messages.text(BUNDLE, "knownWrong")));
        }
        verifications.start(kept);
        flash.say(Flash.Kind.INFO, BUNDLE, "started");
        return Response.seeOther(URI.create(RecordAddress.LIST)).build();
    }

    @POST
    @Path("export")
    @Produces(MediaType.WILDCARD)
    public Response export(
            @RestForm @Nullable String exportFrom,
            @RestForm @Nullable String exportTo,
            @RestForm @Nullable String format) {
        FormErrors errors = new FormErrors();
        Period period = new PeriodForm(exportFrom, exportTo).required(errors, messages);
        Format wanted = Format.of(format).orElse(Format.JSONL);
        return period == null
                ? refused(page(
                        ListForm.EMPTY,
                        null,
                        new ExportForm(word(exportFrom), word(exportTo), wanted.suffix()),
                        errors,
                        "",
                        null))
                : export.answer(period, wanted);
    }

    private TemplateInstance page(
            ListForm form,
            @Nullable String page,
            ExportForm wanted,
            FormErrors exportErrors,
            String known,
            @Nullable String knownError) {
        Language reader = language.get();
        FormErrors errors = new FormErrors();
        Period period = new PeriodForm(form.from(), form.to()).open(errors, messages);
        boolean always = form.from().isEmpty() && form.to().isEmpty();
        RecordFilter filter = new RecordFilter(
                always ? null : period,
                given(form.actor()),
                given(form.action()),
                given(form.subjectType()),
                given(form.subjectId()));
        int found = errors.isEmpty() ? chain.count(filter, MOST + 1) : 0;
        int pages = Pager.pages(Math.min(found, MOST), PAGE);
        int number = number(page);
        if (number > pages) {
            throw new NotFoundException();
        }
        List<EventView> events = found == 0
                ? List.of()
                : chain.newest(filter, (number - 1) * PAGE, PAGE).stream()
                        .map(entry -> EventView.of(Objects.requireNonNull(entry.event()), entry.link(), reader))
                        .toList();
        return Templates.record(
                chain.head(),
                lastVerification(),
                form,
                errors,
                options(ACTIONS, "", form.action(), reader),
                options(BUNDLE, "subject.", form.subjectType(), reader),
                events,
                Math.min(found, MOST),
                found > MOST,
                Pager.of(number, pages, other -> address(form, other)),
                wanted,
                exportErrors,
                known,
                knownError);
    }

    /** Said here: the download answers with other types. */
    private static Response refused(TemplateInstance page) {
        return Response.status(422)
                .entity(page)
                .type(MediaType.TEXT_HTML + ";charset=UTF-8")
                .build();
    }

    private @Nullable VerificationView lastVerification() {
        return verifications
                .last()
                .map(verification -> VerificationView.of(verification, language.get()))
                .orElse(null);
    }

    /** The texts of a bundle as choices, and what is chosen even if it has no text. */
    private static List<Option> options(String bundle, String prefix, String chosen, Language reader) {
        List<Option> options = new ArrayList<>(Messages.keys(bundle, prefix).stream()
                .map(key -> new Option(key.substring(prefix.length()), Messages.text(reader, bundle, key)))
                .toList());
        if (!chosen.isEmpty()
                && options.stream().noneMatch(option -> option.value().equals(chosen))) {
            options.add(new Option(chosen, chosen));
        }
        return options;
    }

    private static String address(ListForm form, int page) {
        Map<String, String> parameters = new LinkedHashMap<>();
        put(parameters, "from", form.from());
        put(parameters, "to", form.to());
        put(parameters, "actor", form.actor());
        put(parameters, "action", form.action());
        put(parameters, "subjectType", form.subjectType());
        put(parameters, "subjectId", form.subjectId());
        parameters.put("page", String.valueOf(page));
        return RecordAddress.of(parameters);
    }

    private static void put(Map<String, String> parameters, String name, String value) {
        if (!value.isEmpty()) {
            parameters.put(name, value);
        }
    }

    private static int number(@Nullable String page) {
        return page != null && page.matches("[1-9]\\d{0,5}") ? Integer.parseInt(page) : 1;
    }

    private static String word(@Nullable String typed) {
        String line = Objects.requireNonNullElse(Typed.line(typed), "");
        return Typed.length(line) <= LONGEST ? line : line.substring(0, line.offsetByCodePoints(0, LONGEST));
    }

    private static @Nullable String given(String typed) {
        return typed.isEmpty() ? null : typed;
    }
}
