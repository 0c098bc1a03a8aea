package org.solutionpool.alert.digest;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.time.Instant;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.RestPath;
import org.jspecify.annotations.Nullable;

/** Switches mails off by the link in them, without a login: looking at it changes nothing, the button does. */
@Path("/unsubscribe/{token}")
@Produces(MediaType.TEXT_HTML)
public class UnsubscribePage {

    @CheckedTemplate(basePath = "digest", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
    static class Templates {
        static native TemplateInstance unsubscribe(String token, Unsubscribing.About about);

        static native TemplateInstance unknownLink();
    }

    @Inject
    Unsubscribing unsubscribing;

    @GET
    public Response ask(@RestPath String token) {
        return unsubscribing
                .about(token)
                .map(about -> Response.ok(Templates.unsubscribe(token, about)).build())
                .orElseGet(UnsubscribePage::unknown);
    }

    /** The form of the page; a mail program's own POST is answered by {@link OneClickUnsubscribe}. */
    @POST
    @Path("off")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response switchOff(@RestPath String token, @RestForm @Nullable String everything) {
        return unsubscribing
                .switchOff(token, everything != null, Instant.now())
                .map(about ->
                        Response.seeOther(URI.create("/unsubscribe/" + token)).build())
                .orElseGet(UnsubscribePage::unknown);
    }

    private static Response unknown() {
        return Response.status(404).entity(Templates.unknownLink()).build();
    }
}
