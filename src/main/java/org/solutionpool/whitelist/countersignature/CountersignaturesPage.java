package org.solutionpool.whitelist.countersignature;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jboss.resteasy.reactive.RestPath;
import org.solutionpool.account.CurrentPerson;
import org.solutionpool.account.Roles;
import org.solutionpool.web.Flash;
import org.solutionpool.web.FormErrors;
import org.solutionpool.web.FormText;
import org.solutionpool.web.Messages;
import org.solutionpool.web.ReadableTime;
import org.solutionpool.web.RequestLanguage;

/** What waits for the signature of a second admin, with everything that is going to happen. */
@Path("/admin/whitelist/countersignatures")
@RolesAllowed(Roles.ADMIN)
public class CountersignaturesPage {

    private static final int LONGEST = 2000;

    @CheckedTemplate(basePath = "countersignature", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
    static class Templates {
        static native TemplateInstance countersignatures(List<Waiting> waiting, FormText form, FormErrors errors);
    }

    /**
     * Something that waits.
     *
     * @param own whether the reader asked for it, and so cannot sign it
     */
    public record Waiting(
            long id,
            String kind,
            String title,
            String path,
            String reason,
            String by,
            String at,
            boolean own,
            List<Detail> details) {}

    /** One thing that is going to happen. */
    public record Detail(String name, String value) {}

    @Inject
    Countersignatures countersignatures;

    @Inject
    CurrentPerson person;

    @Inject
    RequestLanguage language;

    @Inject
    Messages messages;

    @Inject
    Flash flash;

    @GET
    public TemplateInstance show() {
        return page(FormText.empty(), new FormErrors());
    }

    @POST
    @Path("{id}/sign")
    public Response sign(@RestPath long id) {
        return act("signed", () -> countersignatures.sign(id, person.require()));
    }

    @POST
    @Path("{id}/decline")
    public Response decline(@RestPath long id, MultivaluedMap<String, String> sent) {
        FormText form = FormText.of(sent);
        FormErrors errors = new FormErrors();
        String reason = form.required("reason." + id, LONGEST, errors, messages);
        if (!errors.isEmpty()) {
            return Response.status(422).entity(page(form, errors)).build();
        }
        return act("declined", () -> countersignatures.decline(id, person.require(), reason));
    }

    @POST
    @Path("{id}/withdraw")
    public Response withdraw(@RestPath long id) {
        return act("withdrawn", () -> countersignatures.withdraw(id, person.require()));
    }

    private Response act(String said, Runnable step) {
        try {
            step.run();
            flash.success("countersignature", said);
        } catch (SameAdminException e) {
            flash.error("countersignature", "sameAdmin");
        } catch (ActRefusedException e) {
            flash.error(e.bundle(), e.textKey(), e.arguments());
        }
        return Response.seeOther(URI.create("/admin/whitelist/countersignatures"))
                .build();
    }

    private TemplateInstance page(FormText form, FormErrors errors) {
        Long reader = person.require().id;
        return Templates.countersignatures(
                Countersignature.open().stream()
                        .map(asked -> waiting(asked, reader))
                        .toList(),
                form,
                errors);
    }

    private Waiting waiting(Countersignature asked, Long reader) {
        CountersignedAct act = countersignatures.act(asked);
        return new Waiting(
                asked.id,
                asked.kind.name(),
                act.title(asked, language.get()),
                act.path(asked),
                asked.reason,
                asked.requestedBy.name,
                ReadableTime.minute(asked.requestedAt, language.get()),
                asked.requestedBy.id.equals(reader),
                asked.request.entrySet().stream()
                        .filter(entry -> isNamed(entry.getKey()))
                        .sorted(Map.Entry.comparingByKey())
                        .map(entry -> new Detail(name(entry.getKey()), value(entry.getValue())))
                        .toList());
    }

    /** What no text names is the act's own business, such as the number of a row. */
    private boolean isNamed(String key) {
        return Messages.has(language.get(), "countersignature", "field." + key);
    }

    private String name(String key) {
        return messages.text("countersignature", "field." + key);
    }

    private String value(Object value) {
        return value instanceof Collection<?> several
                ? several.stream().map(String::valueOf).collect(Collectors.joining("\n"))
                : value instanceof Boolean said ? messages.text("common", said ? "yes" : "no") : String.valueOf(value);
    }
}
