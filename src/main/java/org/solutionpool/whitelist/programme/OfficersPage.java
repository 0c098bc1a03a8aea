package org.solutionpool.whitelist.programme;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.RestPath;
import org.jspecify.annotations.Nullable;
import org.solutionpool.account.CurrentPerson;
import org.solutionpool.account.Person;
import org.solutionpool.account.RegionalOfficer;
import org.solutionpool.account.Roles;
import org.solutionpool.audit.Audit;
import org.solutionpool.organization.OrganizationChoices;
import org.solutionpool.web.Flash;
import org.solutionpool.web.FormErrors;
import org.solutionpool.web.Messages;
import org.solutionpool.web.Option;
import org.solutionpool.web.ReadableTime;
import org.solutionpool.web.RequestLanguage;
import org.solutionpool.web.Typed;

/** Who recommends applicants of which region: admins appoint and dismiss them. */
@Path("/admin/whitelist/officers")
@RolesAllowed(Roles.ADMIN)
public class OfficersPage {

    @CheckedTemplate(basePath = "programme", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
    static class Templates {
        static native TemplateInstance officers(
                List<Line> officers, String email, String region, List<Option> regions, FormErrors errors);
    }

    /** An officer in the list. */
    public record Line(long personId, String name, String email, String region, String since) {}

    private static final int SHOWN = 500;
    private static final String SUBJECT = "officer";
    private static final String BUNDLE = "programme";

    @Inject
    Audit audit;

    @Inject
    CurrentPerson currentPerson;

    @Inject
    OrganizationChoices choices;

    @Inject
    Messages messages;

    @Inject
    RequestLanguage language;

    @Inject
    Flash flash;

    @GET
    @Transactional
    public TemplateInstance officers() {
        return page("", "", new FormErrors());
    }

    @POST
    @Transactional
    public Response appoint(@RestForm @Nullable String email, @RestForm @Nullable String region) {
        FormErrors errors = new FormErrors();
        String address = Objects.requireNonNullElse(Typed.line(email), "");
        String chosen = Objects.requireNonNullElse(Typed.line(region), "");
        List<Person> known = address.isEmpty()
                ? List.of()
                : Person.<Person>find("lower(email) = ?1", address.toLowerCase(Locale.ROOT))
                        .page(0, 2)
                        .list();
        if (known.isEmpty()) {
            errors.add("email", messages.text(BUNDLE, "officerUnknown"));
        } else if (known.size() > 1) {
            errors.add("email", messages.text(BUNDLE, "officerSeveral"));
        }
        if (choices.regions().stream().noneMatch(option -> option.value().equals(chosen))) {
            errors.add("region", messages.text(BUNDLE, "officerRegionMissing"));
        }
        if (!errors.isEmpty()) {
            return Response.status(422).entity(page(address, chosen, errors)).build();
        }
        Person person = known.getFirst();
        RegionalOfficer officer = RegionalOfficer.of(person).orElse(null);
        Map<String, Object> before = officer == null ? null : Map.of("region", officer.region);
        if (officer == null) {
            officer = new RegionalOfficer();
            officer.person = person;
        }
        officer.region = chosen;
        officer.appointedBy = currentPerson.require().id;
        officer.appointedAt = Instant.now();
        officer.persist();
        audit.record(
                "officer.appoint", SUBJECT, person.id, before, Map.of("region", chosen, "name", person.name), null);
        flash.success(BUNDLE, "officerAppointed", person.name);
        return Response.seeOther(URI.create("/admin/whitelist/officers")).build();
    }

    @POST
    @Path("{person: \\d{1,18}}/dismiss")
    @Transactional
    public Response dismiss(@RestPath long person) {
        RegionalOfficer officer =
                RegionalOfficer.<RegionalOfficer>findByIdOptional(person).orElseThrow(NotFoundException::new);
        audit.record(
                "officer.dismiss",
                SUBJECT,
                person,
                Map.of("region", officer.region, "name", officer.person.name),
                null,
                null);
        flash.success(BUNDLE, "officerDismissed", officer.person.name);
        officer.delete();
        return Response.seeOther(URI.create("/admin/whitelist/officers")).build();
    }

    private TemplateInstance page(String email, String region, FormErrors errors) {
        List<RegionalOfficer> officers = RegionalOfficer.<RegionalOfficer>find(
                        "from RegionalOfficer o join fetch o.person p order by o.region, p.name, p.id")
                .page(0, SHOWN)
                .list();
        return Templates.officers(
                officers.stream()
                        .map(officer -> new Line(
                                officer.personId,
                                officer.person.name,
                                Objects.requireNonNullElse(officer.person.email, ""),
                                choices.shown("region", officer.region),
                                ReadableTime.day(officer.appointedAt, language.get())))
                        .toList(),
                email,
                region,
                choices.regions(),
                errors);
    }
}
