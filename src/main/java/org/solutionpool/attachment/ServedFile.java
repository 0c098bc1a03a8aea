package org.solutionpool.attachment;

import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import org.solutionpool.attachment.AttachmentGuard.Access;

/** A file as an answer, with what keeps it from doing harm in a browser. */
public final class ServedFile {

    /** So long may a picture outlive, in caches, the day its listing was taken down. */
    private static final int PUBLIC_SECONDS = 300;

    private ServedFile() {}

    /**
     * The answer to a reader who may read the file; {@code 304} if they have it already.
     *
     * @param name the name it is saved under
     */
    public static Response answer(Attachment file, String name, Access access, Request request) {
        EntityTag tag = new EntityTag(file.sha256);
        Response.ResponseBuilder unchanged = request.evaluatePreconditions(tag);
        Response.ResponseBuilder answer = unchanged != null
                ? unchanged
                : Response.ok(file.data, file.mediaType)
                        .header(HttpHeaders.CONTENT_DISPOSITION, disposition(file, name));
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
    static String disposition(Attachment file, String name) {
        String plain = name.replaceAll("[^A-Za-z0-9._ ()-]", "_");
        return (file.isImage() ? "inline" : "attachment") + "; filename=\"" + plain + "\"; filename*=UTF-8''"
                + Attachment.encode(name);
    }
}
