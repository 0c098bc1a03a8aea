package org.solutionpool.whitelist;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.inject.spi.CDI;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.solutionpool.whitelist.application.Answer;
import org.solutionpool.whitelist.application.Application;
import org.solutionpool.whitelist.application.Evidence;
import org.solutionpool.whitelist.programme.Batch;
import org.solutionpool.whitelist.programme.BatchIntake;
import org.solutionpool.whitelist.programme.CriteriaEditing;
import org.solutionpool.whitelist.programme.CriteriaSet;
import org.solutionpool.whitelist.programme.Criterion;
import org.solutionpool.whitelist.programme.EvidenceKind;
import org.solutionpool.whitelist.programme.Programme;
import org.solutionpool.whitelist.programme.WorkingDays;

/** Programmes, open batches and complete applications for tests, each of them new. */
public final class WhitelistCast {

    private static final AtomicInteger NEXT = new AtomicInteger((int) (System.nanoTime() % 1_000_000));

    private WhitelistCast() {}

    /** An active programme without batches, its criteria those of the starting set. */
    public static Programme programme(Programme.Subject subject, boolean recommendation) {
        return QuarkusTransaction.requiringNew().call(() -> {
            Programme programme = new Programme();
            programme.code = "T-" + NEXT.incrementAndGet();
            programme.subject = subject;
            programme.state = Programme.State.ACTIVE;
            programme.nameZh = "试验计划" + programme.code;
            programme.nameEn = "Programme " + programme.code;
            programme.issuerZh = "某某工业互联网协会";
            programme.issuerEn = "An association";
            programme.callZh = "## 征集范围\n\n设备上云。";
            programme.callEn = "## Scope\n\nEquipment to cloud.";
            programme.recommendation = recommendation;
            programme.createdAt = Instant.now();
            programme.persist();
            CDI.current().select(CriteriaEditing.class).get().begin(programme.id);
            return programme;
        });
    }

    /** A batch of a new programme that takes applications until a day. */
    public static Batch openBatch(Programme.Subject subject, LocalDate closesOn) {
        return openBatch(programme(subject, false), closesOn);
    }

    /** The next batch of a programme, open since today. */
    public static Batch openBatch(Programme programme, LocalDate closesOn) {
        return QuarkusTransaction.requiringNew().call(() -> {
            CriteriaSet set =
                    CriteriaSet.latest(Programme.findById(programme.id)).orElseThrow();
            return CDI.current()
                    .select(BatchIntake.class)
                    .get()
                    .open(programme.id, set.id, WorkingDays.today(), closesOn);
        });
    }

    /** Answers everything, with a link as evidence wherever some is required. */
    public static void complete(Application application) {
        QuarkusTransaction.requiringNew().run(() -> {
            Application mine = Application.findById(application.id);
            List<Criterion> criteria = mine.batch.criteria().criteria();
            for (Criterion criterion : criteria) {
                Answer answer = new Answer();
                answer.application = mine;
                answer.criterion = criterion;
                answer.met = criterion.isMandatory() ? true : null;
                answer.selfScore = criterion.isMandatory() ? null : criterion.weight;
                answer.statement = "事实与数据";
                answer.persist();
                if (criterion.evidenceRequired) {
                    Evidence evidence = new Evidence();
                    evidence.application = mine;
                    evidence.criterion = criterion;
                    evidence.kind = criterion.evidenceKinds.length == 0
                            ? EvidenceKind.OTHER
                            : EvidenceKind.valueOf(criterion.evidenceKinds[0]);
                    evidence.title = "证明" + criterion.position;
                    evidence.link = "https://example.com/evidence/" + criterion.id;
                    evidence.addedBy = mine.createdBy;
                    evidence.addedAt = Instant.now();
                    evidence.persist();
                }
            }
        });
    }
}
