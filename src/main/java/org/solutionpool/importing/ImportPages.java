package org.solutionpool.importing;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.multipart.FileUpload;
import org.jspecify.annotations.Nullable;
import org.solutionpool.account.CurrentPerson;
import org.solutionpool.account.Roles;
import org.solutionpool.web.Flash;
import org.solutionpool.web.FormErrors;
import org.solutionpool.web.Messages;
import org.solutionpool.web.Pager;
import org.solutionpool.web.RequestLanguage;

/** Where an admin brings published lists in: the imports so far, a new file, and how one import goes. */
@Path("/admin/imports")
@RolesAllowed(Roles.ADMIN)
@Produces(MediaType.TEXT_HTML)
public class ImportPages {

    static final String BUNDLE = "importing";

    private static final int IMPORTS_A_PAGE = 20;
    private static final int LINES_A_PAGE = 50;
    private static final int UNPROCESSABLE = 422;

    @CheckedTemplate(basePath = "importing", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
    static class Templates {

        static native TemplateInstance imports(List<ImportView> imports, Pager pager, FormErrors errors, long largest);

        static native TemplateInstance oneImport(
                ImportView view, List<ImportView.Tab> tabs, List<ImportView.Line> lines, Pager pager);

        static native TemplateInstance progress(ImportView view);
    }

    @Inject
    Imports imports;

    @Inject
    CurrentPerson person;

    @Inject
    Messages messages;

    @Inject
    RequestLanguage language;

    @Inject
    Flash flash;

    @GET
    public TemplateInstance list(@RestQuery @DefaultValue("1") int page) {
        return list(page, new FormErrors());
    }

    @POST
    @Consumes(MediaType.MULTIPART_FORM_DATA)
    public Response upload(@RestForm @Nullable FileUpload file) throws IOException {
        FormErrors errors = new FormErrors();
        if (file == null || file.fileName().isEmpty()) {
            errors.add("file", messages.text(BUNDLE, "fileMissing"));
        } else {
            try {
                ImportJob job = imports.upload(file.fileName(), file.uploadedFile(), person.require());
                return Response.seeOther(address(job.id)).build();
            } catch (FileRefused e) {
                errors.add(
                        "file",
                        messages.text(
                                BUNDLE, "refused." + e.code(), e.arguments().toArray()));
            }
        }
        return Response.status(UNPROCESSABLE).entity(list(1, errors)).build();
    }

    @GET
    @Path("{id:\\d{1,18}}")
    public Response show(
            @RestPath long id, @RestQuery @DefaultValue("error") String show, @RestQuery @DefaultValue("1") int page) {
        ImportView view = new ImportView(imports.find(id), language.get());
        if (view.job().state == ImportState.MAPPING) {
            return Response.seeOther(URI.create("/admin/imports/" + id + "/mapping"))
                    .build();
        }
        Severity severity = severity(show);
        long count = ImportProblem.count("jobId = ?1 and severity = ?2", id, severity);
        int pages = Pager.pages(count, LINES_A_PAGE);
        if (page < 1 || page > pages) {
            throw new NotFoundException();
        }
        List<ImportView.Line> lines = ImportProblem.<ImportProblem>find(
                        "jobId = ?1 and severity = ?2 order by row, id", id, severity)
                .page(page - 1, LINES_A_PAGE)
                .stream()
                .map(problem -> new ImportView.Line(problem, language.get()))
                .toList();
        Pager pager = Pager.of(page, pages, number -> "/admin/imports/" + id + "?show=" + show + "&page=" + number);
        return Response.ok(Templates.oneImport(view, view.tabs(severity), lines, pager))
                .build();
    }

    /** The part of the page that moves; tells the page to load itself again when the step is over. */
    @GET
    @Path("{id:\\d{1,18}}/progress")
    public Response progress(@RestPath long id) {
        ImportView view = new ImportView(imports.find(id), language.get());
        Response.ResponseBuilder answer = Response.ok(Templates.progress(view)).header("Cache-Control", "no-store");
        return (view.job().state.running() ? answer : answer.header("HX-Refresh", "true")).build();
    }

    /** Every line of the dry run, for a spreadsheet. */
    @GET
    @Path("{id:\\d{1,18}}/problems.csv")
    @Produces("text/csv;charset=UTF-8")
    public Response problems(@RestPath long id) {
        ImportJob job = imports.find(id);
        StreamingOutput csv = new ProblemTable(job.id, language.get())::write;
        return Response.ok(csv)
                .header("Content-Disposition", "attachment; filename=\"import-" + id + "-problems.csv\"")
                .build();
    }

    @POST
    @Path("{id:\\d{1,18}}/start")
    public Response start(@RestPath long id) {
        imports.start(id);
        return Response.seeOther(address(id)).build();
    }

    @POST
    @Path("{id:\\d{1,18}}/stop")
    public Response stop(@RestPath long id) {
        imports.stop(id);
        flash.success(BUNDLE, "stopped");
        return Response.seeOther(address(id)).build();
    }

    @POST
    @Path("{id:\\d{1,18}}/remap")
    public Response remap(@RestPath long id) {
        imports.remap(id);
        return Response.seeOther(URI.create("/admin/imports/" + id + "/mapping"))
                .build();
    }

    @POST
    @Path("{id:\\d{1,18}}/discard")
    public Response discard(@RestPath long id) {
        imports.discard(id);
        flash.success(BUNDLE, "discarded");
        return Response.seeOther(URI.create("/admin/imports")).build();
    }

    private TemplateInstance list(int page, FormErrors errors) {
        int pages = Pager.pages(ImportJob.count(), IMPORTS_A_PAGE);
        if (page < 1 || page > pages) {
            throw new NotFoundException();
        }
        List<ImportView> views = ImportJob.<ImportJob>find(
                        "from ImportJob j left join fetch j.createdBy order by j.id desc")
                .page(page - 1, IMPORTS_A_PAGE)
                .stream()
                .map(job -> new ImportView(job, language.get()))
                .toList();
        Pager pager = Pager.of(page, pages, number -> "/admin/imports?page=" + number);
        return Templates.imports(views, pager, errors, Imports.LARGEST_FILE);
    }

    private static Severity severity(String code) {
        return switch (code) {
            case "error" -> Severity.ERROR;
            case "warning" -> Severity.WARNING;
            case "duplicate" -> Severity.DUPLICATE;
            default -> throw new NotFoundException();
        };
    }

    private static URI address(long id) {
        return URI.create("/admin/imports/" + id);
    }
}
