package org.solutionpool.whitelist.application;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.solutionpool.audit.AuditEvent;
import org.solutionpool.web.Language;
import org.solutionpool.web.Messages;
import org.solutionpool.web.ReadableTime;

/** What has happened to an application, and what is still to come. */
public final class Timeline {

    /** A step of the way: {@code done}, {@code current} or {@code todo}. */
    public record Step(String text, String state) {}

    /** Something that happened; the reason only where it was given to the applicant. */
    public record Event(String at, String instant, String what, String reason) {}

    /** What an applicant may know of: how reviewers are chosen and score is theirs to know. */
    private static final Set<String> TOLD = Set.of(
            "application.create",
            "application.submit",
            "application.recommend",
            "application.return",
            "application.accept",
            "application.score",
            "application.propose",
            "application.takeOffList",
            "application.list",
            "application.refuse",
            "application.withdraw",
            "application.restore");

    private static final Set<String> REASONED =
            Set.of("application.recommend", "application.return", "application.refuse", "application.restore");

    private static final List<ApplicationState> WAY = List.of(
            ApplicationState.RECOMMENDATION,
            ApplicationState.FORMAL_CHECK,
            ApplicationState.SCORING,
            ApplicationState.PROPOSED,
            ApplicationState.LISTED);

    private Timeline() {}

    /** The stages of the way with where the application is; empty for one that left the way. */
    public static List<Step> steps(Application application, Language language) {
        if (application.state == ApplicationState.REFUSED || application.state == ApplicationState.WITHDRAWN) {
            return List.of();
        }
        ApplicationState at =
                switch (application.state) {
                    case RETURNED -> ApplicationState.FORMAL_CHECK;
                    case SCORED -> ApplicationState.SCORING;
                    default -> application.state;
                };
        int place = WAY.indexOf(at);
        List<Step> steps = new ArrayList<>();
        for (int i = 0; i < WAY.size(); i++) {
            if (WAY.get(i) == ApplicationState.RECOMMENDATION && !application.batch.programme.recommendation) {
                continue;
            }
            boolean done = i < place || application.state == ApplicationState.LISTED;
            steps.add(new Step(
                    Messages.text(language, "application", "step." + WAY.get(i)),
                    done ? "done" : i == place ? "current" : "todo"));
        }
        return steps;
    }

    /** What happened, newest first. */
    public static List<Event> events(Application application, Language language) {
        return AuditEvent.of(ApplicationLifecycle.SUBJECT, application.id).stream()
                .filter(event -> TOLD.contains(event.action))
                .map(event -> new Event(
                        ReadableTime.minute(event.at, language),
                        event.at.toString(),
                        Messages.text(language, "audit", event.action),
                        REASONED.contains(event.action) ? Objects.requireNonNullElse(event.reason, "") : ""))
                .toList();
    }
}
