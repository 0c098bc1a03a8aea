package org.solutionpool.whitelist.upkeep;

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
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;
import org.solutionpool.account.CurrentPerson;
import org.solutionpool.account.Roles;
import org.solutionpool.web.Flash;
import org.solutionpool.web.FormErrors;
import org.solutionpool.web.Messages;
import org.solutionpool.web.Pager;
import org.solutionpool.web.RequestLanguage;
import org.solutionpool.whitelist.programme.WorkingDays;
import org.solutionpool.whitelist.upkeep.AppealViews.AppealView;

/** Appeals: what waits, what was decided, and the decision by an admin who had no part in what it is against. */
@Path("/admin/whitelist/appeals")
@RolesAllowed(Roles.ADMIN)
public class AdminAppealsPage {

    @CheckedTemplate(basePath = "upkeep", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
    static class Templates {
        static native TemplateInstance adminAppeals(
                List<AppealView> appeals, List<Tab> tabs, boolean open, Pager pager);

        static native TemplateInstance adminAppeal(
                AppealView appeal, boolean decidable, String outcome, String reason, FormErrors errors);
    }

    private static final int PAGE = 20;

    @Inject
    Appeals appeals;

    @Inject
    CurrentPerson currentPerson;

    @Inject
    RequestLanguage language;

    @Inject
    Messages messages;

    @Inject
    Flash flash;

    /**
     * @param view {@code closed} for those that are over; anything else for the open ones
     */
    @GET
    @Transactional
    @Operation(hidden = true)
    public TemplateInstance list(@RestQuery @Nullable String view, @RestQuery @Nullable String page) {
        boolean open = !Tab.CLOSED.equals(view);
        String where = open ? "a.state = OPEN" : "a.state <> OPEN";
        int number = FormReading.page(page);
        int pages = Pager.pages(Appeal.count("from Appeal a where " + where), PAGE);
        if (number > pages) {
            throw new NotFoundException();
        }
        List<Appeal> found = Appeal.<Appeal>find(
                        "from Appeal a join fetch a.organization left join fetch a.measure m left join fetch m.entry"
                                + " left join fetch m.decidedBy left join fetch m.confirmedBy left join fetch a.decidedBy"
                                + " left join fetch a.application p left join fetch p.organization left join fetch p.solution"
                                + " left join fetch p.decidedBy where " + where
                                + (open ? " order by a.filedAt, a.id" : " order by a.id desc"))
                .page(number - 1, PAGE)
                .list();
        return Templates.adminAppeals(
                found.stream()
                        .map(appeal -> AppealViews.of(appeal, true, language.get()))
                        .toList(),
                Tab.openAndClosed("/admin/whitelist/appeals", open, Appeal.countOpen(), messages),
                open,
                Pager.of(number, pages, other -> Tab.page("/admin/whitelist/appeals", open, other)));
    }

    @GET
    @Path("{id:\\d{1,18}}")
    @Operation(hidden = true)
    public TemplateInstance appeal(long id) {
        return page(id, DecisionForm.empty(), new FormErrors());
    }

    @POST
    @Path("{id:\\d{1,18}}")
    @Operation(hidden = true)
    public Response decide(long id, @RestForm @Nullable String outcome, @RestForm @Nullable String reason) {
        FormErrors errors = new FormErrors();
        DecisionForm form = DecisionForm.read(outcome, reason, errors, messages);
        if (!errors.isEmpty()) {
            return Response.status(422).entity(page(id, form, errors)).build();
        }
        appeals.decide(currentPerson.require(), id, form.upheld(), form.reason(), WorkingDays.today());
        flash.success("upkeep", "appealDecided");
        return Response.seeOther(URI.create("/admin/whitelist/appeals/" + id)).build();
    }

    @Transactional
    TemplateInstance page(long id, DecisionForm form, FormErrors errors) {
        Appeal appeal = Appeal.<Appeal>findByIdOptional(id).orElseThrow(NotFoundException::new);
        return Templates.adminAppeal(
                AppealViews.of(appeal, true, language.get()),
                !Appeals.tookPart(currentPerson.require(), appeal),
                form.outcome(),
                form.reason(),
                errors);
    }
}
