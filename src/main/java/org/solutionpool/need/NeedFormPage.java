package org.solutionpool.need;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jboss.resteasy.reactive.RestPath;
import org.jspecify.annotations.Nullable;
import org.solutionpool.account.CurrentPerson;
import org.solutionpool.account.Roles;
import org.solutionpool.need.equipment.MachineKind;
import org.solutionpool.need.equipment.Machinery;
import org.solutionpool.need.equipment.OfferedTerms;
import org.solutionpool.taxonomy.Scheme;
import org.solutionpool.taxonomy.Taxonomy;
import org.solutionpool.web.Flash;
import org.solutionpool.web.FormErrors;
import org.solutionpool.web.FormText;
import org.solutionpool.web.IllegalTransitionException;
import org.solutionpool.web.Messages;
import org.solutionpool.web.ReadableTime;

/** Where a need is written and changed, with proposals from its own words. */
@Path("/needs")
@RolesAllowed(Roles.MANUFACTURER)
public class NeedFormPage {

    @CheckedTemplate(basePath = "need", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
    static class Templates {
        static native TemplateInstance needForm(View view, OfferedTerms terms, FormErrors errors);
    }

    /**
     * What the form shows.
     *
     * @param id null for a new need
     * @param own the kinds of machines that can be taken from the organization's list
     * @param proposals null unless the person asked for them
     */
    public record View(
            @Nullable Long id,
            NeedForm form,
            List<Choice> own,
            List<Choice> visibilities,
            @Nullable Proposals proposals,
            List<String> warnings) {

        /** Where the form is sent to. */
        public String action() {
            return id == null ? "/needs/new" : "/needs/" + id + "/edit";
        }
    }

    /** Something to tick or to choose. */
    public record Choice(
            String value, String label, @Nullable String hint, boolean selected) {}

    private static final int UNPROCESSABLE = 422;
    private static final String BUNDLE = "need";

    @Inject
    CurrentPerson person;

    @Inject
    NeedAccess access;

    @Inject
    NeedLifecycle lifecycle;

    @Inject
    NeedCheck check;

    @Inject
    NeedReading reading;

    @Inject
    Machinery machinery;

    @Inject
    OfferedTerms terms;

    @Inject
    Taxonomy taxonomy;

    @Inject
    Messages messages;

    @Inject
    Flash flash;

    @GET
    @Path("new")
    public TemplateInstance blank() {
        return page(
                null,
                NeedForm.of(NeedContent.EMPTY, Visibility.PUBLIC, true, 0, taxonomy),
                NeedContent.EMPTY,
                null,
                new FormErrors());
    }

    @POST
    @Path("new")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response create(MultivaluedMap<String, String> sent) {
        NeedForm form = NeedForm.of(FormText.of(sent));
        FormErrors errors = new FormErrors();
        NeedContent content = content(form, NeedContent.EMPTY, errors);
        if (proposing(form)) {
            return proposed(null, form, NeedContent.EMPTY, content);
        }
        Visibility visibility = form.visibility().orElse(Visibility.PUBLIC);
        check.check(content, NeedContent.EMPTY, LocalDate.now(ReadableTime.ZONE), errors);
        if (errors.isEmpty()) {
            try {
                Need need = lifecycle.create(
                        person.requireOrganization().id(), person.require(), content, visibility, form.nameShown());
                flash.success(BUNDLE, "created");
                return Response.seeOther(URI.create(need.path())).build();
            } catch (NeedLifecycle.TooManyNeedsException e) {
                errors.add("title", messages.text(BUNDLE, "tooManyNeeds", NeedLifecycle.MOST_NEEDS));
            }
        }
        return Response.status(UNPROCESSABLE)
                .entity(page(null, form, NeedContent.EMPTY, null, errors))
                .build();
    }

    @GET
    @Path("{id: \\d{1,18}}/edit")
    @Transactional
    public TemplateInstance edit(@RestPath long id) {
        Need need = writable(id);
        NeedForm form = NeedForm.of(need.content, need.visibility, need.nameShown, need.version, taxonomy);
        return page(id, form, need.content, null, new FormErrors());
    }

    @POST
    @Path("{id: \\d{1,18}}/edit")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response save(@RestPath long id, MultivaluedMap<String, String> sent) {
        Need need = writable(id);
        NeedForm form = NeedForm.of(FormText.of(sent));
        FormErrors errors = new FormErrors();
        NeedContent content = content(form, need.content, errors);
        if (proposing(form)) {
            return proposed(id, form, need.content, content);
        }
        LocalDate today = LocalDate.now(ReadableTime.ZONE);
        check.check(content, need.content, today, errors);
        if (need.state == NeedState.OPEN) {
            check.gaps(content, today).entries().forEach(gap -> errors.add(gap.getKey(), gap.getValue()));
        }
        if (!errors.isEmpty()) {
            return Response.status(UNPROCESSABLE)
                    .entity(page(id, form, need.content, null, errors))
                    .build();
        }
        Visibility visibility = form.visibility().orElse(need.visibility);
        if (!lifecycle.save(id, form.version(), content, visibility, form.nameShown())) {
            errors.add("title", messages.text(BUNDLE, "changedMeanwhile"));
            return Response.status(409)
                    .entity(page(id, form.at(need.version), need.content, null, errors))
                    .build();
        }
        flash.success(BUNDLE, "saved");
        return Response.seeOther(URI.create(need.path())).build();
    }

    /** A closed need is opened again before it is changed. */
    private Need writable(long id) {
        Need need = access.requireOwn(id);
        if (need.state == NeedState.CLOSED) {
            throw new IllegalTransitionException(BUNDLE, NeedState.CLOSED, NeedState.DRAFT);
        }
        return need;
    }

    private static boolean proposing(NeedForm form) {
        return form.of("action").equals("propose");
    }

    private Response proposed(@Nullable Long id, NeedForm form, NeedContent before, NeedContent content) {
        Proposals proposals =
                Proposals.of(content.title() + "\n" + content.description(), content, taxonomy.finder(), terms::name);
        return Response.ok(page(id, form, before, proposals, new FormErrors())).build();
    }

    private NeedContent content(NeedForm form, NeedContent before, FormErrors errors) {
        return form.content(kinds(), before, taxonomy, errors, messages);
    }

    private List<MachineKind> kinds() {
        return machinery.kinds(person.requireOrganization().id());
    }

    private TemplateInstance page(
            @Nullable Long id, NeedForm form, NeedContent before, @Nullable Proposals proposals, FormErrors errors) {
        return Templates.needForm(
                new View(
                        id,
                        form,
                        own(form, before),
                        visibilities(form),
                        proposals,
                        reading.warnings(content(form, before, new FormErrors()))),
                terms,
                errors);
    }

    private List<Choice> own(NeedForm form, NeedContent before) {
        List<String> chosen = form.all("own");
        List<Choice> choices = new ArrayList<>();
        List<MachineKind> listed = kinds();
        listed.forEach(kind ->
                choices.add(choice(kind.category(), kind.count(), kind.protocols(), chosen.contains(kind.category()))));
        before.machines().stream()
                .filter(NeededMachines::own)
                .filter(machine ->
                        listed.stream().noneMatch(kind -> kind.category().equals(machine.category())))
                .forEach(machine -> choices.add(choice(
                        machine.category(),
                        machine.count(),
                        machine.protocols(),
                        chosen.contains(machine.category()))));
        return choices;
    }

    private Choice choice(String category, int count, List<String> protocols, boolean selected) {
        return new Choice(
                category,
                messages.text(BUNDLE, "machines", terms.name(Scheme.EQUIPMENT, category), count),
                protocols.isEmpty() ? null : reading.names(Scheme.PROTOCOL, protocols),
                selected);
    }

    private List<Choice> visibilities(NeedForm form) {
        return Arrays.stream(Visibility.values())
                .map(one -> new Choice(
                        one.name(),
                        messages.text(BUNDLE, "visibility." + one),
                        messages.text(BUNDLE, "visibilityHint." + one),
                        one == form.visibility().orElse(Visibility.PUBLIC)))
                .toList();
    }
}
