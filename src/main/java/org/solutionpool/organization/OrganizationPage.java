package org.solutionpool.organization;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.quarkus.security.Authenticated;
import jakarta.inject.Inject;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.solutionpool.account.CurrentPerson;
import org.solutionpool.account.Membership;
import org.solutionpool.taxonomy.Taxonomy;
import org.solutionpool.web.Flash;
import org.solutionpool.web.FormErrors;
import org.solutionpool.web.Messages;

/** The organization the signed-in person acts for: what it states, and its owners' form to change that. */
@Path("/account/organization")
public class OrganizationPage {

    @CheckedTemplate(basePath = "organization", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
    static class Templates {
        static native TemplateInstance overview(
                Organization organization, List<Fact> facts, boolean owner, long members);

        static native TemplateInstance edit(
                OrganizationForm form,
                OrganizationChoices choices,
                FormErrors errors,
                List<Difference> differences,
                boolean sessionEnded);
    }

    /** A row of the overview. */
    record Fact(String label, String text) {}

    /** A field that somebody else saved differently while the form was open. */
    record Difference(String label, String mine, String theirs) {}

    @Inject
    CurrentPerson currentPerson;

    @Inject
    Organizations organizations;

    @Inject
    OrganizationChoices choices;

    @Inject
    Taxonomy taxonomy;

    @Inject
    Messages messages;

    @Inject
    Flash flash;

    @GET
    @Authenticated
    public TemplateInstance overview() {
        Organization organization = own();
        List<Fact> facts = new ArrayList<>();
        facts.add(new Fact(messages.text("organization", "field.creditCode"), organization.creditCode));
        OrganizationForm.of(organization).values().forEach((field, value) -> {
            if (!value.toString().isEmpty()) {
                facts.add(new Fact(
                        messages.text("organization", "field." + field), choices.shown(field, value.toString())));
            }
        });
        return Templates.overview(
                organization, facts, owner(), org.solutionpool.account.Person.count("organizationId", organization.id));
    }

    @GET
    @Path("edit")
    @Authenticated
    public Response edit() {
        Organization organization = own();
        if (!owner()) {
            flash.error("organization", "refused.NOT_OWNER");
            return Response.seeOther(URI.create("/account/organization")).build();
        }
        return Response.ok(page(OrganizationForm.of(organization), new FormErrors(), List.of(), false))
                .build();
    }

    @POST
    @Path("edit")
    public Response save(@BeanParam OrganizationForm form) {
        FormErrors errors = form.check(taxonomy, messages, false);
        if (!currentPerson.signedIn()) {
            return Response.status(401)
                    .entity(page(form, errors, List.of(), true))
                    .build();
        }
        if (!owner()) {
            throw new MembershipRefusedException(MembershipRefusedException.Reason.NOT_OWNER);
        }
        if (!errors.isEmpty()) {
            return Response.status(422)
                    .entity(page(form, errors, List.of(), false))
                    .build();
        }
        long id = currentPerson.requireOrganization().id();
        if (!organizations.change(id, form)) {
            OrganizationForm theirs = OrganizationForm.of(Organization.findById(id));
            List<Difference> differences = differences(form, theirs);
            // Having seen both, the owner may save over the other's version, or take it over field by field.
            form.version = theirs.version;
            return Response.status(409)
                    .entity(page(form, errors, differences, false))
                    .build();
        }
        flash.success("organization", "changed");
        return Response.seeOther(URI.create("/account/organization")).build();
    }

    private List<Difference> differences(OrganizationForm mine, OrganizationForm theirs) {
        Map<String, Object> saved = theirs.values();
        List<Difference> differences = new ArrayList<>();
        mine.values().forEach((field, value) -> {
            String other = String.valueOf(saved.get(field));
            if (!value.equals(other)) {
                differences.add(new Difference(
                        messages.text("organization", "field." + field),
                        choices.shown(field, value.toString()),
                        choices.shown(field, other)));
            }
        });
        return differences;
    }

    private Organization own() {
        return Organization.findById(currentPerson.requireOrganization().id());
    }

    private boolean owner() {
        return currentPerson.require().membership == Membership.OWNER;
    }

    private TemplateInstance page(
            OrganizationForm form, FormErrors errors, List<Difference> differences, boolean sessionEnded) {
        return Templates.edit(form, choices, errors, differences, sessionEnded);
    }
}
