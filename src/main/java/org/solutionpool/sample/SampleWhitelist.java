package org.solutionpool.sample;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import org.solutionpool.whitelist.programme.BatchIntake;
import org.solutionpool.whitelist.programme.CriteriaEditing;
import org.solutionpool.whitelist.programme.CriteriaSet;
import org.solutionpool.whitelist.programme.Programme;
import org.solutionpool.whitelist.programme.WorkingDays;

/** Programmes with an open batch each, so that a visitor can try an application. */
@ApplicationScoped
class SampleWhitelist {

    /**
     * A programme of the sample content; its criteria are the starting set of its subject.
     *
     * @param openDays how many days from today the first batch takes applications
     */
    record SampleProgramme(
            String code,
            Programme.Subject subject,
            String nameZh,
            String nameEn,
            String issuerZh,
            String issuerEn,
            String callZh,
            String callEn,
            boolean recommendation,
            int openDays) {}

    @Inject
    CriteriaEditing criteria;

    @Inject
    BatchIntake intake;

    /** Adds the programmes to an empty pool, in the transaction of the rest of the sample content. */
    void add(List<SampleProgramme> programmes) {
        for (SampleProgramme sample : programmes) {
            Programme programme = new Programme();
            programme.code = sample.code();
            programme.subject = sample.subject();
            programme.state = Programme.State.ACTIVE;
            programme.nameZh = sample.nameZh();
            programme.nameEn = sample.nameEn();
            programme.issuerZh = sample.issuerZh();
            programme.issuerEn = sample.issuerEn();
            programme.callZh = sample.callZh();
            programme.callEn = sample.callEn();
            programme.recommendation = sample.recommendation();
            programme.createdAt = Instant.now();
            programme.persist();
            CriteriaSet set = criteria.begin(programme.id);
            intake.open(
                    programme.id,
                    set.id,
                    WorkingDays.today(),
                    WorkingDays.today().plusDays(sample.openDays()));
        }
    }
}
