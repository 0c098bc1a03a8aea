package org.solutionpool.whitelist.register;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.LocalDate;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.solutionpool.account.Person;
import org.solutionpool.organization.Organization;
import org.solutionpool.solution.Solution;
import org.solutionpool.whitelist.application.Application;
import org.solutionpool.whitelist.application.ApplicationState;
import org.solutionpool.whitelist.programme.Batch;
import org.solutionpool.whitelist.programme.BatchState;
import org.solutionpool.whitelist.programme.Programme;
import org.solutionpool.whitelist.programme.WorkingDays;

/** Entries that tests list and take measures against, each step in a transaction of its own. */
@ApplicationScoped
public class RegisteredEntries {

    private static final AtomicInteger NEXT = new AtomicInteger();

    @Inject
    EntryLifecycle lifecycle;

    /** An entry of a published list: for the solution, or for the provider if there is none. */
    public WhitelistEntry list(Person owner, @Nullable Solution solution) {
        return list(owner, solution, WorkingDays.today());
    }

    public WhitelistEntry list(Person owner, @Nullable Solution solution, LocalDate on) {
        return QuarkusTransaction.requiringNew().call(() -> {
            Application application = new Application();
            application.batch = batch(solution == null ? Programme.Subject.PROVIDER : Programme.Subject.SOLUTION, on);
            application.organization = Organization.findById(owner.organizationId);
            application.solution = solution == null ? null : Solution.findById(solution.id);
            application.state = ApplicationState.LISTED;
            application.createdBy = Person.findById(owner.id);
            application.createdAt = Instant.now();
            application.stateSince = application.createdAt;
            application.persist();
            return lifecycle.list(application, on, application.batch.documentNumber);
        });
    }

    public void suspend(WhitelistEntry entry, String reason) {
        change(entry, known -> lifecycle.suspend(known, reason));
    }

    public void remove(WhitelistEntry entry, String reason) {
        change(entry, known -> lifecycle.remove(known, reason));
    }

    public void reinstate(WhitelistEntry entry) {
        change(entry, known -> lifecycle.reinstate(known, null));
    }

    /** Lets its last day be over without the daily job having been there. */
    public void outlive(WhitelistEntry entry) {
        change(entry, known -> known.validUntil = WorkingDays.today().minusDays(1));
    }

    public void change(WhitelistEntry entry, Consumer<WhitelistEntry> step) {
        QuarkusTransaction.requiringNew().run(() -> step.accept(WhitelistEntry.findById(entry.id)));
    }

    private static Batch batch(Programme.Subject subject, LocalDate on) {
        int number = NEXT.incrementAndGet();
        Programme programme = new Programme();
        programme.code = "REG" + number;
        programme.subject = subject;
        programme.state = Programme.State.ACTIVE;
        programme.nameZh = "工业设备上云解决方案供应商 " + number;
        programme.nameEn = "Equipment-to-cloud providers " + number;
        programme.issuerZh = "某省工业和信息化厅";
        programme.issuerEn = "Department of Industry of the Province";
        programme.callZh = "申报通知";
        programme.callEn = "Call";
        programme.createdAt = Instant.now();
        programme.persist();
        Batch batch = new Batch();
        batch.programme = programme;
        batch.number = 1;
        batch.state = BatchState.PUBLISHED;
        batch.opensOn = on.minusDays(60);
        batch.closesOn = on.minusDays(30);
        batch.documentNumber = "工信〔2026〕" + number + "号";
        batch.publishedOn = on;
        batch.listZh = "经评审和公示，现将名单公布如下。";
        batch.listEn = "After assessment and public notice the list is as follows.";
        batch.createdAt = Instant.now();
        batch.persist();
        return batch;
    }
}
