package org.solutionpool.solution;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.util.Objects;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;
import org.solutionpool.activity.Activity;
import org.solutionpool.activity.Followed;
import org.solutionpool.activity.Origin;
import org.solutionpool.activity.Step;
import org.solutionpool.solution.SolutionView.Banner;
import org.solutionpool.web.Messages;
import org.solutionpool.web.Page;

/**
 * A listing as everybody sees it.
 *
 * <p>A listing that was never published does not exist for the public: 404. One that was and is no more, suspended or
 * retired, answers 410, so that search engines drop it and a reader with a bookmark learns that the address was right; why
 * it is gone stays between its provider and the admins.
 */
@Path("/")
public class SolutionPage {

    @CheckedTemplate(basePath = "solution", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
    static class Templates {
        static native TemplateInstance solution(SolutionView solution, String origin);

        static native TemplateInstance solutionGone();
    }

    @Inject
    ListingAccess access;

    @Inject
    SolutionViews views;

    @Inject
    Messages messages;

    @Inject
    Page page;

    @Inject
    Activity activity;

    /**
     * The public page.
     *
     * @param revision shows this revision instead, to those who may see it; the public gets what is published
     * @param from the page of results that led here, if any
     * @param at the place on it
     * @param by what of the result led here: a reason, or the result as a whole
     */
    @GET
    @Path("solutions/{id:\\d{1,18}}")
    @Transactional
    @Operation(hidden = true)
    public Response solution(
            long id,
            @RestQuery @Nullable Integer revision,
            @RestQuery @Nullable String from,
            @RestQuery @Nullable String at,
            @RestQuery @Nullable String by) {
        page.leaveOut(Origin.FROM, Origin.AT, Origin.BY);
        Solution solution = access.find(id);
        if (revision != null && access.insider(solution)) {
            SolutionRevision asked = SolutionRevision.<SolutionRevision>find(
                            "solution = ?1 and number = ?2", solution, revision)
                    .firstResultOptional()
                    .orElseThrow(NotFoundException::new);
            Banner banner = new Banner("info", messages.text("solution", "banner.revision", revision));
            return insidersOnly(views.of(solution, asked, banner));
        }
        if (solution.isPublic()) {
            SolutionRevision published = Objects.requireNonNull(solution.published);
            Optional<Origin> origin = Origin.of(from, at);
            origin.ifPresent(led -> {
                activity.report(new Followed(led, Step.OPENED, id));
                if (Origin.REASON.equals(by)) {
                    activity.report(new Followed(led, Step.REASONS, id));
                }
            });
            return Response.ok(Templates.solution(
                            views.of(solution, published, null),
                            origin.map(Origin::query).orElse("")))
                    .build();
        }
        if (!access.insider(solution)) {
            if (solution.published == null) {
                throw new NotFoundException();
            }
            return Response.status(Response.Status.GONE)
                    .entity(Templates.solutionGone())
                    .build();
        }
        SolutionRevision shown = solution.published != null ? solution.published : solution.working;
        Banner banner = new Banner(
                solution.state == ListingState.SUSPENDED ? "error" : "warning",
                solution.stateReason == null
                        ? messages.text("solution", "banner." + solution.state.name())
                        : messages.text("solution", "banner." + solution.state.name() + ".why", solution.stateReason));
        return insidersOnly(views.of(solution, Objects.requireNonNull(shown), banner));
    }

    static Response insidersOnly(SolutionView view) {
        return Response.ok(Templates.solution(view, ""))
                .header("Cache-Control", "private, no-store")
                .build();
    }
}
