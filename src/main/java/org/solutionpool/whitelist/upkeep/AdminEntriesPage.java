package org.solutionpool.whitelist.upkeep;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriBuilder;
import java.net.URI;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;
import org.solutionpool.account.CurrentPerson;
import org.solutionpool.account.Roles;
import org.solutionpool.web.Flash;
import org.solutionpool.web.FormErrors;
import org.solutionpool.web.Language;
import org.solutionpool.web.Messages;
import org.solutionpool.web.Option;
import org.solutionpool.web.Pager;
import org.solutionpool.web.ReadableTime;
import org.solutionpool.web.RequestLanguage;
import org.solutionpool.web.Typed;
import org.solutionpool.whitelist.countersignature.Countersignature;
import org.solutionpool.whitelist.programme.Programme;
import org.solutionpool.whitelist.programme.WorkingDays;
import org.solutionpool.whitelist.register.EntryState;
import org.solutionpool.whitelist.register.WhitelistEntry;
import org.solutionpool.whitelist.upkeep.EntryQuery.Attention;
import org.solutionpool.whitelist.upkeep.EntryViews.ComplaintLine;
import org.solutionpool.whitelist.upkeep.EntryViews.EntryFacts;
import org.solutionpool.whitelist.upkeep.EntryViews.EventLine;
import org.solutionpool.whitelist.upkeep.EntryViews.EvidenceLine;
import org.solutionpool.whitelist.upkeep.EntryViews.MeasureLine;
import org.solutionpool.whitelist.upkeep.EntryViews.ReviewLine;
import org.solutionpool.whitelist.upkeep.Measure.Kind;

/** Every entry, for admins: what it rests on, what happened to it, and the measures against it. */
@Path("/admin/whitelist/entries")
@RolesAllowed(Roles.ADMIN)
public class AdminEntriesPage {

