package org.solutionpool.whitelist.upkeep;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.multipart.FileUpload;
import org.jspecify.annotations.Nullable;
import org.solutionpool.account.CurrentPerson;
import org.solutionpool.account.Roles;
import org.solutionpool.attachment.CheckedFile;
import org.solutionpool.attachment.UploadRefusedException;
import org.solutionpool.attachment.Uploads;
import org.solutionpool.web.Flash;
import org.solutionpool.web.FormErrors;
import org.solutionpool.web.Language;
import org.solutionpool.web.Messages;
import org.solutionpool.web.ReadableTime;
import org.solutionpool.web.RequestLanguage;
import org.solutionpool.web.Typed;
import org.solutionpool.whitelist.application.Evidence;
import org.solutionpool.whitelist.programme.WorkingDays;
import org.solutionpool.whitelist.register.WhitelistEntry;

/** Hands in a newer piece for a dated piece of evidence of one's own entry. */
@Path("/provider/entries/{id:\\d{1,18}}/evidence/{evidence:\\d{1,18}}")
@RolesAllowed(Roles.PROVIDER)
public class HolderEvidencePage {

    @CheckedTemplate(basePath = "upkeep", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
    static class Templates {
        static native TemplateInstance evidenceForm(EvidencePage page, EvidenceTyped form, FormErrors errors);
    }

    /** What a newer piece is handed in for. */
    public record EvidencePage(String entryUrl, String action, String subject, String title, String expiresOn) {}

    /** The form of a piece of evidence as it was typed. */
    public record EvidenceTyped(String title, String link, String issuedOn, String expiresOn) {}

    private static final int LONGEST_TITLE = 200;

    @Inject
    HolderSteps steps;

    @Inject
    Uploads uploads;

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
    public TemplateInstance form(@RestPath long id, @RestPath long evidence) {
        Evidence piece = piece(id, evidence);
        return page(id, evidence, new EvidenceTyped(piece.title, "", "", ""), new FormErrors());
    }

    @POST
    @Consumes(MediaType.MULTIPART_FORM_DATA)
    @Operation(hidden = true)
    public Response handIn(
            @RestPath long id,
            @RestPath long evidence,
            @RestForm @Nullable String title,
            @RestForm @Nullable String link,
            @RestForm @Nullable String issuedOn,
            @RestForm @Nullable String expiresOn,
            @RestForm("file") List<FileUpload> file) {
        LocalDate today = WorkingDays.today();
        FormErrors errors = new FormErrors();
        String name = FormReading.required(errors, messages, "title", title, LONGEST_TITLE);
        List<CheckedFile> files = List.of();
        try {
            files = uploads.check(file, 0);
        } catch (UploadRefusedException e) {
            errors.add("file", e.text(language.get()));
        }
        String address = Typed.line(link);
        if (address != null && !FormReading.isHttps(address)) {
            errors.add("link", messages.text("upkeep", "error.link"));
        } else if (errors.of("file") == null && (address == null ? 0 : 1) + files.size() != 1) {
            errors.add("file", messages.text("upkeep", "error.fileOrLink"));
        }
        LocalDate issued = FormReading.day(errors, messages, "issuedOn", issuedOn);
        if (issued != null && issued.isAfter(today)) {
            errors.add("issuedOn", messages.text("upkeep", "error.notFuture"));
        }
        LocalDate expires = FormReading.future(errors, messages, "expiresOn", expiresOn, today);
        if (expires == null || !errors.isEmpty()) {
            EvidenceTyped typed = new EvidenceTyped(
                    Objects.requireNonNullElse(title, ""),
                    Objects.requireNonNullElse(link, ""),
                    Objects.requireNonNullElse(issuedOn, ""),
                    Objects.requireNonNullElse(expiresOn, ""));
            return Response.status(422)
                    .entity(page(id, evidence, typed, errors))
                    .build();
        }
        steps.handIn(
                currentPerson.require(),
                id,
                evidence,
                new HolderSteps.NewPiece(name, files.isEmpty() ? null : files.getFirst(), address, issued, expires));
        flash.success("upkeep", "evidenceHandedIn");
        return Response.seeOther(URI.create("/provider/entries/" + id)).build();
    }

    @Transactional
    TemplateInstance page(long id, long evidence, EvidenceTyped form, FormErrors errors) {
        WhitelistEntry entry = own(id);
        Evidence piece = piece(id, evidence);
        Language reader = language.get();
        return Templates.evidenceForm(
                new EvidencePage(
                        entry.holderPath(),
                        entry.holderPath() + "/evidence/" + evidence,
                        entry.subjectName(reader),
                        piece.title,
                        ReadableTime.day(Objects.requireNonNull(piece.expiresOn), reader)),
                form,
                errors);
    }

    private WhitelistEntry own(long id) {
        return HolderSteps.own(currentPerson.require(), id).orElseThrow(NotFoundException::new);
    }

    private Evidence piece(long id, long evidence) {
        return HolderSteps.replaceable(own(id), evidence).orElseThrow(NotFoundException::new);
    }
}
