package org.solutionpool.whitelist.upkeep;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.inject.spi.CDI;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.solutionpool.account.Person;
import org.solutionpool.notification.Notice;
import org.solutionpool.organization.Organization;
import org.solutionpool.whitelist.application.Answer;
import org.solutionpool.whitelist.application.Application;
import org.solutionpool.whitelist.application.ApplicationLifecycle;
import org.solutionpool.whitelist.application.ApplicationState;
import org.solutionpool.whitelist.application.Evidence;
import org.solutionpool.whitelist.programme.Batch;
import org.solutionpool.whitelist.programme.BatchState;
import org.solutionpool.whitelist.programme.CriteriaSet;
import org.solutionpool.whitelist.programme.Criterion;
import org.solutionpool.whitelist.programme.EvidenceKind;
import org.solutionpool.whitelist.programme.Programme;
import org.solutionpool.whitelist.programme.WorkingDays;
import org.solutionpool.whitelist.register.EntryLifecycle;
import org.solutionpool.whitelist.register.WhitelistEntry;

/** An entry in force for tests, with the programme, the batch, the application and the piece of evidence behind it. */
public final class ListedEntry {

    private static final AtomicInteger NEXT = new AtomicInteger();

    /** A member of its holder. */
    public final Person holder;

    public final long id;
    public final long applicationId;
    public final long programmeId;

    private ListedEntry(Person holder, long id, long applicationId, long programmeId) {
        this.holder = holder;
        this.id = id;
        this.applicationId = applicationId;
        this.programmeId = programmeId;
    }

    /** An entry of the organization of a provider's member, in a programme of its own. */
    public static ListedEntry of(Person holder, LocalDate listedOn) {
        EntryLifecycle lifecycle = CDI.current().select(EntryLifecycle.class).get();
        return QuarkusTransaction.requiringNew().call(() -> {
            Batch batch = batch(programme(), 1, BatchState.PUBLISHED, listedOn.minusDays(60), listedOn.minusDays(30));
            Application application = application(batch, holder, ApplicationState.LISTED);
            WhitelistEntry entry = lifecycle.list(application, listedOn, "工信〔2031〕5 号");
            return new ListedEntry(holder, entry.id, application.id, batch.programme.id);
        });
    }

    /** A refused application of a provider. */
    public static Application refused(Person holder, @Nullable Person by, Instant at) {
        return QuarkusTransaction.requiringNew().call(() -> {
            LocalDate day = LocalDate.of(2026, 3, 2);
            Batch batch = batch(programme(), 1, BatchState.ASSESSMENT, day, day.plusDays(30));
            Application application = application(batch, holder, ApplicationState.REFUSED);
            application.stateBeforeRefusal = ApplicationState.SCORED;
            application.refusedAtStage = ApplicationLifecycle.Stage.SCORING;
            application.decisionReason = "案例不足";
            application.decidedBy = by == null ? null : Person.findById(by.id);
            application.decidedAt = at;
            return application;
        });
    }

    /** A batch of the same programme that takes applications today. */
    public void openBatch() {
        LocalDate today = WorkingDays.today();
        QuarkusTransaction.requiringNew()
                .run(() -> batch(
                        Programme.findById(programmeId), 2, BatchState.INTAKE, today.minusDays(1), today.plusDays(30)));
    }

    /** The entry that the publication of its renewal makes, whatever this one is by then. */
    public WhitelistEntry renewed(LocalDate listedOn) {
        EntryLifecycle lifecycle = CDI.current().select(EntryLifecycle.class).get();
        return QuarkusTransaction.requiringNew().call(() -> {
            Batch batch = batch(
                    Programme.findById(programmeId),
                    100 + NEXT.incrementAndGet(),
                    BatchState.PUBLISHED,
                    listedOn.minusDays(60),
                    listedOn.minusDays(30));
            Application application = application(batch, holder, ApplicationState.LISTED);
            application.renewedEntryId = id;
            return lifecycle.list(application, listedOn, "工信〔2032〕6 号");
        });
    }

