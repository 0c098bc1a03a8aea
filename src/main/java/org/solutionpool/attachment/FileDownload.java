package org.solutionpool.attachment;

import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.solutionpool.attachment.AttachmentGuard.Access;

/** Serves files to whoever may read them. */
@Path("/files")
public class FileDownload {

    /** So long may a picture outlive, in caches, the day its listing was taken down. */
    private static final int PUBLIC_SECONDS = 300;

    @Inject
    Instance<AttachmentGuard> guards;

    /** The name is there for the browser and for people: only the id counts. */
    @GET
    @Path("{id}/{name}")
    @Transactional
    @Operation(hidden = true)
    public Response download(@PathParam("id") long id, @PathParam("name") String name, @Context Request request) {
        Attachment file = Attachment.<Attachment>findByIdOptional(id).orElseThrow(NotFoundException::new);
        Access access = guards.stream()
                .filter(guard -> guard.purpose() == file.purpose)
                .map(guard -> guard.access(file))
                .findFirst()
                .orElse(Access.NONE);
        if (access == Access.NONE) {
            throw new NotFoundException();
        }
        EntityTag tag = new EntityTag(file.sha256);
        Response.ResponseBuilder unchanged = request.evaluatePreconditions(tag);
        Response.ResponseBuilder answer = unchanged != null
                ? unchanged
                : Response.ok(file.data, file.mediaType).header(HttpHeaders.CONTENT_DISPOSITION, disposition(file));
        return answer.tag(tag)
                .header("X-Content-Type-Options", "nosniff")
                // Should a browser show the file as a page after all, nothing in it runs.
                .header("Content-Security-Policy", "default-src 'none'; style-src 'unsafe-inline'; sandbox")
                .header(
                        HttpHeaders.CACHE_CONTROL,
                        access == Access.PUBLIC ? "public, max-age=" + PUBLIC_SECONDS : "private, no-cache")
                .build();
    }

    /** By RFC 6266, the name encoded by RFC 8187 (which replaces RFC 5987). Pictures show, all else is saved. */
    static String disposition(Attachment file) {
        String plain = file.fileName.replaceAll("[^A-Za-z0-9._ ()-]", "_");
        return (file.isImage() ? "inline" : "attachment") + "; filename=\"" + plain + "\"; filename*=UTF-8''"
                + Attachment.encode(file.fileName);
    }
}
