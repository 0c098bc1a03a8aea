package org.solutionpool.alert.digest;

import io.quarkus.security.Authenticated;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.BadRequestException;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.time.Instant;
import java.util.Objects;
import org.jboss.resteasy.reactive.RestForm;
import org.jspecify.annotations.Nullable;
import org.solutionpool.account.CurrentPerson;
import org.solutionpool.web.Flash;

/** Where the account page's choice of digests is sent to. */
@Path("/account/digests")
@Authenticated
public class DigestPreferencePage {

    @Inject
    CurrentPerson person;

    @Inject
    Digests digests;

    @Inject
    Flash flash;

    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Transactional
    public Response save(@RestForm @Nullable String preference) {
        DigestPreference chosen = DigestPreference.ofCode(preference).orElseThrow(BadRequestException::new);
        digests.prefer(Objects.requireNonNull(person.require().id), chosen, Instant.now());
        flash.success("alert", "preference.saved");
        return Response.seeOther(URI.create("/account#digests")).build();
    }
}
