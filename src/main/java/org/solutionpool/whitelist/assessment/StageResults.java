package org.solutionpool.whitelist.assessment;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.solutionpool.account.Person;
import org.solutionpool.audit.Audit;
import org.solutionpool.whitelist.application.Application;
import org.solutionpool.whitelist.application.ApplicationLifecycle;
import org.solutionpool.whitelist.application.ApplicationState;
import org.solutionpool.whitelist.programme.Programme;

/** Keeps what came of on-site checks and oral defences, where a programme asks for them. */
@ApplicationScoped
@Transactional
public class StageResults {

    @Inject
    Audit audit;

    /** The stages that a programme asks for beside the scoring. */
    public static List<StageResult.Stage> asked(Programme programme) {
        List<StageResult.Stage> stages = new ArrayList<>();
        if (programme.siteCheck) {
            stages.add(StageResult.Stage.SITE_CHECK);
        }
        if (programme.oralDefence) {
            stages.add(StageResult.Stage.ORAL_DEFENCE);
        }
        return stages;
    }

    /**
     * Records a result, or corrects the one that is there.
     *
     * @throws AssessmentRefusedException if the programme does not ask for the stage, if the day lies ahead, or if the
     *     application is not being assessed
     */
    public void record(
            long applicationId,
            StageResult.Stage stage,
            LocalDate heldOn,
            boolean passed,
            String note,
            Person by,
            LocalDate today) {
        Application application = FormalCheck.locked(applicationId);
        if (!asked(application.batch.programme).contains(stage)) {
            throw new AssessmentRefusedException("stageNotAsked");
        }
        if (application.state != ApplicationState.SCORING && application.state != ApplicationState.SCORED) {
            throw new AssessmentRefusedException("stageClosed");
        }
        if (heldOn.isAfter(today)) {
            throw new AssessmentRefusedException("heldAhead");
        }
        StageResult known = StageResult.<StageResult>find("application = ?1 and stage = ?2", application, stage)
                .firstResult();
        Map<String, Object> before = known == null ? null : described(known);
        StageResult result = known == null ? new StageResult() : known;
        result.application = application;
        result.stage = stage;
        result.heldOn = heldOn;
        result.passed = passed;
        result.note = note;
        result.recordedBy = Person.findById(by.id);
        result.recordedAt = Instant.now();
        result.persist();
        audit.record("assessment.stage", ApplicationLifecycle.SUBJECT, applicationId, before, described(result), note);
    }

    private static Map<String, Object> described(StageResult result) {
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("stage", result.stage.name());
        values.put("heldOn", result.heldOn.toString());
        values.put("passed", result.passed);
        return values;
    }
}