    /** A piece of evidence with a last day. */
    public long evidence(String title, LocalDate expiresOn) {
        return QuarkusTransaction.requiringNew().call(() -> {
            Application application = Application.findById(applicationId);
            Evidence piece = new Evidence();
            piece.application = application;
            piece.criterion = Criterion.<Criterion>find("criteriaSet", application.batch.criteria())
                    .firstResult();
            piece.kind = EvidenceKind.CERTIFICATE;
            piece.title = title;
            piece.link = "https://example.cn/" + NEXT.incrementAndGet();
            piece.expiresOn = expiresOn;
            piece.addedBy = Person.findById(holder.id);
            piece.addedAt = Instant.now();
            piece.persist();
            return piece.id;
        });
    }

    public WhitelistEntry now() {
        return QuarkusTransaction.requiringNew().call(() -> WhitelistEntry.findById(id));
    }

    public void change(Consumer<WhitelistEntry> change) {
        QuarkusTransaction.requiringNew().run(() -> change.accept(WhitelistEntry.findById(id)));
    }

    /** Newest first. */
    public List<Measure> measures() {
        return QuarkusTransaction.requiringNew().call(() -> Measure.list("entry.id = ?1 order by id desc", id));
    }

    /** How many notices of a kind its holder's member got. */
    public long told(String kind) {
        return QuarkusTransaction.requiringNew()
                .call(() -> Notice.count("personId = ?1 and kind = ?2", holder.id, kind));
    }

    private static Programme programme() {
        Programme programme = new Programme();
        programme.code = "UPKEEP" + NEXT.incrementAndGet();
        programme.subject = Programme.Subject.PROVIDER;
        programme.state = Programme.State.ACTIVE;
        programme.nameZh = "设备上云服务商";
        programme.nameEn = "Equipment-to-cloud providers";
        programme.issuerZh = "某市工业和信息化局";
        programme.issuerEn = "A city's bureau of industry";
        programme.callZh = "征集";
        programme.callEn = "Call";
        programme.createdAt = Instant.now();
        programme.persist();
        return programme;
    }

    private static Batch batch(Programme programme, int number, BatchState state, LocalDate opens, LocalDate closes) {
        CriteriaSet set = new CriteriaSet();
        set.programme = programme;
        set.number = number;
        set.state = CriteriaSet.State.values()[0];
        set.passMark = 60;
        set.createdAt = Instant.now();
        set.persist();
        Criterion criterion = new Criterion();
        criterion.criteriaSet = set;
        criterion.position = 1;
        criterion.kind = Criterion.Kind.SCORED;
        criterion.nameZh = "服务案例";
        criterion.nameEn = "Cases";
        criterion.guidanceZh = "";
        criterion.guidanceEn = "";
        criterion.weight = 100;
        criterion.persist();
        Batch batch = new Batch();
        batch.programme = programme;
        batch.criteriaSet = set;
        batch.number = number;
        batch.state = state;
        batch.opensOn = opens;
        batch.closesOn = closes;
        batch.createdAt = Instant.now();
        batch.persist();
        return batch;
    }

    private static Application application(Batch batch, Person holder, ApplicationState state) {
        Application application = new Application();
        application.batch = batch;
        application.organization = Organization.findById(Person.<Person>findById(holder.id).organizationId);
        application.state = state;
        application.createdBy = Person.findById(holder.id);
        application.createdAt = Instant.now();
        application.stateSince = application.createdAt;
        application.persist();
        Answer answer = new Answer();
        answer.application = application;
        answer.criterion =
                Criterion.<Criterion>find("criteriaSet", batch.criteriaSet).firstResult();
        answer.selfScore = 80;
        answer.statement = "三个注塑行业案例";
        answer.persist();
        return application;
    }
}
