package org.solutionpool.whitelist.assessment;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.List;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;
import org.solutionpool.account.CurrentPerson;
import org.solutionpool.account.RegionalOfficer;
import org.solutionpool.account.Roles;
import org.solutionpool.web.Flash;
import org.solutionpool.web.FormErrors;
import org.solutionpool.web.FormText;
import org.solutionpool.web.Messages;
import org.solutionpool.whitelist.application.Application;
import org.solutionpool.whitelist.application.ApplicationState;

/** What waits for a regional office, one application read-only, and the office's word on it. */
@Path("/office/applications")
@RolesAllowed(Roles.REGIONAL_OFFICE)
public class RecommendationsPage {

    private static final int SIZE = 25;
    private static final int LONGEST = 2000;

    @CheckedTemplate(basePath = "assessment", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
    static class Templates {
        static native TemplateInstance recommendations(Listing listing);

        static native TemplateInstance recommendation(
                ApplicationSheet sheet, boolean waiting, FormText form, FormErrors errors);
    }

    /** One page of the list. */
    public record Listing(
            String region,
            List<Tab> tabs,
            boolean waiting,
            List<ApplicationSheet> rows,
            @Nullable String previousUrl,
            @Nullable String nextUrl) {}

    @Inject
    Recommendations recommendations;

    @Inject
    ApplicationReading reading;

    @Inject
    CurrentPerson person;

    @Inject
    Messages messages;

    @Inject
    Flash flash;

    @GET
    public TemplateInstance list(@RestQuery @Nullable String view, @RestQuery @DefaultValue("1") int page) {
        RegionalOfficer officer = officer();
        boolean waiting = !"done".equals(view);
        if (page < 1 || page > 10_000) {
            throw new NotFoundException();
        }
        List<Application> found = recommendations.list(officer, waiting, page, SIZE);
        String base = "/office/applications?" + (waiting ? "" : "view=done&") + "page=";
        return Templates.recommendations(new Listing(
                reading.region(officer.region),
                List.of(
                        new Tab(messages.text("assessment", "office.waiting"), "/office/applications", waiting),
                        new Tab(
                                messages.text("assessment", "office.done"),
                                "/office/applications?view=done",
                                !waiting)),
                waiting,
                found.stream().limit(SIZE).map(reading::head).toList(),
                page > 1 ? base + (page - 1) : null,
                found.size() > SIZE ? base + (page + 1) : null));
    }

    @GET
    @Path("{id}")
    public TemplateInstance show(@RestPath long id) {
        return page(id, FormText.empty(), new FormErrors());
    }

    @POST
    @Path("{id}/recommend")
    public Response recommend(@RestPath long id, MultivaluedMap<String, String> sent) {
        FormText form = FormText.of(sent);
        FormErrors errors = new FormErrors();
        String note = form.required("note", LONGEST, errors, messages);
        if (!errors.isEmpty()) {
            return Response.status(422).entity(page(id, form, errors)).build();
        }
        return act("recommended", () -> recommendations.recommend(officer(), id, note));
    }

    @POST
    @Path("{id}/refuse")
    public Response refuse(@RestPath long id, MultivaluedMap<String, String> sent) {
        FormText form = FormText.of(sent);
        FormErrors errors = new FormErrors();
        String reason = form.required("reason", LONGEST, errors, messages);
        if (!errors.isEmpty()) {
            return Response.status(422).entity(page(id, form, errors)).build();
        }
        return act("refused", () -> recommendations.refuse(officer(), id, reason, person.require()));
    }

    private Response act(String said, Runnable step) {
        try {
            step.run();
            flash.success("assessment", "office." + said);
        } catch (AssessmentRefusedException e) {
            flash.error("assessment", e.textKey(), e.arguments());
        }
        return Response.seeOther(URI.create("/office/applications")).build();
    }

    private TemplateInstance page(long id, FormText form, FormErrors errors) {
        Application application = recommendations.require(officer(), id);
        return Templates.recommendation(
                reading.whole(application), application.state == ApplicationState.RECOMMENDATION, form, errors);
    }

    private RegionalOfficer officer() {
        return RegionalOfficer.of(person.require()).orElseThrow(NotFoundException::new);
    }
}
