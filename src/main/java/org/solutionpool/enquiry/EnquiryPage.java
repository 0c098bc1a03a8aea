package org.solutionpool.enquiry;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.quarkus.security.Authenticated;
import jakarta.inject.Inject;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.List;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;
import org.solutionpool.account.CurrentPerson;
import org.solutionpool.activity.Activity;
import org.solutionpool.activity.Followed;
import org.solutionpool.activity.Step;
import org.solutionpool.attachment.CheckedFile;
import org.solutionpool.attachment.UploadRefusedException;
import org.solutionpool.attachment.Uploads;
import org.solutionpool.enquiry.EnquiryRefusedException.Reason;
import org.solutionpool.organization.Organization;
import org.solutionpool.solution.Solution;
import org.solutionpool.taxonomy.Taxonomy;
import org.solutionpool.web.Flash;
import org.solutionpool.web.FormErrors;
import org.solutionpool.web.Messages;
import org.solutionpool.web.RequestLanguage;

/** A manufacturer's first message to the provider of a solution. */
@Path("/solutions/{id}/contact")
public class EnquiryPage {

    @CheckedTemplate(basePath = "enquiry", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
    static class Templates {
        static native TemplateInstance enquiry(
                Addressee to, EnquiryForm form, EquipmentChoices choices, FormErrors errors, boolean sessionEnded);

        static native TemplateInstance nobody(Addressee to, String reason, String text);
    }

    /** The solution and who answers for it. */
    record Addressee(
            long solutionId,
            String solution,
            String provider,
            @Nullable String list,
            @Nullable String sourceUrl) {}

    @Inject
    CurrentPerson currentPerson;

    @Inject
    Conversations conversations;

    @Inject
    EquipmentChoices choices;

    @Inject
    Uploads uploads;

    @Inject
    Taxonomy taxonomy;

    @Inject
    RequestLanguage language;

    @Inject
    Messages messages;

    @Inject
    Flash flash;

    @Inject
    Activity activity;

    /**
     * The form.
     *
     * @param subject what the page that led here proposes as the subject
     * @param equipment codes of the kinds of machines that page is about
     * @param from the page of results that led to the solution; null if none did
     * @param at the place on it
     */
    @GET
    @Authenticated
    public Response enquiry(
            @RestPath long id,
            @RestQuery @Nullable String subject,
            @RestQuery List<String> equipment,
            @RestQuery @Nullable String from,
            @RestQuery @Nullable String at) {
        Solution solution = published(id);
        if (solution.organization == null) {
            return nobody(solution, Reason.NO_PROVIDER, 200);
        }
        Organization own =
                Organization.findById(currentPerson.requireOrganization().id());
        try {
            Conversations.requireWritable(own, solution);
        } catch (EnquiryRefusedException e) {
            return nobody(solution, e.reason(), 403);
        }
        return Response.ok(page(solution, EnquiryForm.about(subject, equipment, from, at), new FormErrors(), false))
                .build();
    }

    @POST
    @Consumes(MediaType.MULTIPART_FORM_DATA)
    public Response send(@RestPath long id, @BeanParam EnquiryForm form) {
        Solution solution = published(id);
        FormErrors errors = form.check(taxonomy, messages);
        if (!currentPerson.signedIn()) {
            return Response.status(401)
                    .entity(page(solution, form, errors, true))
                    .build();
        }
        currentPerson.requireOrganization();
        List<CheckedFile> files = files(form, errors);
        if (!errors.isEmpty()) {
            return Response.status(422)
                    .entity(page(solution, form, errors, false))
                    .build();
        }
        try {
            Conversation started = conversations.start(currentPerson.require(), id, form, files);
            form.origin().ifPresent(led -> activity.report(new Followed(led, Step.CONTACTED, id)));
            flash.success("enquiry", "sent");
            return Response.seeOther(URI.create(started.path())).build();
        } catch (EnquiryRefusedException e) {
            if (e.reason() == Reason.TOO_MANY) {
                errors.add("message", messages.text("enquiry", e.key(), Conversations.MOST_A_DAY));
                return Response.status(429)
                        .entity(page(solution, form, errors, false))
                        .build();
            }
            return nobody(solution, e.reason(), 403);
        }
    }

    private List<CheckedFile> files(EnquiryForm form, FormErrors errors) {
        try {
            return uploads.check(form.files, 0);
        } catch (UploadRefusedException e) {
            errors.add("files", e.text(language.get()));
            return List.of();
        }
    }

    private Response nobody(Solution solution, Reason reason, int status) {
        return Response.status(status)
                .entity(Templates.nobody(
                        addressee(solution), reason.name(), messages.text("enquiry", "refused." + reason)))
                .build();
    }

    private TemplateInstance page(Solution solution, EnquiryForm form, FormErrors errors, boolean sessionEnded) {
        return Templates.enquiry(addressee(solution), form, choices, errors, sessionEnded);
    }

    private Addressee addressee(Solution solution) {
        String provider = solution.providerName(language.get());
        return new Addressee(
                solution.id,
                solution.title(language.get()),
                provider == null ? "" : provider,
                solution.publishedList == null ? null : solution.publishedList.name,
                solution.sourceUrl);
    }

    private static Solution published(long id) {
        return Solution.<Solution>find(
                        "from Solution s left join fetch s.organization left join fetch s.publishedList where s.id = ?1",
                        id)
                .firstResultOptional()
                .filter(Solution::isPublic)
                .orElseThrow(NotFoundException::new);
    }
}
