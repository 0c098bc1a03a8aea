package org.solutionpool.whitelist.publicity;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import org.solutionpool.web.Link;
import org.solutionpool.web.Messages;
import org.solutionpool.whitelist.application.Application;
import org.solutionpool.whitelist.application.ApplicationSteps;

/** Leads from an application to the objections raised to it. */
@ApplicationScoped
public class ObjectionLinks implements ApplicationSteps {

    @Inject
    Messages messages;

    @Override
    public List<Step> steps(Application application) {
        return Objection.<Objection>list("application = ?1 order by id", application).stream()
                .map(objection -> new Step(
                        messages.text("application", "objection"),
                        messages.text("application", "objection." + objection.state),
                        new Link(
                                messages.text(
                                        "application",
                                        objection.state == ObjectionState.OPEN ? "objectionAnswer" : "objectionSee"),
                                "/provider/objections/" + objection.id)))
                .toList();
    }
}
