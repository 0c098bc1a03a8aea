package org.solutionpool.whitelist.programme;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.RestPath;
import org.jspecify.annotations.Nullable;
import org.solutionpool.account.Roles;
import org.solutionpool.web.Flash;
import org.solutionpool.web.FormErrors;
import org.solutionpool.web.Language;
import org.solutionpool.web.Messages;
import org.solutionpool.web.Option;
import org.solutionpool.web.ReadableTime;
import org.solutionpool.web.RequestLanguage;
import org.solutionpool.web.Typed;

/** One programme of the whitelist for admins: its rules, its versions of criteria, its batches. */
@Path("/admin/whitelist/programmes")
@RolesAllowed(Roles.ADMIN)
public class ProgrammePage {

    @CheckedTemplate(basePath = "programme", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
    static class Templates {
        static native TemplateInstance programme(ProgrammeView programme, WindowForm form, FormErrors errors);

        static native TemplateInstance programmeForm(
                @Nullable Long id,
                String title,
                ProgrammeForm form,
                List<Option> subjects,
                List<Option> shares,
                FormErrors errors,
                List<Difference> theirs);
    }

    /** A field that somebody else changed meanwhile: what was typed, and what stands now. */
    public record Difference(String name, String yours, String theirs) {}

    /** A version of the criteria. */
    public record SetLine(long id, int number, StateBadge state, String day, long problems) {}

    /** A batch with what can be done with it here. */
    public record BatchLine(
            long id,
            String name,
            StateBadge state,
            String window,
            int criteria,
            String next,
            boolean intake,
            boolean cancellable,
            boolean historical,
            String closesOn) {

        /** The name of a field of this batch in error messages. */
        public String field(String act) {
            return act + "-" + id;
        }
    }

    /** The programme as its page shows it. */
    public record ProgrammeView(
            long id,
            String code,
            String name,
            String subject,
            StateBadge state,
            boolean draft,
            boolean active,
            List<Fact> facts,
            List<String> quotas,
            List<SetLine> sets,
            List<Option> usable,
            List<BatchLine> batches) {}

    /** A fact with its name. */
    public record Fact(String label, String text) {}

    /** The window of a new batch, as typed. */
    public static class WindowForm {

        @RestForm
        public @Nullable String opensOn;

        @RestForm
        public @Nullable String closesOn;

        @RestForm
        public @Nullable String criteriaSet;

        static WindowForm blank() {
            WindowForm form = new WindowForm();
            form.opensOn = WorkingDays.today().toString();
            return form;
        }
    }

    private static final int REASON_LIMIT = 1000;
    private static final String BUNDLE = "programme";

    @Inject
    ProgrammeEditing editing;

    @Inject
    CriteriaEditing criteria;

    @Inject
    BatchIntake intake;

    @Inject
    QuotaChoices quotas;

    @Inject
    Messages messages;

    @Inject
    RequestLanguage language;

    @Inject
    Flash flash;

    @GET
    @Path("new")
    public TemplateInstance blank() {
        return form(null, ProgrammeForm.blank(), new FormErrors(), List.of());
    }

    @POST
    @Path("new")
    public Response create(@BeanParam ProgrammeForm form) {
        FormErrors errors = check(form);
        if (errors.isEmpty()) {
            try {
                Programme created = editing.create(form);
                flash.success(BUNDLE, "created");
                return Response.seeOther(address(created.id)).build();
            } catch (RefusedException e) {
                errors.add("code", messages.text(BUNDLE, e.key(), e.arguments()));
            }
        }
        return Response.status(422).entity(form(null, form, errors, List.of())).build();
    }

    @GET
    @Path("{id: \\d{1,18}}")
    @Transactional
    public TemplateInstance programme(@RestPath long id) {
        return page(id, WindowForm.blank(), new FormErrors());
    }

    @GET
    @Path("{id: \\d{1,18}}/edit")
    @Transactional
    public TemplateInstance edit(@RestPath long id) {
        return form(id, ProgrammeForm.of(find(id)), new FormErrors(), List.of());
    }

    @POST
    @Path("{id: \\d{1,18}}/edit")
    public Response save(@RestPath long id, @BeanParam ProgrammeForm form) {
        FormErrors errors = check(form);
        if (errors.isEmpty()) {
            try {
                editing.edit(id, form);
                flash.success(BUNDLE, "saved");
                return Response.seeOther(address(id)).build();
            } catch (RefusedException e) {
                errors.add("code", messages.text(BUNDLE, e.key(), e.arguments()));
            } catch (FixedRulesException e) {
                e.fields().forEach(field -> errors.add(field, messages.text(BUNDLE, "fixedWhileRunning", e.batch())));
            } catch (StaleFormException e) {
                List<Difference> theirs = differences(id, form);
                return Response.status(409)
                        .entity(form(id, form, errors, theirs))
                        .build();
            }
        }
        return Response.status(422).entity(form(id, form, errors, List.of())).build();
    }

    @POST
    @Path("{id: \\d{1,18}}/activate")
    public Response activate(@RestPath long id) {
        return acted(id, () -> editing.activate(id), "activated");
    }

    @POST
    @Path("{id: \\d{1,18}}/end")
    public Response end(@RestPath long id) {
        return acted(id, () -> editing.end(id), "ended");
    }

    @POST
    @Path("{id: \\d{1,18}}/criteria")
    public Response beginCriteria(@RestPath long id) {
        return Response.seeOther(URI.create("/admin/whitelist/criteria/" + criteria.begin(id).id))
                .build();
    }

    @POST
    @Path("{id: \\d{1,18}}/batches")
    public Response open(@RestPath long id, @BeanParam WindowForm form) {
        FormErrors errors = new FormErrors();
        LocalDate from = TypedValues.day(form.opensOn);
        LocalDate to = TypedValues.day(form.closesOn);
        String set = Typed.line(form.criteriaSet);
        if (from == null) {
            errors.add("opensOn", messages.text(BUNDLE, "dayMissing"));
        }
        if (to == null) {
            errors.add("closesOn", messages.text(BUNDLE, "dayMissing"));
        }
        if (set == null || !set.matches("\\d{1,18}")) {
            errors.add("criteriaSet", messages.text(BUNDLE, "criteriaMissing"));
        }
        if (errors.isEmpty()) {
            try {
                Batch batch = intake.open(
                        id,
                        Long.parseLong(Objects.requireNonNull(set)),
                        Objects.requireNonNull(from),
                        Objects.requireNonNull(to));
                flash.success(BUNDLE, "batchOpened", batch.ordinal(language.get()));
                return Response.seeOther(address(id)).build();
            } catch (RefusedException e) {
                String field = e.key().startsWith("criteria")
                        ? "criteriaSet"
                        : e.key().startsWith("window") ? "closesOn" : "opensOn";
                errors.add(field, messages.text(BUNDLE, e.key(), e.arguments()));
            }
        }
        return Response.status(422).entity(page(id, form, errors)).build();
    }

    @POST
    @Path("{id: \\d{1,18}}/batches/{batch: \\d{1,18}}/close")
    public Response close(@RestPath long id, @RestPath long batch, @RestForm @Nullable String reason) {
        return withReason(id, batch, "close", reason, words -> intake.close(batch, words), "intakeClosed");
    }

    @POST
    @Path("{id: \\d{1,18}}/batches/{batch: \\d{1,18}}/cancel")
    public Response cancel(@RestPath long id, @RestPath long batch, @RestForm @Nullable String reason) {
        return withReason(id, batch, "cancel", reason, words -> intake.cancel(batch, words), "batchCancelled");
    }

    @POST
    @Path("{id: \\d{1,18}}/batches/{batch: \\d{1,18}}/extend")
    public Response extend(
            @RestPath long id,
            @RestPath long batch,
            @RestForm @Nullable String until,
            @RestForm @Nullable String reason) {
        LocalDate day = TypedValues.day(until);
        if (day == null) {
            return refused(id, "until-" + batch, messages.text(BUNDLE, "dayMissing"));
        }
        return withReason(id, batch, "extend", reason, words -> intake.extend(batch, day, words), "intakeExtended");
    }

    private interface Step {
        void take(String reason);
    }

    private Response withReason(long id, long batch, String act, @Nullable String reason, Step step, String said) {
        String words = Typed.text(reason);
        String field = act + "-reason-" + batch;
        if (Batch.count("id = ?1 and programme.id = ?2", batch, id) == 0) {
            throw new NotFoundException();
        }
        if (words == null) {
            return refused(id, field, messages.text(BUNDLE, "reasonMissing"));
        }
        if (Typed.length(words) > REASON_LIMIT) {
            return refused(id, field, messages.text(BUNDLE, "reasonLong", REASON_LIMIT));
        }
        try {
            step.take(words);
        } catch (RefusedException e) {
            return refused(id, field, messages.text(BUNDLE, e.key(), e.arguments()));
        }
        flash.success(BUNDLE, said);
        return Response.seeOther(address(id)).build();
    }

    private Response refused(long id, String field, String message) {
        return Response.status(422)
                .entity(page(id, WindowForm.blank(), new FormErrors().add(field, message)))
                .build();
    }

    private Response acted(long id, Runnable act, String said) {
        try {
            act.run();
            flash.success(BUNDLE, said);
        } catch (RefusedException e) {
            flash.error(BUNDLE, e.key(), e.arguments());
        }
        return Response.seeOther(address(id)).build();
    }

    private FormErrors check(ProgrammeForm form) {
        List<String> offered = quotas.all().stream().map(Option::value).toList();
        return form.check(messages, offered::contains);
    }

    private List<Difference> differences(long id, ProgrammeForm form) {
        Programme now = find(id);
        Programme typed = new Programme();
        form.fill(typed);
        Map<String, Object> yours = ProgrammeForm.facts(typed);
        Map<String, Object> theirs = ProgrammeForm.facts(now);
        form.version = String.valueOf(now.version);
        return theirs.entrySet().stream()
                .filter(fact -> !Objects.equals(fact.getValue(), yours.get(fact.getKey())))
                .map(fact -> new Difference(
                        messages.text(BUNDLE, "field." + fact.getKey()),
                        String.valueOf(yours.get(fact.getKey())),
                        String.valueOf(fact.getValue())))
                .toList();
    }

    private TemplateInstance form(@Nullable Long id, ProgrammeForm form, FormErrors errors, List<Difference> theirs) {
        return Templates.programmeForm(
                id,
                id == null ? messages.text(BUNDLE, "new") : find(id).name(language.get()),
                form,
                Arrays.stream(Programme.Subject.values())
                        .map(one -> new Option(one.name(), messages.text(BUNDLE, "subject." + one)))
                        .toList(),
                quotas.all(),
                errors,
                theirs);
    }

    @Transactional
    TemplateInstance page(long id, WindowForm form, FormErrors errors) {
        Programme programme = find(id);
        Language reader = language.get();
        List<CriteriaSet> sets = CriteriaSet.<CriteriaSet>find("programme = ?1 order by number desc", programme)
                .page(0, 50)
                .list();
        List<Batch> batches = Batch.<Batch>find(
                        "from Batch b left join fetch b.criteriaSet where b.programme = ?1 order by b.number desc",
                        programme)
                .page(0, 100)
                .list();
        return Templates.programme(
                new ProgrammeView(
                        id,
                        programme.code,
                        programme.name(reader),
                        messages.text(BUNDLE, "subject." + programme.subject),
                        StateBadge.of(programme.state, reader),
                        programme.state == Programme.State.DRAFT,
                        programme.state == Programme.State.ACTIVE,
                        facts(programme),
                        programme.quotas.stream().map(this::quota).toList(),
                        sets.stream().map(set -> line(set, reader)).toList(),
                        sets.stream()
                                .limit(2)
                                .map(set -> new Option(
                                        String.valueOf(set.id), messages.text(BUNDLE, "criteriaVersion", set.number)))
                                .toList(),
                        batches.stream().map(batch -> line(batch, reader)).toList()),
                form,
                errors);
    }

    private List<Fact> facts(Programme programme) {
        Language reader = language.get();
        return List.of(
                new Fact(messages.text(BUNDLE, "field.issuer"), programme.issuer(reader)),
                new Fact(messages.text(BUNDLE, "stages"), stages(programme)),
                new Fact(messages.text(BUNDLE, "field.reviewers"), String.valueOf(programme.reviewers)),
                new Fact(messages.text(BUNDLE, "field.spreadLimit"), String.valueOf(programme.spreadLimit)),
                new Fact(messages.text(BUNDLE, "field.publicityDays"), String.valueOf(programme.publicityDays)),
                new Fact(messages.text(BUNDLE, "field.completionDays"), String.valueOf(programme.completionDays)),
                new Fact(messages.text(BUNDLE, "field.appealDays"), String.valueOf(programme.appealDays)),
                new Fact(messages.text(BUNDLE, "field.validityMonths"), String.valueOf(programme.validityMonths)),
                new Fact(
                        messages.text(BUNDLE, "field.evidenceGraceDays"), String.valueOf(programme.evidenceGraceDays)));
    }

    private String stages(Programme programme) {
        List<String> used = Stream.of(
                        programme.recommendation ? "field.recommendation" : "",
                        programme.siteCheck ? "field.siteCheck" : "",
                        programme.oralDefence ? "field.oralDefence" : "")
                .filter(key -> !key.isEmpty())
                .map(key -> messages.text(BUNDLE, key))
                .toList();
        return used.isEmpty() ? messages.text(BUNDLE, "stagesNone") : String.join(" · ", used);
    }

    private String quota(Quota quota) {
        Integer max = quota.max();
        return max == null
                ? messages.text(BUNDLE, "quotaFrom", quotas.name(quota), quota.min())
                : messages.text(BUNDLE, "quotaFromTo", quotas.name(quota), quota.min(), max);
    }

    private SetLine line(CriteriaSet set, Language reader) {
        // Only a draft can have problems: what is frozen passed the same rules.
        long problems = set.state == CriteriaSet.State.FROZEN
                ? 0
                : CriteriaRules.problems(set.passMark, set.criteria()).size();
        return new SetLine(
                set.id,
                set.number,
                StateBadge.of(set.state, reader),
                ReadableTime.day(Objects.requireNonNullElse(set.frozenAt, set.createdAt), reader),
                problems);
    }

    private BatchLine line(Batch batch, Language reader) {
        boolean intakeOpen = batch.state == BatchState.INTAKE;
        String next = intakeOpen && !batch.takesApplications(Instant.now()) ? "INTAKE_WAITING" : batch.state.name();
        return new BatchLine(
                batch.id,
                batch.ordinal(reader),
                StateBadge.of(batch.state, reader),
                batch.historical
                        ? ""
                        : messages.text(
                                BUNDLE,
                                "window",
                                ReadableDay.of(batch.opensOn, reader),
                                ReadableDay.of(batch.closesOn, reader)),
                batch.criteriaSet == null ? 0 : batch.criteriaSet.number,
                batch.historical ? messages.text(BUNDLE, "next.HISTORICAL") : messages.text(BUNDLE, "next." + next),
                intakeOpen,
                BatchState.TRANSITIONS.allows(batch.state, BatchState.CANCELLED),
                batch.historical,
                batch.closesOn == null ? "" : batch.closesOn.toString());
    }

    private static Programme find(long id) {
        return Programme.<Programme>findByIdOptional(id).orElseThrow(NotFoundException::new);
    }

    private static URI address(long id) {
        return URI.create("/admin/whitelist/programmes/" + id);
    }
}
