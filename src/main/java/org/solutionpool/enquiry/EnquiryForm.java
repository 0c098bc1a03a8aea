package org.solutionpool.enquiry;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.multipart.FileUpload;
import org.jspecify.annotations.Nullable;
import org.solutionpool.activity.Origin;
import org.solutionpool.taxonomy.Scheme;
import org.solutionpool.taxonomy.Taxonomy;
import org.solutionpool.web.FormErrors;
import org.solutionpool.web.Messages;
import org.solutionpool.web.Typed;

/** A first message to a provider, as it is typed. */
public class EnquiryForm {

    static final int LONGEST_SUBJECT = 100;
    static final int LONGEST_MESSAGE = 4000;
    static final int LONGEST_NOTE = 300;
    static final int MOST_EQUIPMENT = 20;

    @RestForm
    public @Nullable String subject;

    @RestForm
    public @Nullable String message;

    @RestForm
    public List<String> equipment = List.of();

    @RestForm
    public @Nullable String equipmentNote;

    /** The name of a {@link Timing}; empty if not stated. */
    @RestForm
    public @Nullable String timing;

    @RestForm("files")
    public List<FileUpload> files = List.of();

    /** Made up for each drawing of the form. */
    @RestForm
    public @Nullable String formToken;

    /** The page of results that led to the solution; null if none did. */
    @RestForm
    public @Nullable String from;

    /** The place on it. */
    @RestForm
    public @Nullable String at;

    /** A new form with what another page proposes; the person changes it as they like before it is sent. */
    static EnquiryForm about(
            @Nullable String subject, List<String> equipment, @Nullable String from, @Nullable String at) {
        EnquiryForm form = new EnquiryForm();
        form.from = from;
        form.at = at;
        form.formToken = FormToken.next();
        form.subject = Typed.line(subject);
        form.equipment = equipment.stream().distinct().limit(MOST_EQUIPMENT).toList();
        return form;
    }

    /** Cleans every field and says what is wrong with each. */
    FormErrors check(Taxonomy taxonomy, Messages messages) {
        subject = Typed.line(subject);
        message = Typed.text(message);
        equipmentNote = Typed.line(equipmentNote);
        equipment =
                equipment == null ? List.of() : equipment.stream().distinct().toList();
        formToken = FormToken.of(formToken);
        FormErrors errors = new FormErrors();
        if (subject == null) {
            errors.add("subject", messages.text("enquiry", "subjectMissing"));
        }
        tooLong(errors, messages, "subject", subject, LONGEST_SUBJECT);
        if (message == null) {
            errors.add("message", messages.text("enquiry", "messageMissing"));
        }
        tooLong(errors, messages, "message", message, LONGEST_MESSAGE);
        if (equipment.size() > MOST_EQUIPMENT
                || !equipment.stream().allMatch(code -> taxonomy.offers(Scheme.EQUIPMENT, code))) {
            errors.add("equipment", messages.text("enquiry", "equipmentWrong", MOST_EQUIPMENT));
        }
        tooLong(errors, messages, "equipmentNote", equipmentNote, LONGEST_NOTE);
        if (timing != null && !timing.isBlank() && Timing.of(timing) == null) {
            errors.add("timing", messages.text("enquiry", "timingWrong"));
        }
        return errors;
    }

    static void tooLong(FormErrors errors, Messages messages, String field, @Nullable String value, int most) {
        if (Typed.length(value) > most) {
            errors.add(field, messages.text("enquiry", "tooLong", most, Typed.length(value)));
        }
    }

    /** The result that led here; empty if none did, or nobody is to know. */
    Optional<Origin> origin() {
        return Origin.of(from, at);
    }

    String subject() {
        return Objects.requireNonNull(subject, "checked");
    }

    String message() {
        return Objects.requireNonNull(message, "checked");
    }

    String formToken() {
        return Objects.requireNonNull(formToken, "checked");
    }
}
