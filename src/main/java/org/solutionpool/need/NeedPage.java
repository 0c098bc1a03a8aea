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
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jboss.resteasy.reactive.RestPath;
import org.jspecify.annotations.Nullable;
import org.solutionpool.account.Roles;
import org.solutionpool.need.NeedLifecycle.Ending;
import org.solutionpool.need.NeedReading.Ended;
import org.solutionpool.need.NeedReading.Read;
import org.solutionpool.solution.Solution;
import org.solutionpool.web.Flash;
import org.solutionpool.web.FormErrors;
import org.solutionpool.web.FormText;
import org.solutionpool.web.Messages;
import org.solutionpool.web.ReadableTime;
import org.solutionpool.web.Typed;

/** A need as its owner sees it: what is asked, how far it is, and the steps. */
@Path("/needs")
@RolesAllowed(Roles.MANUFACTURER)
public class NeedPage {

    @CheckedTemplate(basePath = "need", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
    static class Templates {
        static native TemplateInstance need(
                Read need,
                NeedState state,
                List<Step> steps,
                List<String> warnings,
                FormErrors gaps,
                @Nullable Ended ended,
                List<Choice> outcomes,
                FormText form,
                FormErrors errors);
    }

    /**
     * @param state done, current or todo
     */
    public record Step(String text, String state) {}

    /** A radio button. */
    public record Choice(String value, String label, boolean selected) {}

    static final int MOST_NAME = 200;
    static final int MOST_NOTE = 1000;

    /** The address of a solution's page, or its number alone. */
    private static final Pattern SOLUTION = Pattern.compile("(?:.*/solutions/)?(\\d{1,18})/?(?:[?#].*)?");

    private static final int UNPROCESSABLE = 422;
    private static final String BUNDLE = "need";

    @Inject
    NeedAccess access;

    @Inject
    NeedLifecycle lifecycle;

    @Inject
    NeedCheck check;

    @Inject
    NeedReading reading;

    @Inject
    Messages messages;

    @Inject
    Flash flash;

    @GET
    @Path("{id: \\d{1,18}}")
    @Transactional
    public TemplateInstance need(@RestPath long id) {
        return page(access.requireOwn(id), FormText.empty(), new FormErrors());
    }

    @POST
    @Path("{id: \\d{1,18}}/open")
    @Transactional
    public Response open(@RestPath long id) {
        Need need = access.requireOwn(id);
        FormErrors gaps = check.gaps(need.content, LocalDate.now(ReadableTime.ZONE));
        if (!gaps.isEmpty()) {
            return Response.status(UNPROCESSABLE)
                    .entity(page(need, FormText.empty(), gaps))
                    .build();
        }
        NeedState from = need.state;
        lifecycle.open(id);
        flash.success(BUNDLE, from == NeedState.CLOSED ? "reopened" : "opened");
        return Response.seeOther(URI.create(need.path())).build();
    }

    @POST
    @Path("{id: \\d{1,18}}/close")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Transactional
    public Response close(@RestPath long id, MultivaluedMap<String, String> sent) {
        Need need = access.requireOwn(id);
        FormText form = FormText.of(sent);
        FormErrors errors = new FormErrors();
        Optional<Ending> ending = ending(form, errors);
        if (ending.isEmpty()) {
            return Response.status(UNPROCESSABLE)
                    .entity(page(need, form, errors))
                    .build();
        }
        lifecycle.close(id, ending.get());
        flash.success(BUNDLE, "closed");
        return Response.seeOther(URI.create(need.path())).build();
    }

    private Optional<Ending> ending(FormText form, FormErrors errors) {
        Optional<Outcome> outcome = Outcome.ofName(form.of("outcome"));
        if (outcome.isEmpty()) {
            errors.add("outcome", messages.text(BUNDLE, "outcomeMissing"));
        }
        boolean contracted = outcome.filter(Outcome.CONTRACTED::equals).isPresent();
        String address = contracted ? form.of("outcomeSolution").strip() : "";
        Long solution = address.isEmpty() ? null : solution(address, errors);
        String name = contracted ? Typed.line(form.text("outcomeName", MOST_NAME, errors, messages)) : null;
        if (contracted && address.isEmpty() && name == null) {
            errors.add("outcomeName", messages.text(BUNDLE, "outcomeWithWhom"));
        }
        String note = form.text("outcomeNote", MOST_NOTE, errors, messages);
        return errors.isEmpty()
                ? outcome.map(one -> new Ending(one, solution, solution == null ? name : null, note))
                : Optional.empty();
    }

    private @Nullable Long solution(String address, FormErrors errors) {
        Matcher matcher = SOLUTION.matcher(address);
        if (matcher.matches()) {
            long id = Long.parseLong(matcher.group(1));
            if (Solution.<Solution>findByIdOptional(id)
                    .filter(Solution::isPublic)
                    .isPresent()) {
                return id;
            }
        }
        errors.add("outcomeSolution", messages.text(BUNDLE, "outcomeNoSolution"));
        return null;
    }

    private TemplateInstance page(Need need, FormText form, FormErrors errors) {
        return Templates.need(
                reading.read(need),
                need.state,
                steps(need.state),
                reading.warnings(need.content),
                need.state == NeedState.OPEN
                        ? new FormErrors()
                        : check.gaps(need.content, LocalDate.now(ReadableTime.ZONE)),
                reading.ended(need),
                Arrays.stream(Outcome.values())
                        .map(one -> new Choice(
                                one.name(),
                                messages.text(BUNDLE, "outcome." + one),
                                one.name().equals(form.of("outcome"))))
                        .toList(),
                form,
                errors);
    }

    private List<Step> steps(NeedState current) {
        List<Step> steps = new ArrayList<>();
        for (NeedState state : NeedState.values()) {
            int order = Integer.compare(state.ordinal(), current.ordinal());
            steps.add(new Step(
                    messages.text(BUNDLE, "state." + state), order < 0 ? "done" : order == 0 ? "current" : "todo"));
        }
        return steps;
    }
}
