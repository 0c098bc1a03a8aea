package org.solutionpool.attachment;

import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import java.util.Comparator;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.solutionpool.attachment.AttachmentGuard.Access;

/** Serves files to whoever may read them. */
@Path("/files")
public class FileDownload {

    @Inject
    Instance<AttachmentGuard> guards;

    /** The name is there for the browser and for people: only the id counts. */
    @GET
    @Path("{id}/{name}")
    @Transactional
    @Operation(hidden = true)
    public Response download(@PathParam("id") long id, @PathParam("name") String name, @Context Request request) {
        Attachment file = Attachment.<Attachment>findByIdOptional(id).orElseThrow(NotFoundException::new);
        // Several stages of one feature may each let their own readers in.
        Access access = guards.stream()
                .filter(guard -> guard.purpose() == file.purpose)
                .map(guard -> guard.access(file))
                .min(Comparator.naturalOrder())
                .orElse(Access.NONE);
        if (access == Access.NONE) {
            throw new NotFoundException();
        }
        return ServedFile.answer(file, file.fileName, access, request);
    }
}
