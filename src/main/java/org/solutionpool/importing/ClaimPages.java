package org.solutionpool.importing;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.List;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;
import org.solutionpool.account.CurrentPerson;
import org.solutionpool.account.Roles;
import org.solutionpool.attachment.CheckedFile;
import org.solutionpool.attachment.UploadRefusedException;
import org.solutionpool.attachment.Uploads;
import org.solutionpool.organization.Organization;
import org.solutionpool.solution.Solution;
import org.solutionpool.web.Flash;
import org.solutionpool.web.FormErrors;
import org.solutionpool.web.Messages;
import org.solutionpool.web.Pager;
import org.solutionpool.web.RequestLanguage;

/** Where a provider claims listings of published lists, and sees what became of its claims. */
@Path("/")
@RolesAllowed(Roles.PROVIDER)
@Produces(MediaType.TEXT_HTML)
public class ClaimPages {

    private static final String BUNDLE = "claim";
    private static final int CLAIMS_A_PAGE = 20;
    private static final int UNPROCESSABLE = 422;

    @CheckedTemplate(basePath = "importing", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
    static class Templates {

        static native TemplateInstance claim(
                Solution solution,
                Organization organization,
                List<Solution> others,
                ClaimForm form,
                FormErrors errors,
                @Nullable ListingClaim open);

        static native TemplateInstance ownClaims(List<ClaimView> claims, Pager pager);
    }

    @Inject
    Claims claims;

    @Inject
    Uploads uploads;

    @Inject
    CurrentPerson person;

    @Inject
    Messages messages;

    @Inject
    RequestLanguage language;

    @Inject
    Flash flash;

    @GET
    @Path("solutions/{id:\\d{1,18}}/claim")
    @Transactional
    public TemplateInstance form(@RestPath long id) {
        return page(claimable(id), new ClaimForm(), new FormErrors());
    }

    @POST
    @Path("solutions/{id:\\d{1,18}}/claim")
    @Consumes(MediaType.MULTIPART_FORM_DATA)
    @Transactional
    public Response claim(@RestPath long id, @BeanParam ClaimForm form) {
        Solution solution = claimable(id);
        Organization own = own();
        FormErrors errors = form.check(own, messages);
        List<CheckedFile> files = files(form, errors);
        if (!errors.isEmpty()) {
            return Response.status(UNPROCESSABLE)
                    .entity(page(solution, form, errors).render())
                    .build();
        }
        if (ListingClaim.open(own.id, id) == null) {
            claims.open(solution, form.all(), own, person.require(), form.reason(), form.evidence(), files);
            flash.success(BUNDLE, "sent");
        }
        return Response.seeOther(URI.create("/provider/claims")).build();
    }

    private List<CheckedFile> files(ClaimForm form, FormErrors errors) {
        try {
            return uploads.check(form.files, 0);
        } catch (UploadRefusedException e) {
            errors.add("files", e.text(language.get()));
            return List.of();
        }
    }

    @GET
    @Path("provider/claims")
    @Transactional
    public TemplateInstance own(@RestQuery @DefaultValue("1") int page) {
        long organization = person.requireOrganization().id();
        int pages = Pager.pages(ListingClaim.count("organization.id", organization), CLAIMS_A_PAGE);
        if (page < 1 || page > pages) {
            throw new NotFoundException();
        }
        List<ClaimView> views =
                ListingClaim.page("c.organization.id = ?1 order by c.id desc", organization, page, CLAIMS_A_PAGE)
                        .stream()
                        .map(claim -> ClaimView.of(claim, language.get()))
                        .toList();
        return Templates.ownClaims(views, Pager.of(page, pages, number -> "/provider/claims?page=" + number));
    }

    @POST
    @Path("provider/claims/{id:\\d{1,18}}/withdraw")
    @Transactional
    public Response withdraw(@RestPath long id) {
        ListingClaim claim = ListingClaim.<ListingClaim>findByIdOptional(id).orElseThrow(NotFoundException::new);
        person.requireMemberOf(claim.organization.id);
        claims.withdraw(id);
        flash.success(BUNDLE, "withdrawn");
        return Response.seeOther(URI.create("/provider/claims")).build();
    }

    private TemplateInstance page(Solution solution, ClaimForm form, FormErrors errors) {
        Organization own = own();
        List<Solution> others = solution.listedProvider == null
                ? List.of()
                : ListingClaim.claimable(solution.listedProvider).stream()
                        .filter(other -> !other.id.equals(solution.id))
                        .toList();
        return Templates.claim(solution, own, others, form, errors, ListingClaim.open(own.id, solution.id));
    }

    private Organization own() {
        return Organization.<Organization>findByIdOptional(
                        person.requireOrganization().id())
                .orElseThrow(NotFoundException::new);
    }

    private static Solution claimable(long id) {
        // With its list: the page is drawn when the transaction is over.
        return Solution.<Solution>find("from Solution s left join fetch s.publishedList where s.id = ?1", id)
                .firstResultOptional()
                .filter(ListingClaim::claimable)
                .orElseThrow(NotFoundException::new);
    }
}
