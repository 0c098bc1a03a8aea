package org.solutionpool.whitelist.publicity;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import java.math.BigDecimal;
import java.net.URI;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.solutionpool.account.CurrentPerson;
import org.solutionpool.account.Roles;
import org.solutionpool.web.Flash;
import org.solutionpool.web.FormErrors;
import org.solutionpool.web.FormText;
import org.solutionpool.web.Messages;
import org.solutionpool.web.ReadableTime;
import org.solutionpool.web.RequestLanguage;
import org.solutionpool.whitelist.application.Application;
import org.solutionpool.whitelist.assessment.BatchResults;
import org.solutionpool.whitelist.programme.WorkingDays;

/** The form that puts a proposed list in public: what is on it, for how long, under which words. */
@Path("/admin/whitelist/batches/{id:\\d{1,18}}/publicity")
@RolesAllowed(Roles.ADMIN)
public class PublicityStartPage {

    private static final int LONGEST = 5000;

    @CheckedTemplate(basePath = "publicity", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
    static class Templates {
        static native TemplateInstance start(View view, FormText form, FormErrors errors);
    }

    /**
     * What the form shows.
     *
     * @param firstDay the first working day of the period, if it is started today
     * @param lastDay its last one
     * @param certain whether the calendar of that year has been entered
     */
    public record View(
            long batchId,
            String batch,
            List<Chosen> chosen,
            String days,
            String firstDay,
            String lastDay,
            boolean certain) {}

    /** One of the proposed list. */
    public record Chosen(long id, String subject, String provider, BigDecimal score) {}

    @Inject
    Publicities publicities;

    @Inject
    BatchResults results;

    @Inject
    WorkingDays workingDays;

    @Inject
    CurrentPerson person;

    @Inject
    RequestLanguage language;

    @Inject
    Messages messages;

    @Inject
    Flash flash;

    @GET
    public Object form(@RestPath long id, @RestQuery List<Long> application) {
        if (application.isEmpty()) {
            flash.error("publicity", "refused.nothingChosen");
            return Response.seeOther(URI.create("/admin/whitelist/batches/" + id + "/results"))
                    .build();
        }
        return page(id, application, FormText.empty(), new FormErrors());
    }

    @POST
    public Response start(@RestPath long id, MultivaluedMap<String, String> sent) {
        FormText form = FormText.of(sent);
        FormErrors errors = new FormErrors();
        List<Long> chosen = form.ids("application");
        String days = form.of("days").strip();
        if (!days.matches("\\d{1,3}")
                || Integer.parseInt(days) < 1
                || Integer.parseInt(days) > Publicities.LONGEST_DAYS) {
            errors.add("days", messages.text("publicity", "refused.daysWrong", Publicities.LONGEST_DAYS));
        }
        String zh = form.required("textZh", LONGEST, errors, messages);
        String en = form.required("textEn", LONGEST, errors, messages);
        // Looking what the end would be, with another number of days, starts nothing.
        if (!errors.isEmpty() || form.of("step").equals("compute")) {
            return Response.status(errors.isEmpty() ? 200 : 422)
                    .entity(page(id, chosen, form, errors))
                    .build();
        }
        try {
            Publicity started = publicities.start(
                    id, chosen, Integer.parseInt(days), zh, en, person.require(), WorkingDays.today());
            flash.success("publicity", "done.started");
            return Response.seeOther(URI.create("/admin/whitelist/publicity/" + started.id))
                    .build();
        } catch (PublicityRefusedException e) {
            errors.add("proposed", messages.text("publicity", e.textKey(), e.arguments()));
            return Response.status(422).entity(page(id, chosen, form, errors)).build();
        }
    }

    private TemplateInstance page(long id, List<Long> chosen, FormText form, FormErrors errors) {
        BatchResults.Standing standing = results.of(id);
        LocalDate today = WorkingDays.today();
        String typed = form.of("days").strip();
        int days = typed.matches("\\d{1,2}") && Integer.parseInt(typed) > 0
                ? Integer.parseInt(typed)
                : standing.batch().programme.publicityDays;
        LocalDate first = workingDays.after(today, 1);
        LocalDate last = workingDays.after(today, days);
        return Templates.start(
                new View(
                        id,
                        standing.batch().name(language.get()),
                        standing.ranking().places().stream()
                                .filter(place ->
                                        chosen.contains(place.candidate().id()))
                                .map(place -> chosen(Objects.requireNonNull(standing.applications()
                                        .get(place.candidate().id()))))
                                .toList(),
                        typed.isEmpty() ? String.valueOf(days) : typed,
                        ReadableTime.day(first, language.get()),
                        ReadableTime.day(last, language.get()),
                        workingDays.isCertain(today, last)),
                form,
                errors);
    }

    private Chosen chosen(Application application) {
        return new Chosen(
                application.id,
                application.subjectName(language.get()),
                application.organization.name(language.get()),
                Objects.requireNonNull(application.score));
    }
}
