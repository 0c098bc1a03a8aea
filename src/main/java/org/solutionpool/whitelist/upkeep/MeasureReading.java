package org.solutionpool.whitelist.upkeep;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.solutionpool.organization.CreditCode;
import org.solutionpool.web.FormErrors;
import org.solutionpool.web.Messages;
import org.solutionpool.web.Typed;
import org.solutionpool.whitelist.upkeep.AdminEntriesPage.MeasureForm;
import org.solutionpool.whitelist.upkeep.Measure.Kind;

/** Reads the form of a measure, and says beside each field what is wrong with it. */
@ApplicationScoped
public class MeasureReading {

    /**
     * What the form asks for.
     *
     * @param dueOn the last day of a rectification; else null
     * @param removal null unless it is a removal
     */
    record Wanted(
            Kind kind,
            String reason,
            @Nullable LocalDate dueOn,
            @Nullable RemovalRequest removal,
            @Nullable Long complaint) {}

    private static final int LONGEST_NAME = 300;

    @Inject
    Messages messages;

    /** Null if anything is wrong; each fault is then noted. */
    @Transactional
    @Nullable Wanted read(long entryId, MeasureForm form, LocalDate today, FormErrors errors) {
        Kind kind = EntryQuery.of(Kind.class, form.kind());
        if (kind == null) {
            errors.add("kind", messages.text("upkeep", "error.kind"));
        }
        String reason = FormReading.required(errors, messages, "reason", form.reason(), FormReading.LONGEST);
        LocalDate due =
                kind == Kind.RECTIFICATION ? FormReading.future(errors, messages, "dueOn", form.dueOn(), today) : null;
        Long complaint = complaint(entryId, form.complaint());
        RemovalRequest removal = kind == Kind.REMOVAL ? removal(form, reason, complaint, today, errors) : null;
        return kind == null || !errors.isEmpty() ? null : new Wanted(kind, reason, due, removal, complaint);
    }

    private @Nullable RemovalRequest removal(
            MeasureForm form, String reason, @Nullable Long complaint, LocalDate today, FormErrors errors) {
        LocalDate until = FormReading.future(errors, messages, "barredUntil", form.barredUntil(), today);
        String name = Typed.line(form.liableName());
        String typed = Typed.line(form.liableCode());
        CreditCode code = null;
        if ((name != null || typed != null) && !form.falsified()) {
            errors.add("falsified", messages.text("upkeep", "error.liableWithoutFalsified"));
        }
        if (name == null && typed != null) {
            errors.add("liableName", messages.text("upkeep", "error.missing"));
        } else if (Typed.length(name) > LONGEST_NAME) {
            errors.add("liableName", messages.text("upkeep", "error.long", LONGEST_NAME));
        }
        if (name != null || typed != null) {
            try {
                code = CreditCode.of(typed);
            } catch (CreditCode.WrongCreditCodeException e) {
                errors.add("liableCode", messages.text("upkeep", "error.creditCode"));
            }
        }
        return until == null ? null : new RemovalRequest(reason, until, form.falsified(), name, code, complaint);
    }

    /** A complaint about another entry is none of this one's. */
    private static @Nullable Long complaint(long entryId, String typed) {
        if (!typed.matches("\\d{1,18}")) {
            return null;
        }
        long id = Long.parseLong(typed);
        return Complaint.count("id = ?1 and entry.id = ?2", id, entryId) > 0 ? id : null;
    }
}
