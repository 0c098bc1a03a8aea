package org.solutionpool.whitelist.programme;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jboss.resteasy.reactive.RestPath;
import org.jspecify.annotations.Nullable;
import org.solutionpool.account.Roles;
import org.solutionpool.web.Flash;
import org.solutionpool.web.FormErrors;
import org.solutionpool.web.Messages;
import org.solutionpool.web.Option;
import org.solutionpool.web.RequestLanguage;

/** Where admins write a new programme, and change one; two who change the same one see each other's words. */
@Path("/admin/whitelist/programmes")
@RolesAllowed(Roles.ADMIN)
public class ProgrammeFormPage {

    @CheckedTemplate(basePath = "programme", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
    static class Templates {
        static native TemplateInstance programmeForm(
                @Nullable Long id,
                String title,
                ProgrammeForm form,
                List<Option> subjects,
                List<Option> shares,
                FormErrors errors,
                List<Difference> theirs);
    }

    /** A field that somebody else changed meanwhile: what was typed, and what stands now. */
    public record Difference(String name, String yours, String theirs) {}

    private static final String BUNDLE = "programme";

    @Inject
    ProgrammeEditing editing;

    @Inject
    QuotaChoices quotas;

    @Inject
    Messages messages;

    @Inject
    RequestLanguage language;

    @Inject
    Flash flash;

    @GET
    @Path("new")
    public TemplateInstance blank() {
        return form(null, ProgrammeForm.blank(), new FormErrors(), List.of());
    }

    @POST
    @Path("new")
    public Response create(@BeanParam ProgrammeForm form) {
        FormErrors errors = check(form);
        if (errors.isEmpty()) {
            try {
                Programme created = editing.create(form);
                flash.success(BUNDLE, "created");
                return Response.seeOther(ProgrammePage.address(created.id)).build();
            } catch (RefusedException e) {
                errors.add("code", messages.text(BUNDLE, e.key(), e.arguments()));
            }
        }
        return Response.status(422).entity(form(null, form, errors, List.of())).build();
    }

    @GET
    @Path("{id: \\d{1,18}}/edit")
    @Transactional
    public TemplateInstance edit(@RestPath long id) {
        return form(id, ProgrammeForm.of(find(id)), new FormErrors(), List.of());
    }

    @POST
    @Path("{id: \\d{1,18}}/edit")
    public Response save(@RestPath long id, @BeanParam ProgrammeForm form) {
        FormErrors errors = check(form);
        if (errors.isEmpty()) {
            try {
                editing.edit(id, form);
                flash.success(BUNDLE, "saved");
                return Response.seeOther(ProgrammePage.address(id)).build();
            } catch (RefusedException e) {
                errors.add("code", messages.text(BUNDLE, e.key(), e.arguments()));
            } catch (FixedRulesException e) {
                e.fields().forEach(field -> errors.add(field, messages.text(BUNDLE, "fixedWhileRunning", e.batch())));
            } catch (StaleFormException e) {
                List<Difference> theirs = differences(id, form);
                return Response.status(409)
                        .entity(form(id, form, errors, theirs))
                        .build();
            }
        }
        return Response.status(422).entity(form(id, form, errors, List.of())).build();
    }

    private FormErrors check(ProgrammeForm form) {
        List<String> offered = quotas.all().stream().map(Option::value).toList();
        return form.check(messages, offered::contains);
    }

    private List<Difference> differences(long id, ProgrammeForm form) {
        Programme now = find(id);
        Programme typed = new Programme();
        form.fill(typed);
        Map<String, Object> yours = ProgrammeForm.facts(typed);
        Map<String, Object> theirs = ProgrammeForm.facts(now);
        form.version = String.valueOf(now.version);
        return theirs.entrySet().stream()
                .filter(fact -> !Objects.equals(fact.getValue(), yours.get(fact.getKey())))
                .map(fact -> new Difference(
                        messages.text(BUNDLE, "field." + fact.getKey()),
                        String.valueOf(yours.get(fact.getKey())),
                        String.valueOf(fact.getValue())))
                .toList();
    }

    private TemplateInstance form(@Nullable Long id, ProgrammeForm form, FormErrors errors, List<Difference> theirs) {
        return Templates.programmeForm(
                id,
                id == null ? messages.text(BUNDLE, "new") : find(id).name(language.get()),
                form,
                Arrays.stream(Programme.Subject.values())
                        .map(one -> new Option(one.name(), messages.text(BUNDLE, "subject." + one)))
                        .toList(),
                quotas.all(),
                errors,
                theirs);
    }

    private static Programme find(long id) {
        return Programme.<Programme>findByIdOptional(id).orElseThrow(NotFoundException::new);
    }
}
