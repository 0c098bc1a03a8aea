package org.solutionpool.usage;

import io.quarkus.hibernate.orm.panache.PanacheQuery;
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
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;
import org.solutionpool.account.Roles;
import org.solutionpool.search.SearchUnavailableException;
import org.solutionpool.taxonomy.Scheme;
import org.solutionpool.taxonomy.Taxonomy;
import org.solutionpool.taxonomy.TermAliases;
import org.solutionpool.web.Flash;
import org.solutionpool.web.FormErrors;
import org.solutionpool.web.Messages;
import org.solutionpool.web.Option;
import org.solutionpool.web.Pager;

/** Best bets and new aliases: written down, tried, switched on and off. */
@Path(UsageAddress.IMPROVEMENTS)
@RolesAllowed(Roles.ADMIN)
@Produces(MediaType.TEXT_HTML)
public class BestBetsPage {

    private static final String BUNDLE = "usage";
    private static final int PAGE = 25;

    /** What has official names only, hundreds of them. */
    private static final Set<Scheme> NEVER_RENAMED =
            EnumSet.of(Scheme.REGION, Scheme.PROVIDER_KIND, Scheme.ORGANIZATION_SIZE);

    private static final int UNPROCESSABLE = 422;

    @CheckedTemplate(basePath = "usage", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
    static class Templates {
        static native TemplateInstance improvements(
                List<UsagePage.Tab> tabs, List<ImprovementView> changes, Pager pager);

        static native TemplateInstance improvement(ImprovementView change);

        static native TemplateInstance newBestBet(BestBetForm form, FormErrors errors);

        static native TemplateInstance newAlias(AliasForm form, List<Option> terms, FormErrors errors);
    }

    @Inject
    Improvements improvements;

    @Inject
    ImprovementViews views;

    @Inject
    TermAliases aliases;

    @Inject
    Taxonomy taxonomy;

    @Inject
    Messages messages;

    @Inject
    Flash flash;

    /**
     * The list.
     *
     * @param kind {@code aliases} for the aliases; the best bets otherwise
     */
    @GET
    @Transactional
    public TemplateInstance list(@RestQuery @Nullable String kind, @RestQuery @Nullable String page) {
        boolean alias = "aliases".equals(kind);
        int number = page == null ? 1 : page.matches("[1-9]\\d{0,4}") ? Integer.parseInt(page) : 0;
        if (number == 0) {
            throw new NotFoundException();
        }
        String address = UsageAddress.IMPROVEMENTS + (alias ? "?kind=aliases" : "");
        PanacheQuery<Improvement> all =
                Improvement.find("from " + (alias ? "NewAlias" : "BestBet") + " order by createdAt desc, id desc");
        all.page(number - 1, PAGE);
        int pages = Math.max(1, all.pageCount());
        if (number > pages) {
            throw new NotFoundException();
        }
        return Templates.improvements(
                List.of(
                        new UsagePage.Tab(text("bestBets"), UsageAddress.IMPROVEMENTS, !alias),
                        new UsagePage.Tab(text("aliases"), UsageAddress.IMPROVEMENTS + "?kind=aliases", alias)),
                views.list(all.list()),
                Pager.of(number, pages, other -> address + (alias ? "&" : "?") + "page=" + other));
    }

    @GET
    @Path("new")
    public TemplateInstance newBestBet(@RestQuery @Nullable String q) {
        return Templates.newBestBet(BestBetForm.of(q), new FormErrors());
    }

    @POST
    @Path("new")
    @Transactional
    public Response planBestBet(@BeanParam BestBetForm form) {
        FormErrors errors = new FormErrors();
        BestBet bet = form.read(errors, messages);
        return errors.isEmpty()
                ? planned(improvements.plan(bet))
                : Response.status(UNPROCESSABLE)
                        .entity(Templates.newBestBet(form, errors))
                        .build();
    }

    @GET
    @Path("aliases/new")
    public TemplateInstance newAlias(@RestQuery @Nullable String q) {
        return Templates.newAlias(AliasForm.of(q), terms(), new FormErrors());
    }

    @POST
    @Path("aliases/new")
    public Response planAlias(@BeanParam AliasForm form) {
        FormErrors errors = new FormErrors();
        NewAlias alias = form.read(aliases, errors, messages);
        return errors.isEmpty()
                ? planned(improvements.plan(alias))
                : Response.status(UNPROCESSABLE)
                        .entity(Templates.newAlias(form, terms(), errors))
                        .build();
    }

    @GET
    @Path("{id:\\d{1,18}}")
    @Transactional
    public TemplateInstance improvement(@RestPath long id) {
        return Templates.improvement(
                views.one(Improvement.<Improvement>findByIdOptional(id).orElseThrow(NotFoundException::new)));
    }

    @POST
    @Path("{id:\\d{1,18}}/trial")
    public Response tryOut(@RestPath long id) {
        try {
            improvements.tryOut(id);
            flash.success(BUNDLE, "tried");
        } catch (SearchUnavailableException e) {
            flash.error(BUNDLE, "searchAway");
        }
        return to(id);
    }

    @POST
    @Path("{id:\\d{1,18}}/on")
    public Response switchOn(@RestPath long id) {
        try {
            improvements.switchOn(id);
            flash.success(BUNDLE, "switchedOn");
        } catch (AliasRefusedException e) {
            flash.error(BUNDLE, "refusal." + e.refusal());
        }
        return to(id);
    }

    @POST
    @Path("{id:\\d{1,18}}/off")
    public Response switchOff(@RestPath long id) {
        improvements.switchOff(id);
        flash.success(BUNDLE, "switchedOff");
        return to(id);
    }

    private List<Option> terms() {
        return Arrays.stream(Scheme.values())
                .filter(scheme -> !NEVER_RENAMED.contains(scheme))
                .flatMap(scheme -> taxonomy.choices(scheme).stream()
                        .map(term -> new Option(
                                scheme.code() + "/" + term.code(),
                                messages.text("taxonomy", "scheme." + scheme.code()) + " · " + term.code() + " "
                                        + taxonomy.label(scheme.code(), term.code()))))
                .toList();
    }

    private Response planned(Improvement change) {
        flash.success(BUNDLE, "planned");
        return to(change.id);
    }

    private static Response to(long id) {
        return Response.seeOther(URI.create(UsageAddress.of(id))).build();
    }

    private String text(String key) {
        return messages.text(BUNDLE, key);
    }
}
