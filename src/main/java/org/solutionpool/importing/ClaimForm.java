package org.solutionpool.importing;

import java.util.List;
import java.util.Locale;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.multipart.FileUpload;
import org.jspecify.annotations.Nullable;
import org.solutionpool.organization.Organization;
import org.solutionpool.text.TextFolding;
import org.solutionpool.web.FormErrors;
import org.solutionpool.web.Messages;

/** What a provider says when it claims a listing. */
public class ClaimForm {

    /** The most characters of the reason, and of the evidence. */
    public static final int LIMIT = 2_000;

    @RestForm
    @Nullable public String creditCode;

    @RestForm
    @Nullable public String reason;

    @RestForm
    @Nullable public String evidence;

    @RestForm("files")
    public List<FileUpload> files = List.of();

    /** Whether all listings under the same printed name are claimed. */
    @RestForm
    @Nullable public String allOfThatName;

    public String reason() {
        return stripped(reason);
    }

    public String evidence() {
        return stripped(evidence);
    }

    boolean all() {
        return allOfThatName != null;
    }

    FormErrors check(Organization provider, Messages messages) {
        FormErrors errors = new FormErrors();
        String code = TextFolding.fold(stripped(creditCode)).replace(" ", "").toUpperCase(Locale.ROOT);
        if (!code.equals(provider.creditCode)) {
            errors.add("creditCode", messages.text("claim", "creditCodeOther"));
        }
        text(errors, "reason", reason(), messages);
        text(errors, "evidence", evidence(), messages);
        return errors;
    }

    private static void text(FormErrors errors, String field, String text, Messages messages) {
        if (text.isEmpty()) {
            errors.add(field, messages.text("claim", field + "Missing"));
        } else if (text.codePointCount(0, text.length()) > LIMIT) {
            errors.add(field, messages.text("claim", "tooLong", LIMIT));
        }
    }

    private static String stripped(@Nullable String text) {
        return text == null ? "" : text.replace("\0", "").strip();
    }
}
