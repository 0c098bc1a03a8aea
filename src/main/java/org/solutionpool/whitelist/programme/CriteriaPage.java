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
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
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
import org.solutionpool.web.StateBadge;
import org.solutionpool.whitelist.programme.CriteriaRules.Problem;
import org.solutionpool.whitelist.programme.Criterion.Kind;

/** One version of a programme's criteria for admins: read when frozen, written while a draft. */
@Path("/admin/whitelist/criteria")
@RolesAllowed(Roles.ADMIN)
public class CriteriaPage {

    @CheckedTemplate(basePath = "programme", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
    static class Templates {
        static native TemplateInstance criteria(SetView set, FormErrors errors);

        static native TemplateInstance criterionForm(
                SetHead set,
                @Nullable Long id,
                CriterionForm form,
                List<Choice> kinds,
                FormErrors errors,
                boolean stale);
    }

    /** Which set a page is about. */
    public record SetHead(long id, long programmeId, String programme, int number) {}

    /** A checkbox. */
    public record Choice(String value, String label, boolean selected) {}

    /** Something not right yet, and the anchor of where. */
    public record ProblemLine(String text, String anchor) {}

    /** The set as its page shows it. */
    public record SetView(
            SetHead head,
            StateBadge state,
            boolean draft,
            String passMark,
            int total,
            List<CriterionView> mandatory,
            List<CriterionView> scored,
            List<ProblemLine> problems) {}

    private static final String BUNDLE = "programme";

    @Inject
    CriteriaEditing editing;

    @Inject
    Messages messages;

    @Inject
    RequestLanguage language;

    @Inject
    Flash flash;

    @GET
    @Path("{set: \\d{1,18}}")
    @Transactional
    public TemplateInstance criteria(@RestPath long set) {
        return page(find(set), null, new FormErrors());
    }

    @POST
    @Path("{set: \\d{1,18}}")
    @Transactional
    public Response passMark(@RestPath long set, @RestForm @Nullable String passMark) {
        Integer mark = TypedValues.wholeNumber(passMark, 0, CriteriaSet.TOTAL);
        if (mark == null) {
            FormErrors errors =
                    new FormErrors().add("passMark", messages.text(BUNDLE, "setPassMarkWrong", CriteriaSet.TOTAL));
            return Response.status(422)
                    .entity(page(find(set), passMark, errors))
                    .build();
        }
        editing.passMark(set, mark);
        flash.success(BUNDLE, "saved");
        return see(set);
    }

    @GET
    @Path("{set: \\d{1,18}}/new")
    @Transactional
    public TemplateInstance blank(@RestPath long set, @RestQuery @Nullable String kind) {
        Kind of = Kind.MANDATORY.name().equals(kind) ? Kind.MANDATORY : Kind.SCORED;
        return form(find(set), null, CriterionForm.blank(of), new FormErrors(), false);
    }

    @POST
    @Path("{set: \\d{1,18}}/new")
    public Response add(@RestPath long set, @BeanParam CriterionForm form) {
        FormErrors errors = form.check(messages);
        if (!errors.isEmpty()) {
            return Response.status(422)
                    .entity(form(find(set), null, form, errors, false))
                    .build();
        }
        try {
            editing.add(set, form.mandatory() ? Kind.MANDATORY : Kind.SCORED, form);
            flash.success(BUNDLE, "saved");
        } catch (RefusedException e) {
            flash.error(BUNDLE, e.key(), e.arguments());
        }
        return see(set);
    }

    @GET
    @Path("{set: \\d{1,18}}/{id: \\d{1,18}}")
    @Transactional
    public TemplateInstance criterion(@RestPath long set, @RestPath long id) {
        return form(find(set), id, CriterionForm.of(find(set, id)), new FormErrors(), false);
    }

    @POST
    @Path("{set: \\d{1,18}}/{id: \\d{1,18}}")
    public Response edit(@RestPath long set, @RestPath long id, @BeanParam CriterionForm form) {
        form.kind = find(set, id).kind.name();
        FormErrors errors = form.check(messages);
        if (!errors.isEmpty()) {
            return Response.status(422)
                    .entity(form(find(set), id, form, errors, false))
                    .build();
        }
        try {
            editing.edit(set, id, form);
        } catch (StaleFormException e) {
            form.version = String.valueOf(find(set, id).version);
            return Response.status(409)
                    .entity(form(find(set), id, form, errors, true))
                    .build();
        }
        flash.success(BUNDLE, "saved");
        return see(set);
    }

    @POST
    @Path("{set: \\d{1,18}}/{id: \\d{1,18}}/remove")
    public Response remove(@RestPath long set, @RestPath long id) {
        editing.remove(set, id);
        flash.success(BUNDLE, "criterionRemoved");
        return see(set);
    }

    @POST
    @Path("{set: \\d{1,18}}/{id: \\d{1,18}}/up")
    public Response up(@RestPath long set, @RestPath long id) {
        editing.up(set, id);
        return see(set);
    }

    @Transactional
    TemplateInstance page(CriteriaSet set, @Nullable String passMark, FormErrors errors) {
        Language reader = language.get();
        List<Criterion> criteria = set.criteria();
        List<CriterionView> views =
                criteria.stream().map(one -> CriterionView.of(one, reader)).toList();
        return Templates.criteria(
                new SetView(
                        head(set),
                        ProgrammeBadges.of(set.state, reader),
                        set.state == CriteriaSet.State.DRAFT,
                        Objects.requireNonNullElse(passMark, String.valueOf(set.passMark)),
                        criteria.stream().mapToInt(one -> one.weight).sum(),
                        views.stream().filter(CriterionView::mandatory).toList(),
                        views.stream().filter(one -> !one.mandatory()).toList(),
                        CriteriaRules.problems(set.passMark, criteria).stream()
                                .map(this::line)
                                .toList()),
                errors);
    }

    private ProblemLine line(Problem problem) {
        String text = messages.text(BUNDLE, problem.key(), problem.arguments().toArray());
        Criterion about = problem.criterion();
        return about == null
                ? new ProblemLine(text, problem.key().equals("problem.passMark") ? "passMark" : "scored")
                : new ProblemLine(
                        messages.text(BUNDLE, "problemAt", about.name(language.get()), text), "criterion-" + about.id);
    }

    @Transactional
    TemplateInstance form(CriteriaSet set, @Nullable Long id, CriterionForm form, FormErrors errors, boolean stale) {
        return Templates.criterionForm(
                head(set),
                id,
                form,
                Arrays.stream(EvidenceKind.values())
                        .map(kind ->
                                new Choice(kind.name(), messages.text(BUNDLE, "evidence." + kind), form.asksFor(kind)))
                        .toList(),
                errors,
                stale);
    }

    private SetHead head(CriteriaSet set) {
        Programme programme = Programme.findById(set.programme.id);
        return new SetHead(set.id, programme.id, programme.name(language.get()), set.number);
    }

    private static CriteriaSet find(long set) {
        return CriteriaSet.<CriteriaSet>find("from CriteriaSet s join fetch s.programme where s.id = ?1", set)
                .firstResultOptional()
                .orElseThrow(NotFoundException::new);
    }

    private static Criterion find(long set, long id) {
        return Criterion.<Criterion>find("id = ?1 and criteriaSet.id = ?2", id, set)
                .firstResultOptional()
                .orElseThrow(NotFoundException::new);
    }

    private static Response see(long set) {
        return Response.seeOther(URI.create("/admin/whitelist/criteria/" + set)).build();
    }
}
