package org.solutionpool.matchmaking;

import jakarta.annotation.security.RolesAllowed;
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
import org.jboss.resteasy.reactive.RestPath;
import org.jspecify.annotations.Nullable;
import org.solutionpool.account.CurrentPerson;
import org.solutionpool.account.Roles;
import org.solutionpool.alert.digest.DigestFrequency;
import org.solutionpool.need.Need;
import org.solutionpool.need.NeedAccess;
import org.solutionpool.web.Flash;

/** Where a need's page sends how often its reader wants to hear of new solutions. */
@Path("/needs/{id: \\d{1,18}}/news")
@RolesAllowed(Roles.MANUFACTURER)
public class NeedNewsPage {

    @Inject
    CurrentPerson person;

    @Inject
    NeedAccess access;

    @Inject
    NewsChoices choices;

    @Inject
    Flash flash;

    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Transactional
    public Response hear(@RestPath long id, @RestForm @Nullable String frequency) {
        Need need = access.requireOwn(id);
        DigestFrequency chosen = DigestFrequency.ofCode(frequency).orElseThrow(BadRequestException::new);
        choices.choose(
                Objects.requireNonNull(person.require().id),
                SolutionNews.KIND,
                String.valueOf(id),
                chosen,
                Instant.now());
        flash.success("matchmaking", "frequencySaved");
        return Response.seeOther(URI.create(need.path() + "#offers")).build();
    }
}
