package org.solutionpool.taxonomy;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;
import org.solutionpool.account.Roles;
import org.solutionpool.audit.AuditEvent;
import org.solutionpool.taxonomy.TermEditing.StaleTermException;
import org.solutionpool.taxonomy.TermEditing.TermInUseException;
import org.solutionpool.text.TextFolding;
import org.solutionpool.web.Flash;
import org.solutionpool.web.FormErrors;
import org.solutionpool.web.Messages;
import org.solutionpool.web.RequestLanguage;

/** Where an admin edits the taxonomy: list by scheme, form of a term, retire and restore. */
@Path("/admin/taxonomy")
@RolesAllowed(Roles.ADMIN)
@Produces(MediaType.TEXT_HTML)
public class TaxonomyAdminPage {

    private static final String BUNDLE = "taxonomy";
    private static final ZoneId CHINA = ZoneId.of("Asia/Shanghai");
    private static final int POSITION_STEP = 10;
    private static final int CONFLICT = 409;
    private static final int UNPROCESSABLE = 422;

    @CheckedTemplate(basePath = "taxonomy", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
    static class Templates {

        static native TemplateInstance adminList(Scheme scheme, List<SchemeTab> tabs, String q, List<Row> rows);

        static native TemplateInstance adminTerm(
                Scheme scheme,
                TermForm form,
                FormErrors errors,
                List<Option> parents,
                @Nullable TaxonomyTerm term,
                @Nullable TermForm theirs,
                String changedBy,
                List<Change> history);
    }

    /** A line of the list. */
    public record Row(TaxonomyTerm term, int depth) {}

    /** A line of what was done to a term; the time for the reader and for machines. */
    public record Change(String time, Instant at, String who, String what) {}

    /** A choice of a select. */
    public record Option(String value, String label) {}

    @Inject
    Taxonomy taxonomy;

    @Inject
    TermEditing editing;

    @Inject
    TermWarnings warnings;

    @Inject
    Messages messages;

    @Inject
    RequestLanguage language;

    @Inject
    Flash flash;

    @GET
    public Response index() {
        return Response.seeOther(URI.create("/admin/taxonomy/" + Scheme.INDUSTRY.code()))
                .build();
    }

    @GET
    @Path("{scheme}")
    public TemplateInstance list(@RestPath String scheme, @RestQuery @Nullable String q) {
        Scheme of = scheme(scheme);
        String query = q == null ? "" : q.strip();
        return Templates.adminList(of, SchemeTab.admin(of, messages), query, rows(of, query));
    }

    @GET
    @Path("{scheme}/new")
    public TemplateInstance blank(@RestPath String scheme, @RestQuery @Nullable String parent) {
        Scheme of = scheme(scheme);
        TermForm form = new TermForm();
        form.parent = parent;
        form.position = String.valueOf(taxonomy.every(of).stream()
                        .filter(term -> Objects.equals(term.parent(), form.parent()))
                        .mapToInt(Term::position)
                        .max()
                        .orElse(0)
                + POSITION_STEP);
        return page(of, form, new FormErrors(), null, null);
    }

    @POST
    @Path("{scheme}/new")
    public Response create(@RestPath String scheme, @BeanParam TermForm form) {
        Scheme of = scheme(scheme);
        FormErrors errors = new FormErrors();
        form.checkCode(errors, messages);
        taxonomy.find(of, form.code())
                .ifPresent(taken -> errors.add(
                        "code",
                        messages.text(BUNDLE, "codeTaken", taken.code(), taxonomy.label(of.code(), taken.code()))));
        String parent = form.parent();
        if (parent != null
                && taxonomy.find(of, parent).filter(term -> !term.retired()).isEmpty()) {
            errors.add("parent", messages.text(BUNDLE, "parentUnknown"));
        }
        form.check(messages).all().forEach(errors::add);
        if (!errors.isEmpty()) {
            return answer(UNPROCESSABLE, page(of, form, errors, null, null));
        }
        TaxonomyTerm term = editing.create(of, form);
        taxonomy.reload();
        flash.success(BUNDLE, "created", term.code);
        warn(of, form, term.code);
        return Response.seeOther(address(term)).build();
    }

    @GET
    @Path("terms/{id: \\d{1,18}}")
    public TemplateInstance term(@RestPath long id) {
        TaxonomyTerm term = editing.find(id);
        return page(term.scheme, TermForm.of(term), new FormErrors(), term, null);
    }

    @POST
    @Path("terms/{id: \\d{1,18}}")
    public Response edit(@RestPath long id, @BeanParam TermForm form) {
        TaxonomyTerm term = editing.find(id);
        form.code = term.code;
        form.parent = term.parentCode;
        FormErrors errors = form.check(messages);
        if (!errors.isEmpty()) {
            return answer(UNPROCESSABLE, page(term.scheme, form, errors, term, null));
        }
        try {
            term = editing.edit(id, form);
        } catch (StaleTermException e) {
            // What was typed stays; sending it once more, now against the newer version, is a decision.
            TermForm theirs = TermForm.of(term);
            form.version = theirs.version;
            return answer(CONFLICT, page(term.scheme, form, errors, term, theirs));
        }
        taxonomy.reload();
        flash.success(BUNDLE, "saved", term.code);
        warn(term.scheme, form, term.code);
        return Response.seeOther(address(term)).build();
    }

    @POST
    @Path("terms/{id: \\d{1,18}}/retire")
    public Response retire(@RestPath long id) {
        TaxonomyTerm term = editing.find(id);
        try {
            editing.retire(id);
            taxonomy.reload();
            flash.success(BUNDLE, "retired", term.code);
        } catch (TermInUseException e) {
            flash.error(BUNDLE, "retireChildrenFirst", term.code, e.count());
        }
        return Response.seeOther(address(term)).build();
    }

    @POST
    @Path("terms/{id: \\d{1,18}}/restore")
    public Response restore(@RestPath long id) {
        TaxonomyTerm term = editing.find(id);
        try {
            editing.restore(id);
            taxonomy.reload();
            flash.success(BUNDLE, "restored", term.code);
        } catch (TermInUseException e) {
            flash.error(BUNDLE, "restoreParentFirst", term.code);
        }
        return Response.seeOther(address(term)).build();
    }

    private TemplateInstance page(
            Scheme scheme, TermForm form, FormErrors errors, @Nullable TaxonomyTerm term, @Nullable TermForm theirs) {
        List<Option> parents = taxonomy.all(scheme).stream()
                .map(parent ->
                        new Option(parent.code(), parent.code() + " " + taxonomy.label(scheme.code(), parent.code())))
                .toList();
        List<Change> history = term == null
                ? List.of()
                : AuditEvent.of(TermEditing.SUBJECT, scheme.code() + "/" + term.code).stream()
                        .map(this::change)
                        .toList();
        String changedBy = term == null || term.updatedBy.equals(TaxonomyTerm.RELEASE)
                ? messages.text(BUNDLE, "byRelease")
                : term.updatedBy;
        return Templates.adminTerm(scheme, form, errors, parents, term, theirs, changedBy, history);
    }

    private Change change(AuditEvent event) {
        return new Change(
                DateTimeFormatter.ofLocalizedDateTime(FormatStyle.MEDIUM)
                        .withLocale(language.get().locale())
                        .withZone(CHINA)
                        .format(event.at),
                event.at,
                event.actorName,
                messages.text(BUNDLE, event.action));
    }

    /** The terms in the order of the tree, retired ones in their place; with a query those whose words contain it. */
    private static List<Row> rows(Scheme scheme, String query) {
        Map<String, List<TaxonomyTerm>> byParent =
                TaxonomyTerm.<TaxonomyTerm>list("scheme = ?1 order by position, code", scheme).stream()
                        .collect(Collectors.groupingBy(term -> Objects.requireNonNullElse(term.parentCode, "")));
        List<Row> rows = new ArrayList<>();
        collect("", 0, byParent, rows);
        String wanted = TextFolding.fold(query).toLowerCase(Locale.ROOT);
        return rows.stream().filter(row -> row.term().mentions(wanted)).toList();
    }

    private static void collect(String parent, int depth, Map<String, List<TaxonomyTerm>> byParent, List<Row> rows) {
        for (TaxonomyTerm term : byParent.getOrDefault(parent, List.of())) {
            rows.add(new Row(term, depth));
            collect(term.code, depth + 1, byParent, rows);
        }
    }

    private void warn(Scheme scheme, TermForm form, String code) {
        warnings.of(scheme, form, code)
                .forEach(warning -> flash.say(
                        Flash.Kind.WARNING,
                        BUNDLE,
                        warning.key(),
                        warning.arguments().toArray()));
    }

    private static URI address(TaxonomyTerm term) {
        return URI.create("/admin/taxonomy/terms/" + term.id);
    }

    private static Response answer(int status, TemplateInstance page) {
        return Response.status(status).entity(page).build();
    }

    private static Scheme scheme(String code) {
        return Scheme.ofCode(code).orElseThrow(NotFoundException::new);
    }
}
