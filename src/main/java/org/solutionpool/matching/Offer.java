package org.solutionpool.matching;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.solutionpool.solution.ListingStanding;
import org.solutionpool.web.Language;

/**
 * What the index knows of a published solution, as far as it matters for a match. Empty lists and nulls mean that the
 * listing does not say.
 *
 * @param equipment codes as stated; so are industries, protocols, scenarios, deployments
 * @param regions codes of the provinces served; {@code 100000} for all of China
 * @param priceMin yuan; so is priceMax
 * @param deliveryMin days from order to use; so is deliveryMax
 * @param proposed {@code scheme:code} of what the portal proposed from a published list's text, which the list does not
 *     state itself
 * @param answersWithinHours the provider's usual time to answer; null if nobody has asked yet
 * @param sourceRow the row's own id in the published list it comes from
 */
public record Offer(
        long id,
        @Nullable String titleZh,
        @Nullable String titleEn,
        @Nullable String providerZh,
        @Nullable String providerEn,
        @Nullable String provider,
        List<String> industries,
        List<String> equipment,
        List<String> protocols,
        List<String> scenarios,
        List<String> regions,
        List<String> deployments,
        List<Held> certificates,
        @Nullable Long priceMin,
        @Nullable Long priceMax,
        @Nullable Integer deliveryMin,
        @Nullable Integer deliveryMax,
        List<Case> cases,
        List<String> proposed,
        List<ListingStanding> whitelist,
        @Nullable Double answersWithinHours,
        @Nullable String sourceRow) {

    /** A certificate that the listing states. */
    public record Held(String code, @Nullable LocalDate expiresOn) {

        boolean validOn(LocalDate day) {
            return expiresOn == null || !expiresOn.isBefore(day);
        }
    }

    /**
     * A reference case.
     *
     * @param number its place on the listing, from 1
     * @param industry null if the listing does not say
     * @param equipment codes that its text mentions
     */
    public record Case(int number, @Nullable String industry, List<String> equipment) {}

    /** The title in a language, else in the other one. */
    public String title(Language language) {
        return either(language, titleZh, titleEn);
    }

    /** The provider's name; empty if the published list does not print one. */
    public String providerName(Language language) {
        return either(language, providerZh, providerEn);
    }

    /** Whether a provider with an account answers for it, and can be written to. */
    public boolean claimed() {
        return provider != null && provider.startsWith("organization:");
    }

    /** The address of its page. */
    public String url() {
        return "/solutions/" + id;
    }

    /** The address of the place on its page that supports a reason; null if none does. */
    public @Nullable String url(Reason reason) {
        return reason.anchor() == null ? null : url() + "#" + reason.anchor();
    }

    private static String either(Language language, @Nullable String zh, @Nullable String en) {
        String wanted = language == Language.EN ? en : zh;
        String other = language == Language.EN ? zh : en;
        return wanted != null ? wanted : other != null ? other : "";
    }
}
