package org.solutionpool.whitelist.programme;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import org.jboss.resteasy.reactive.RestPath;
import org.solutionpool.account.Roles;
import org.solutionpool.web.Flash;
import org.solutionpool.web.FormErrors;

/** One programme of the whitelist for admins: its rules, its versions of criteria, its batches. */
// The class path ends before the id: one that goes on would hide the addresses of ProgrammeFormPage.
@Path("/admin/whitelist/programmes")
@RolesAllowed(Roles.ADMIN)
public class ProgrammePage {

    @CheckedTemplate(basePath = "programme", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
    static class Templates {
        static native TemplateInstance programme(ProgrammeView programme, WindowForm form, FormErrors errors);
    }

    private static final String BUNDLE = "programme";

    @Inject
    ProgrammeEditing editing;

    @Inject
    CriteriaEditing criteria;

    @Inject
    ProgrammeViews views;

    @Inject
    Flash flash;

    @GET
    @Path("{id: \\d{1,18}}")
    public TemplateInstance programme(@RestPath long id) {
        return Templates.programme(views.of(id), WindowForm.blank(), new FormErrors());
    }

    @POST
    @Path("{id: \\d{1,18}}/activate")
    public Response activate(@RestPath long id) {
        return acted(id, () -> editing.activate(id), "activated");
    }

    @POST
    @Path("{id: \\d{1,18}}/end")
    public Response end(@RestPath long id) {
        return acted(id, () -> editing.end(id), "ended");
    }

    @POST
    @Path("{id: \\d{1,18}}/criteria")
    public Response beginCriteria(@RestPath long id) {
        return Response.seeOther(URI.create("/admin/whitelist/criteria/" + criteria.begin(id).id))
                .build();
    }

    private Response acted(long id, Runnable act, String said) {
        try {
            act.run();
            flash.success(BUNDLE, said);
        } catch (RefusedException e) {
            flash.error(BUNDLE, e.key(), e.arguments());
        }
        return Response.seeOther(address(id)).build();
    }

    static URI address(long id) {
        return URI.create("/admin/whitelist/programmes/" + id);
    }
}
