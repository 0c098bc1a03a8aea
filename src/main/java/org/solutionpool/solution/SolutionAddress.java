package org.solutionpool.solution;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.solutionpool.attachment.Attachment;
import org.solutionpool.solution.ListingContent.ListedFile;
import org.solutionpool.taxonomy.Scheme;

/** The paths around a listing. */
public final class SolutionAddress {

    private SolutionAddress() {}

    /** The public page. */
    public static String page(long id) {
        return "/solutions/" + id;
    }

    /** Where its provider sees its state and the next step. */
    public static String desk(long id) {
        return "/provider/solutions/" + id;
    }

    /** The editor. */
    public static String edit(long id) {
        return desk(id) + "/edit";
    }

    /** A file of a listing. */
    public static String file(ListedFile file) {
        return Attachment.href(file.id(), file.name());
    }

    /** The search narrowed down to a term. */
    public static String search(Scheme scheme, String code) {
        return "/search?" + scheme.code() + "=" + URLEncoder.encode(code, StandardCharsets.UTF_8);
    }

    /** The provider's page; null if a published list names none. */
    public static @Nullable String provider(Solution solution) {
        if (solution.organization != null) {
            return "/providers/" + Objects.requireNonNull(solution.organization.id);
        }
        return solution.listedProvider == null
                ? null
                : "/providers/listed?name=" + URLEncoder.encode(solution.listedProvider, StandardCharsets.UTF_8);
    }
}
