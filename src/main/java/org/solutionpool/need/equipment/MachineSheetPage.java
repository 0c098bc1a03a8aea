package org.solutionpool.need.equipment;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.multipart.FileUpload;
import org.jspecify.annotations.Nullable;
import org.solutionpool.account.CurrentPerson;
import org.solutionpool.account.Roles;
import org.solutionpool.attachment.Uploads;
import org.solutionpool.need.equipment.SheetWords.Understood;
import org.solutionpool.taxonomy.Scheme;
import org.solutionpool.taxonomy.Taxonomy;
import org.solutionpool.web.Flash;
import org.solutionpool.web.FormErrors;
import org.solutionpool.web.Messages;
import org.solutionpool.web.Pager;
import org.solutionpool.web.RequestLanguage;
import org.solutionpool.web.Typed;

/**
 * Many machines at once: a sheet is pasted or sent as a file, read without changing anything, looked at, and then added or
 * thrown away.
 */
@Path("/machines/import")
@RolesAllowed(Roles.MANUFACTURER)
public class MachineSheetPage {

    @CheckedTemplate(basePath = "need", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
    static class Templates {
        static native TemplateInstance machineImport(
                String pasted, List<String> columns, int most, long largest, FormErrors errors);

        static native TemplateInstance machineDryRun(DryRun run);
    }

    /**
     * What would happen.
     *
     * @param refused the first {@value #MOST_REFUSED} rows that cannot be taken
     * @param room how many lines may still be added
     */
    public record DryRun(
            @Nullable String source,
            int acceptedTotal,
            List<Accepted> accepted,
            Pager pager,
            int refusedTotal,
            List<Refused> refused,
            long room,
            int most) {

        /** Whether there is anything to add, and room for it. */
        public boolean addable() {
            return acceptedTotal > 0 && acceptedTotal <= room;
        }
    }

    /** A row as it was written and as it was understood. */
    public record Accepted(
            int number,
            String written,
            String category,
            @Nullable String make,
            int quantity,
            @Nullable String interfaces,
            List<String> protocols,
            Networked networked,
            @Nullable String place) {}

    /** A row with what is wrong with it, each with the name of its column. */
    public record Refused(int number, String written, List<String> problems) {}

    static final int PAGE_SIZE = 50;
    static final int MOST_REFUSED = 200;

    private static final int UNPROCESSABLE = 422;
    private static final String BUNDLE = "equipment";

    @Inject
    CurrentPerson person;

    @Inject
    Machinery machinery;

    @Inject
    SheetWords words;

    @Inject
    OfferedTerms terms;

    @Inject
    Taxonomy taxonomy;

    @Inject
    RequestLanguage language;

    @Inject
    Messages messages;

    @Inject
    Flash flash;

    @GET
    public TemplateInstance form() {
        person.requireOrganization();
        return form("", new FormErrors());
    }

    @POST
    @Consumes(MediaType.MULTIPART_FORM_DATA)
    @Transactional
    public Response read(@RestForm @Nullable String pasted, @RestForm @Nullable FileUpload file) throws IOException {
        long own = person.requireOrganization().id();
        String text = Objects.requireNonNullElse(pasted, "");
        FormErrors errors = new FormErrors();
        FileUpload sent =
                file == null || file.fileName() == null || file.fileName().isBlank() ? null : file;
        if (sent != null && Files.size(sent.uploadedFile()) > Uploads.LARGEST) {
            errors.add("file", messages.text(BUNDLE, "fileTooLarge", Uploads.LARGEST / 1024 / 1024));
        } else if (sent == null && text.isBlank()) {
            errors.add("pasted", messages.text(BUNDLE, "nothingSent"));
        } else {
            try {
                List<SheetLine> lines = sent == null ? SheetReader.pasted(text) : SheetReader.file(sent.uploadedFile());
                keep(own, sent == null ? null : sent.fileName(), lines);
                return Response.seeOther(URI.create("/machines/import/check")).build();
            } catch (SheetRefusedException e) {
                errors.add(sent == null ? "pasted" : "file", e.text(messages));
            }
        }
        return Response.status(UNPROCESSABLE).entity(form(text, errors)).build();
    }

    @GET
    @Path("check")
    @Transactional
    public Response check(@RestQuery @DefaultValue("1") int page) {
        Optional<MachineSheet> sheet = sheet();
        if (sheet.isEmpty()) {
            return Response.seeOther(URI.create("/machines/import")).build();
        }
        List<Understood> rows = understood(sheet.get());
        List<Understood> good =
                rows.stream().filter(row -> row.facts().isPresent()).toList();
        List<Understood> bad =
                rows.stream().filter(row -> row.facts().isEmpty()).toList();
        int pages = Pager.pages(good.size(), PAGE_SIZE);
        if (page < 1 || page > pages) {
            throw new NotFoundException();
        }
        DryRun run = new DryRun(
                sheet.get().sourceName,
                good.size(),
                good.stream()
                        .skip((page - 1L) * PAGE_SIZE)
                        .limit(PAGE_SIZE)
                        .map(row -> accepted(row, row.facts().orElseThrow()))
                        .toList(),
                Pager.of(page, pages, number -> "/machines/import/check?page=" + number),
                bad.size(),
                bad.stream().limit(MOST_REFUSED).map(this::refused).toList(),
                Math.max(0, Machinery.MOST_LINES - Machine.countOf(sheet.get().organizationId)),
                Machinery.MOST_LINES);
        return Response.ok(Templates.machineDryRun(run)).build();
    }

    @POST
    @Path("add")
    @Transactional
    public Response add() {
        Optional<MachineSheet> sheet = sheet();
        if (sheet.isEmpty()) {
            // The button was pressed twice, or a colleague's organization was joined meanwhile.
            flash.say(Flash.Kind.INFO, BUNDLE, "sheetGone");
            return Response.seeOther(URI.create("/machines")).build();
        }
        List<MachineFacts> lines = understood(sheet.get()).stream()
                .flatMap(row -> row.facts().stream())
                .toList();
        try {
            machinery.addAll(sheet.get().organizationId, lines, sheet.get().sourceName);
        } catch (Machinery.TooManyMachinesException e) {
            flash.error(BUNDLE, "noRoom", Machinery.MOST_LINES, Machinery.MOST_LINES - e.there(), lines.size());
            return Response.seeOther(URI.create("/machines/import/check")).build();
        }
        sheet.get().delete();
        flash.success(BUNDLE, "imported", lines.size());
        return Response.seeOther(URI.create("/machines")).build();
    }

    @POST
    @Path("discard")
    @Transactional
    public Response discard() {
        sheet().ifPresent(MachineSheet::delete);
        flash.say(Flash.Kind.INFO, BUNDLE, "discarded");
        return Response.seeOther(URI.create("/machines/import")).build();
    }

    private TemplateInstance form(String pasted, FormErrors errors) {
        return Templates.machineImport(
                pasted,
                Arrays.stream(SheetColumn.values())
                        .map(column -> messages.text(BUNDLE, "column." + column))
                        .toList(),
                Machinery.MOST_LINES,
                Uploads.LARGEST,
                errors);
    }

    private Optional<MachineSheet> sheet() {
        return MachineSheet.of(person.require().id, person.requireOrganization().id());
    }

    private void keep(long organizationId, @Nullable String fileName, List<SheetLine> lines) {
        MachineSheet.delete("personId", person.require().id);
        MachineSheet sheet = new MachineSheet();
        sheet.personId = person.require().id;
        sheet.organizationId = organizationId;
        String name = Typed.line(fileName);
        sheet.sourceName = name == null || name.length() <= 200 ? name : name.substring(name.length() - 200);
        sheet.lines = lines;
        sheet.readAt = Instant.now();
        sheet.persist();
    }

    private List<Understood> understood(MachineSheet sheet) {
        return sheet.lines.stream().map(words::understand).toList();
    }

    private Accepted accepted(Understood row, MachineFacts facts) {
        return new Accepted(
                row.line().number(),
                row.line().cell(SheetColumn.CATEGORY),
                terms.name(Scheme.EQUIPMENT, facts.category()),
                joined(facts.maker(), facts.model()),
                facts.quantity(),
                facts.interfaces(),
                facts.protocols().stream()
                        .map(code -> terms.name(Scheme.PROTOCOL, code))
                        .toList(),
                facts.networked(),
                joined(
                        facts.region() == null ? null : taxonomy.name(Scheme.REGION, facts.region(), language.get()),
                        facts.site()));
    }

    private Refused refused(Understood row) {
        List<String> problems = new ArrayList<>();
        row.errors().entries().forEach(error -> problems.add(error.getValue()));
        return new Refused(
                row.line().number(), String.join(" | ", row.line().cells().values()), problems);
    }

    private static @Nullable String joined(@Nullable String first, @Nullable String second) {
        if (first == null) {
            return second;
        }
        return second == null ? first : first + " " + second;
    }
}
