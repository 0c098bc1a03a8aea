package org.solutionpool.importing;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;
import org.solutionpool.account.CurrentPerson;
import org.solutionpool.account.Roles;
import org.solutionpool.attachment.Attachment;
import org.solutionpool.attachment.Attachment.Purpose;
import org.solutionpool.attachment.ShownFile;
import org.solutionpool.web.Flash;
import org.solutionpool.web.FormErrors;
import org.solutionpool.web.Messages;
import org.solutionpool.web.Pager;
import org.solutionpool.web.RequestLanguage;

/** Where an admin decides who gets which listings of published lists: the queue, oldest first, and one claim. */
@Path("/admin/claims")
@RolesAllowed(Roles.ADMIN)
@Produces(MediaType.TEXT_HTML)
public class ClaimQueuePages {

    private static final String BUNDLE = "claim";
    private static final int CLAIMS_A_PAGE = 20;
    private static final int UNPROCESSABLE = 422;

    @CheckedTemplate(basePath = "importing", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
    static class Templates {

        static native TemplateInstance claimQueue(List<ImportView.Tab> tabs, List<ClaimView> claims, Pager pager);

        static native TemplateInstance claimDecision(
                ClaimView claim,
                List<ShownFile> files,
                List<ClaimView.Listing> sameName,
                String note,
                FormErrors errors);
    }

    @Inject
    Claims claims;

    @Inject
    CurrentPerson person;

    @Inject
    Messages messages;

    @Inject
    RequestLanguage language;

    @Inject
    Flash flash;

    @GET
    @Transactional
    public TemplateInstance queue(
            @RestQuery @DefaultValue("open") String show, @RestQuery @DefaultValue("1") int page) {
        boolean open = show.equals("open");
        if (!open && !show.equals("decided")) {
            throw new NotFoundException();
        }
        String where = open ? "c.state = ?1 order by c.claimedAt, c.id" : "c.state <> ?1 order by c.id desc";
        long waiting = ListingClaim.count("state", ClaimState.OPEN);
        long decided = ListingClaim.count("state <> ?1", ClaimState.OPEN);
        int pages = Pager.pages(open ? waiting : decided, CLAIMS_A_PAGE);
        if (page < 1 || page > pages) {
            throw new NotFoundException();
        }
        List<ClaimView> views = ListingClaim.page(where, ClaimState.OPEN, page, CLAIMS_A_PAGE).stream()
                .map(claim -> ClaimView.of(claim, language.get()))
                .toList();
        List<ImportView.Tab> tabs = List.of(
                new ImportView.Tab(messages.text(BUNDLE, "waiting"), "/admin/claims", open, waiting),
                new ImportView.Tab(messages.text(BUNDLE, "decided"), "/admin/claims?show=decided", !open, decided));
        return Templates.claimQueue(
                tabs, views, Pager.of(page, pages, number -> "/admin/claims?show=" + show + "&page=" + number));
    }

    @GET
    @Path("{id:\\d{1,18}}")
    @Transactional
    public TemplateInstance one(@RestPath long id) {
        return page(find(id), "", new FormErrors());
    }

    @POST
    @Path("{id:\\d{1,18}}/approve")
    @Transactional
    public Response approve(@RestPath long id, @RestForm List<Long> listing, @RestForm @Nullable String note) {
        ListingClaim claim = find(id);
        Set<Long> chosen = new HashSet<>(listing);
        String words = note == null ? "" : note.strip();
        FormErrors errors = new FormErrors();
        if (claim.state == ClaimState.OPEN
                && claim.solutions.stream().noneMatch(s -> chosen.contains(s.id) && s.organization == null)) {
            errors.add("listing", messages.text(BUNDLE, "nothingChosen"));
        }
        checkNote(errors, words);
        if (!errors.isEmpty()) {
            return unprocessable(claim, words, errors);
        }
        int given = claims.approve(id, chosen, person.require(), words.isEmpty() ? null : words);
        flash.success(BUNDLE, "approved", given);
        return Response.seeOther(URI.create("/admin/claims")).build();
    }

    @POST
    @Path("{id:\\d{1,18}}/reject")
    @Transactional
    public Response reject(@RestPath long id, @RestForm @Nullable String note) {
        String words = note == null ? "" : note.strip();
        FormErrors errors = new FormErrors();
        if (words.isEmpty()) {
            errors.add("note", messages.text(BUNDLE, "rejectReasonMissing"));
        }
        checkNote(errors, words);
        if (!errors.isEmpty()) {
            return unprocessable(find(id), words, errors);
        }
        claims.reject(id, person.require(), words);
        flash.success(BUNDLE, "rejected");
        return Response.seeOther(URI.create("/admin/claims")).build();
    }

    private void checkNote(FormErrors errors, String note) {
        if (note.codePointCount(0, note.length()) > ClaimForm.LIMIT) {
            errors.add("note", messages.text(BUNDLE, "tooLong", ClaimForm.LIMIT));
        }
    }

    private Response unprocessable(ListingClaim claim, String note, FormErrors errors) {
        return Response.status(UNPROCESSABLE)
                .entity(page(claim, note, errors).render())
                .build();
    }

    private TemplateInstance page(ListingClaim claim, String note, FormErrors errors) {
        ClaimView view = ClaimView.of(claim, language.get());
        // Whatever else lists print under that name, whoever has it: the admin sees what the name stands for.
        List<ClaimView.Listing> sameName = claim.listedProvider == null
                ? List.of()
                : ListingClaim.printedUnder(claim.listedProvider).stream()
                        .filter(solution -> !claim.solutions.contains(solution))
                        .map(solution -> ClaimView.listing(solution, language.get()))
                        .toList();
        List<ShownFile> files = Attachment.of(Purpose.CLAIM, claim.id).stream()
                .map(ShownFile::of)
                .toList();
        return Templates.claimDecision(view, files, sameName, note, errors);
    }

    private static ListingClaim find(long id) {
        return ListingClaim.page("c.id = ?1", id, 1, 1).stream().findFirst().orElseThrow(NotFoundException::new);
    }
}