    @CheckedTemplate(basePath = "upkeep", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
    static class Templates {
        static native TemplateInstance adminEntries(
                List<EntryFacts> entries,
                long total,
                String q,
                List<Option> states,
                String state,
                List<Option> programmes,
                String programme,
                List<Option> attentions,
                String attention,
                Pager pager);

        static native TemplateInstance adminEntry(AdminEntry entry, MeasureForm form, FormErrors errors);
    }

    /**
     * Everything about an entry.
     *
     * @param applicationUrl null for a historical entry
     * @param holderUrl null if the company has no account
     * @param kinds the measures that its state allows
     * @param removal what a second admin is asked for; null if nobody is
     */
    public record AdminEntry(
            EntryFacts facts,
            String path,
            @Nullable String applicationUrl,
            @Nullable String creditCode,
            List<Choice> kinds,
            boolean reinstatable,
            @Nullable Removal removal,
            List<MeasureLine> measures,
            List<EvidenceLine> evidence,
            List<ReviewLine> reviews,
            List<ComplaintLine> complaints,
            List<EventLine> events) {

        /** Whether a kind of measure can be chosen: only then are its fields shown. */
        public boolean offers(String kind) {
            return kinds.stream().anyMatch(choice -> choice.value().equals(kind));
        }
    }

    /** A kind of measure to choose. */
    public record Choice(String value, String label, String hint, boolean selected) {}

    /** A removal that waits for its second signature. */
    public record Removal(String by, String on, String reason) {}

    /** The form of a measure as it was typed. */
    public record MeasureForm(
            String kind,
            String reason,
            String dueOn,
            String barredUntil,
            boolean falsified,
            String liableName,
            String liableCode,
            String complaint) {

        static MeasureForm empty(@Nullable Long complaint) {
            return new MeasureForm("", "", "", "", false, "", "", complaint == null ? "" : complaint.toString());
        }
    }

    @Inject
    EntryQuery entries;

    @Inject
    EntryViews views;

    @Inject
    Measures measures;

    @Inject
    Removals removals;

    @Inject
    MeasureReading reading;

    @Inject
    CurrentPerson currentPerson;

    @Inject
    RequestLanguage language;

    @Inject
    Messages messages;

    @Inject
    Flash flash;

    @GET
    @Transactional
    @Operation(hidden = true)
    public TemplateInstance list(
            @RestQuery @Nullable String q,
            @RestQuery @Nullable String state,
            @RestQuery @Nullable Long programme,
            @RestQuery @Nullable String attention,
            @RestQuery @Nullable String page) {
        Language reader = language.get();
        EntryState only = EntryQuery.of(EntryState.class, state);
        Attention wanted = EntryQuery.of(Attention.class, attention);
        String words = Objects.requireNonNullElse(Typed.line(q), "");
        if (Typed.length(words) > EntryQuery.LONGEST) {
            words = words.substring(0, words.offsetByCodePoints(0, EntryQuery.LONGEST));
        }
        String shown = words;
        EntryQuery.Found found =
                entries.find(only, programme, wanted, words, WorkingDays.today(), FormReading.page(page));
        int pages = Pager.pages(found.total(), EntryQuery.PAGE);
        if (FormReading.page(page) > pages) {
            throw new NotFoundException();
        }
        String stateValue = only == null ? "" : only.name();
        String programmeValue = programme == null ? "" : programme.toString();
        String attentionValue = wanted == null ? "" : wanted.name();
        return Templates.adminEntries(
                found.entries().stream()
                        .map(entry -> EntryViews.facts(entry, reader))
                        .toList(),
                found.total(),
                shown,
                Arrays.stream(EntryState.values())
                        .map(value -> new Option(value.name(), messages.text("register", "state." + value)))
                        .toList(),
                stateValue,
                Programme.<Programme>list("order by id desc").stream()
                        .map(one -> new Option(String.valueOf(one.id), one.name(reader)))
                        .toList(),
                programmeValue,
                attentions(),
                attentionValue,
                Pager.of(FormReading.page(page), pages, number -> UriBuilder.fromPath("/admin/whitelist/entries")
                        .queryParam("q", "{q}")
                        .queryParam("state", stateValue)
                        .queryParam("programme", programmeValue)
                        .queryParam("attention", attentionValue)
                        .queryParam("page", number)
                        .build(shown)
                        .toString()));
    }

    /**
     * @param complaint the complaint that a measure would follow from
     */
    @GET
    @Path("{id:\\d{1,18}}")
    @Transactional
    @Operation(hidden = true)
    public TemplateInstance entry(long id, @RestQuery @Nullable Long complaint) {
        return page(id, MeasureForm.empty(complaint), new FormErrors());
    }

    /** Takes a measure; a removal is asked for and waits for a second admin. */
    @POST
    @Path("{id:\\d{1,18}}/measures")
    @Operation(hidden = true)
    public Response take(
            long id,
            @RestForm long version,
            @RestForm @Nullable String kind,
            @RestForm @Nullable String reason,
            @RestForm @Nullable String dueOn,
            @RestForm @Nullable String barredUntil,
            @RestForm @Nullable String falsified,
            @RestForm @Nullable String liableName,
            @RestForm @Nullable String liableCode,
            @RestForm @Nullable String complaint) {
        MeasureForm form = new MeasureForm(
                Objects.requireNonNullElse(kind, ""),
                Objects.requireNonNullElse(reason, ""),
                Objects.requireNonNullElse(dueOn, ""),
                Objects.requireNonNullElse(barredUntil, ""),
                falsified != null,
                Objects.requireNonNullElse(liableName, ""),
                Objects.requireNonNullElse(liableCode, ""),
                Objects.requireNonNullElse(complaint, ""));
        FormErrors errors = new FormErrors();
        MeasureReading.Wanted wanted = reading.read(id, form, WorkingDays.today(), errors);
        if (wanted == null) {
            return Response.status(422).entity(page(id, form, errors)).build();
        }
        switch (wanted.kind()) {
            case WARNING -> measures.warn(id, version, wanted.reason(), wanted.complaint(), currentPerson.require());
            case RECTIFICATION ->
                measures.demandRectification(
                        id,
                        version,
                        wanted.reason(),
                        Objects.requireNonNull(wanted.dueOn()),
                        wanted.complaint(),
                        currentPerson.require());
            case SUSPENSION ->
                measures.suspend(id, version, wanted.reason(), wanted.complaint(), currentPerson.require());
            case REMOVAL ->
                removals.ask(id, version, Objects.requireNonNull(wanted.removal()), currentPerson.require());
        }
        flash.success("upkeep", wanted.kind() == Kind.REMOVAL ? "removalAsked" : "measureTaken");
        return back(id);
    }

    /** Finds a rectification done. */
    @POST
    @Path("{id:\\d{1,18}}/measures/{measure:\\d{1,18}}/met")
    @Operation(hidden = true)
    public Response met(long id, long measure, @RestForm @Nullable String note) {
        measures.confirmMet(id, measure, Objects.requireNonNullElse(Typed.text(note), ""));
        flash.success("upkeep", "metConfirmed");
        return back(id);
    }

    /** Ends every suspension and rectification. */
    @POST
    @Path("{id:\\d{1,18}}/reinstate")
    @Operation(hidden = true)
    public Response reinstate(long id, @RestForm long version, @RestForm @Nullable String reinstateReason) {
        String reason = Typed.text(reinstateReason);
        if (reason == null) {
            flash.error("upkeep", "reasonMissing");
        } else {
            measures.reinstate(id, version, reason);
            flash.success("upkeep", "reinstated");
        }
        return back(id);
    }

    private static Response back(long id) {
        return Response.seeOther(URI.create("/admin/whitelist/entries/" + id)).build();
    }

    @Transactional
    TemplateInstance page(long id, MeasureForm form, FormErrors errors) {
        Language reader = language.get();
        WhitelistEntry entry = EntryQuery.one(id).orElseThrow(NotFoundException::new);
        Countersignature asked = Countersignature.open(Countersignature.Kind.REMOVE_ENTRY, id);
        boolean standing = entry.state.isInForce() || entry.state == EntryState.SUSPENDED;
        List<Choice> kinds = new ArrayList<>();
        for (Kind kind : Kind.values()) {
            boolean possible =
                    switch (kind) {
                        case WARNING -> standing;
                        case RECTIFICATION -> entry.state == EntryState.VALID;
                        case SUSPENSION -> entry.state.isInForce();
                        case REMOVAL -> standing && asked == null;
                    };
            if (possible) {
                kinds.add(new Choice(
                        kind.name(),
                        messages.text("upkeep", "kind." + kind),
                        messages.text("upkeep", "kindHint." + kind),
                        kind.name().equals(form.kind())));
            }
        }
        return Templates.adminEntry(
                new AdminEntry(
                        EntryViews.facts(entry, reader),
                        "/admin/whitelist/entries/" + id,
                        entry.application == null ? null : "/admin/whitelist/applications/" + entry.application.id,
                        entry.creditCode,
                        kinds,
                        asked == null && (entry.state == EntryState.SUSPENDED || entry.state == EntryState.RECTIFYING),
                        asked == null
                                ? null
                                : new Removal(
                                        asked.requestedBy.name,
                                        ReadableTime.minute(asked.requestedAt, reader),
                                        asked.reason),
                        views.measures(entry, WorkingDays.today(), reader),
                        views.evidence(entry, WorkingDays.today(), reader),
                        views.reviews(entry, WorkingDays.today(), true, reader),
                        views.complaints(entry, true, reader),
                        EntryViews.events(entry, reader)),
                form,
                errors);
    }

    /** What needs attention, with how much of it where admins have to act. */
    private List<Option> attentions() {
        return Arrays.stream(Attention.values())
                .map(value -> new Option(
                        value.name(),
                        switch (value) {
                            case EXPIRING -> messages.text("upkeep", "attention.EXPIRING");
                            case RECTIFICATION ->
                                messages.text("upkeep", "attention.RECTIFICATION", Measure.countDueRectifications());
                            case EVIDENCE ->
                                messages.text("upkeep", "attention.EVIDENCE", EntryQuery.countEvidenceToCheck());
                        }))
                .toList();
    }
}
