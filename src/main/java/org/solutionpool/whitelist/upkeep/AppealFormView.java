package org.solutionpool.whitelist.upkeep;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import org.jspecify.annotations.Nullable;
import org.solutionpool.web.FormErrors;

/**
 * What an appeal is filed against.
 *
 * @param subject whose entry or application it is about
 * @param decision the kind of decision
 * @param reason why it was decided so
 * @param decidedOn null if nothing was decided
 * @param dueOn the last day of an appeal; null if nothing was decided
 * @param backUrl where the decision stands
 * @param obstacle why no appeal is possible; null if it is
 */
public record AppealFormView(
        String subject,
        String decision,
        @Nullable String reason,
        @Nullable String decidedOn,
        @Nullable String dueOn,
        String backUrl,
        String action,
        @Nullable String obstacle) {

    /** One form for either kind of decision. */
    @CheckedTemplate(basePath = "upkeep", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
    static class Templates {
        static native TemplateInstance appealForm(AppealFormView page, String text, FormErrors errors);
    }
}
