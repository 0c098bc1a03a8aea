package org.solutionpool.matchmaking;

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
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.time.Instant;
import java.util.Objects;
import org.jboss.resteasy.reactive.RestPath;
import org.solutionpool.account.CurrentPerson;
import org.solutionpool.account.Roles;
import org.solutionpool.need.Need;
import org.solutionpool.need.NeedAccess;
import org.solutionpool.need.NeedCompanies;
import org.solutionpool.need.NeedState;
import org.solutionpool.solution.Solution;
import org.solutionpool.web.Flash;
import org.solutionpool.web.FormErrors;
import org.solutionpool.web.FormText;
import org.solutionpool.web.Messages;
import org.solutionpool.web.RequestLanguage;

/** Where a provider offers one of its solutions for a need. */
@Path("/provider/needs/{id: \\d{1,18}}/offers/{solution: \\d{1,18}}")
@RolesAllowed(Roles.PROVIDER)
public class OfferPage {

    @CheckedTemplate(basePath = "matchmaking", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
    static class Templates {
        static native TemplateInstance offer(Asked asked, FormText form, FormErrors errors);
    }

    /** What is offered for what. */
    public record Asked(
            String path, long needId, String need, String company, String solution, String solutionUrl, int longest) {}

    private static final int UNPROCESSABLE = 422;
    private static final String BUNDLE = "matchmaking";

    @Inject
    CurrentPerson person;

    @Inject
    NeedAccess access;

    @Inject
    NeedOffers offers;

    @Inject
    NeedCompanies companies;

    @Inject
    RequestLanguage language;

    @Inject
    Messages messages;

    @Inject
    Flash flash;

    static String path(long need, long solution) {
        return "/provider/needs/" + need + "/offers/" + solution;
    }

    @GET
    @Transactional
    public TemplateInstance form(@RestPath long id, @RestPath long solution) {
        return page(id, solution, FormText.empty(), new FormErrors());
    }

    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Transactional
    public Response offer(@RestPath long id, @RestPath long solution, MultivaluedMap<String, String> sent) {
        FormText form = FormText.of(sent);
        FormErrors errors = new FormErrors();
        String message = form.text("message", NeedOffers.LONGEST_MESSAGE, errors, messages);
        if (!errors.isEmpty()) {
            return Response.status(UNPROCESSABLE)
                    .entity(page(id, solution, form, errors))
                    .build();
        }
        access.requireReadable(id);
        if (offers.offer(person.require(), id, solution, message, Instant.now())) {
            flash.success(BUNDLE, "offer.sent");
        } else {
            flash.say(Flash.Kind.INFO, BUNDLE, "offer.before");
        }
        return Response.seeOther(URI.create("/provider/needs/" + id)).build();
    }

    private TemplateInstance page(long id, long solutionId, FormText form, FormErrors errors) {
        Need need = access.requireReadable(id);
        long own = person.requireOrganization().id();
        Solution solution = Solution.<Solution>findByIdOptional(solutionId)
                .filter(Solution::isPublic)
                .filter(one -> one.organization != null && Objects.equals(one.organization.id, own))
                .orElseThrow(NotFoundException::new);
        if (need.state != NeedState.OPEN || Objects.equals(need.organization.id, own)) {
            throw new NotFoundException();
        }
        return Templates.offer(
                new Asked(
                        path(id, solutionId),
                        id,
                        need.content.title(),
                        companies.name(need, language.get()),
                        solution.title(language.get()),
                        "/solutions/" + solutionId,
                        NeedOffers.LONGEST_MESSAGE),
                form,
                errors);
    }
}
