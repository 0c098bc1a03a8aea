package org.solutionpool.whitelist.publicity;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.List;
import org.jboss.resteasy.reactive.RestPath;
import org.jspecify.annotations.Nullable;
import org.solutionpool.attachment.Attachment;
import org.solutionpool.attachment.Attachment.Purpose;
import org.solutionpool.attachment.AttachmentGuard.Access;
import org.solutionpool.attachment.ServedFile;
import org.solutionpool.attachment.ShownFile;
import org.solutionpool.web.Flash;
import org.solutionpool.web.ReadableTime;
import org.solutionpool.web.RequestLanguage;

/** What became of an objection, for whoever raised it: the secret in the address stands for an account. */
@Path("/whitelist/objections/{token:[0-9a-f]{64}}")
public class ObjectorPage {

    @CheckedTemplate(basePath = "publicity", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
    static class Templates {
        static native TemplateInstance objector(View view);
    }

    /** What the page shows. */
    public record View(
            String path,
            long periodId,
            String subject,
            String batch,
            String state,
            String receivedAt,
            String text,
            List<ShownFile> files,
            @Nullable String answer,
            @Nullable String answeredAt,
            @Nullable String decision,
            @Nullable String decidedAt,
            boolean open) {}

    @Inject
    Objections objections;

    @Inject
    RequestLanguage language;

    @Inject
    Flash flash;

    @GET
    public Response show(@RestPath String token) {
        Objection objection = find(token);
        List<ShownFile> files = Attachment.of(Purpose.OBJECTION, objection.id).stream()
                .map(file -> {
                    ShownFile shown = ShownFile.of(file);
                    return new ShownFile(
                            shown.name(), objection.path() + "/files/" + file.id, shown.size(), shown.icon());
                })
                .toList();
        return Response.ok(Templates.objector(new View(
                        objection.path(),
                        objection.publicity.id,
                        objection.application.subjectName(language.get()),
                        objection.publicity.batch.name(language.get()),
                        objection.state.name(),
                        ReadableTime.minute(objection.receivedAt, language.get()),
                        objection.text,
                        files,
                        objection.answer,
                        objection.answeredAt == null ? null : ReadableTime.minute(objection.answeredAt, language.get()),
                        objection.decisionReason,
                        objection.decidedAt == null ? null : ReadableTime.minute(objection.decidedAt, language.get()),
                        objection.state.isOpen())))
                // The address is a key: it goes nowhere with a link, and no cache keeps the page.
                .header("Referrer-Policy", "no-referrer")
                .header("Cache-Control", "no-store")
                .build();
    }

    @POST
    @Path("withdraw")
    public Response withdraw(@RestPath String token) {
        objections.withdraw(token);
        flash.success("publicity", "done.withdrawn");
        return Response.seeOther(URI.create("/whitelist/objections/" + token)).build();
    }

    @GET
    @Path("files/{file}")
    @Transactional
    public Response file(@RestPath String token, @RestPath long file, @Context Request request) {
        Objection objection = find(token);
        Attachment attachment = Attachment.<Attachment>findByIdOptional(file)
                .filter(found -> found.purpose == Purpose.OBJECTION && found.subjectId.equals(objection.id))
                .orElseThrow(NotFoundException::new);
        return ServedFile.answer(attachment, attachment.fileName, Access.PRIVATE, request);
    }

    private static Objection find(String token) {
        return Objection.ofToken(token).orElseThrow(NotFoundException::new);
    }
}
