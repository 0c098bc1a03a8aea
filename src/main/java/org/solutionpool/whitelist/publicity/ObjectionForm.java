package org.solutionpool.whitelist.publicity;

import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.multipart.FileUpload;
import org.jspecify.annotations.Nullable;
import org.solutionpool.web.FormErrors;
import org.solutionpool.web.Language;
import org.solutionpool.web.Messages;
import org.solutionpool.web.Typed;

/** An objection as somebody without an account types it. */
public class ObjectionForm {

    static final int LONGEST_NAME = 100;
    static final int LONGEST_EMAIL = 320;
    static final int LONGEST_PHONE = 40;
    static final int LONGEST_UNIT = 200;
    static final int LONGEST_TEXT = 5000;

    /** What mail servers take in practice: one @, something before it, a domain with a dot behind it. */
    private static final Pattern EMAIL =
            Pattern.compile("[^\\s@<>\"(),;:]+@[^\\s@<>\"(),;:.]+(\\.[^\\s@<>\"(),;:.]+)+");

    private static final Pattern TOKEN = Pattern.compile("[0-9a-f-]{36}");

    @RestForm
    public @Nullable String application;

    @RestForm
    public @Nullable String name;

    @RestForm
    public @Nullable String email;

    @RestForm
    public @Nullable String phone;

    @RestForm
    public @Nullable String unit;

    @RestForm
    public @Nullable String text;

    @RestForm
    public @Nullable String consent;

    @RestForm("files")
    public List<FileUpload> files = List.of();

    /** Made up for each drawing of the form: the same one sent twice is one objection. */
    @RestForm
    public @Nullable String formToken;

    static ObjectionForm empty(@Nullable String application) {
        ObjectionForm form = new ObjectionForm();
        form.application = application;
        form.formToken = UUID.randomUUID().toString();
        return form;
    }

    /** Cleans every field and says what is wrong with each. */
    FormErrors check(Messages messages) {
        name = Typed.line(name);
        email = Typed.line(email);
        phone = Typed.line(phone);
        unit = Typed.line(unit);
        text = Typed.text(text);
        if (formToken == null || !TOKEN.matcher(formToken).matches()) {
            formToken = UUID.randomUUID().toString();
        }
        FormErrors errors = new FormErrors();
        if (application == null || !application.matches("\\d{1,18}")) {
            errors.add("application", messages.text("publicity", "applicationMissing"));
        }
        required(errors, messages, "name", name, LONGEST_NAME);
        required(errors, messages, "email", email, LONGEST_EMAIL);
        if (email != null && !EMAIL.matcher(email).matches()) {
            errors.add("email", messages.text("publicity", "emailWrong"));
        }
        limited(errors, messages, "phone", phone, LONGEST_PHONE);
        limited(errors, messages, "unit", unit, LONGEST_UNIT);
        required(errors, messages, "text", text, LONGEST_TEXT);
        if (!"true".equals(consent)) {
            errors.add("consent", messages.text("publicity", "consentMissing"));
        }
        return errors;
    }

    Objections.Raised raised(Language language) {
        return new Objections.Raised(
                Objects.requireNonNull(name),
                Objects.requireNonNull(email),
                phone,
                unit,
                Objects.requireNonNull(text),
                Objects.requireNonNull(formToken),
                language);
    }

    private static void required(
            FormErrors errors, Messages messages, String field, @Nullable String value, int longest) {
        if (value == null) {
            errors.add(field, messages.text("web", "form.missing"));
        }
        limited(errors, messages, field, value, longest);
    }

    private static void limited(
            FormErrors errors, Messages messages, String field, @Nullable String value, int longest) {
        if (Typed.length(value) > longest) {
            errors.add(field, messages.text("web", "form.tooLong", longest, Typed.length(value)));
        }
    }
}
