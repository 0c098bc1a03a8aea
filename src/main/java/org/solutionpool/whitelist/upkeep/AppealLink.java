package org.solutionpool.whitelist.upkeep;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import org.solutionpool.web.Link;
import org.solutionpool.web.Messages;
import org.solutionpool.web.RequestLanguage;
import org.solutionpool.whitelist.application.Application;
import org.solutionpool.whitelist.application.ApplicationLifecycle;
import org.solutionpool.whitelist.application.ApplicationState;
import org.solutionpool.whitelist.application.ApplicationSteps;
import org.solutionpool.whitelist.programme.ReadableDay;
import org.solutionpool.whitelist.programme.WorkingDays;

/** Leads from an application to its latest appeal, or from a refused one to the form of an appeal while there is time. */
@ApplicationScoped
public class AppealLink implements ApplicationSteps {

    @Inject
    Appeals appeals;

    @Inject
    ApplicationLifecycle lifecycle;

    @Inject
    Messages messages;

    @Inject
    RequestLanguage language;

    @Override
    public List<Step> steps(Application application) {
        boolean refused = application.state == ApplicationState.REFUSED && application.decidedAt != null;
        // A refusal after a successful appeal is a new decision: the earlier appeal no longer counts.
        Optional<Appeal> filed = refused
                ? Appeals.against(application)
                : Appeal.<Appeal>find("application = ?1 order by id desc", application)
                        .firstResultOptional();
        if (filed.isPresent()) {
            return List.of(step(
                    text("appealFiled." + filed.get().state),
                    new Link(text("appealSee"), filed.get().path())));
        }
        if (!refused) {
            return List.of();
        }
        if (appeals.obstacle(application, WorkingDays.today()) != null) {
            return List.of(new Step(text("appeal"), text("appealOver"), null));
        }
        return List.of(step(
                text("appealUntil", ReadableDay.of(lifecycle.appealDue(application), language.get())),
                new Link(text("appeal"), "/provider/applications/" + application.id + "/appeal")));
    }

    private Step step(String sentence, Link link) {
        return new Step(text("appeal"), sentence, link);
    }

    private String text(String key, Object... arguments) {
        return messages.text("application", key, arguments);
    }
}
