package org.solutionpool.solution;

import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.solutionpool.web.Language;

/**
 * Everything a provider states about a solution: one revision's content, kept whole as JSON. Lists of codes are codes of
 * the taxonomy. Missing means not stated, never «no».
 *
 * @param description Markdown
 * @param challenges what troubles the customer has, a sentence each
 * @param approach how the solution goes about it
 * @param value what the customer gets
 * @param claims what the provider says in its own praise; shown as the provider's words
 * @param regions codes by GB/T 2260 of the provinces served; {@link #NATIONWIDE} for all of China
 * @param files the attachments in the order they are shown
 * @param contact opened to a manufacturer after its first message, never public
 * @param listed what a published list says beyond these fields; null for what a provider wrote
 */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record ListingContent(
        LocalizedText title,
        LocalizedText summary,
        LocalizedText description,
        List<String> challenges,
        List<String> approach,
        List<String> value,
        List<String> claims,
        List<String> industries,
        List<String> equipment,
        List<String> protocols,
        List<String> scenarios,
        List<String> modes,
        List<String> deployments,
        Pricing pricing,
        Delivery delivery,
        List<String> regions,
        List<Certificate> certificates,
        List<ReferenceCase> cases,
        List<ListedFile> files,
        Contact contact,
        @Nullable Listed listed) {

    /** The region code of a solution that is delivered anywhere in China. */
    public static final String NATIONWIDE = "100000";

    public ListingContent {
        title = Objects.requireNonNullElse(title, LocalizedText.EMPTY);
        summary = Objects.requireNonNullElse(summary, LocalizedText.EMPTY);
        description = Objects.requireNonNullElse(description, LocalizedText.EMPTY);
        challenges = listOf(challenges);
        approach = listOf(approach);
        value = listOf(value);
        claims = listOf(claims);
        industries = listOf(industries);
        equipment = listOf(equipment);
        protocols = listOf(protocols);
        scenarios = listOf(scenarios);
        modes = listOf(modes);
        deployments = listOf(deployments);
        pricing = Objects.requireNonNullElse(pricing, Pricing.NOT_STATED);
        delivery = Objects.requireNonNullElse(delivery, Delivery.NOT_STATED);
        regions = listOf(regions);
        certificates = listOf(certificates);
        cases = listOf(cases);
        files = listOf(files);
        contact = Objects.requireNonNullElse(contact, Contact.NONE);
    }

    /** What a provider writes themselves: nothing of it is a published list's, no code is the portal's proposal. */
    public ListingContent(
            LocalizedText title,
            LocalizedText summary,
            LocalizedText description,
            List<String> challenges,
            List<String> approach,
            List<String> value,
            List<String> claims,
            List<String> industries,
            List<String> equipment,
            List<String> protocols,
            List<String> scenarios,
            List<String> modes,
            List<String> deployments,
            Pricing pricing,
            Delivery delivery,
            List<String> regions,
            List<Certificate> certificates,
            List<ReferenceCase> cases,
            List<ListedFile> files,
            Contact contact) {
        this(
                title,
                summary,
                description,
                challenges,
                approach,
                value,
                claims,
                industries,
                equipment,
                protocols,
                scenarios,
                modes,
                deployments,
                pricing,
                delivery,
                regions,
                certificates,
                cases,
                files,
                contact,
                null);
    }

    /** A listing with a title and nothing else yet. */
    public static ListingContent titled(LocalizedText title) {
        List<String> none = List.of();
        return new ListingContent(
                title,
                LocalizedText.EMPTY,
                LocalizedText.EMPTY,
                none,
                none,
                none,
                none,
                none,
                none,
                none,
                none,
                none,
                none,
                Pricing.NOT_STATED,
                Delivery.NOT_STATED,
                none,
                List.of(),
                List.of(),
                List.of(),
                Contact.NONE);
    }

    /** The same listing with other files. */
    public ListingContent withFiles(List<ListedFile> other) {
        return new ListingContent(
                title,
                summary,
                description,
                challenges,
                approach,
                value,
                claims,
                industries,
                equipment,
                protocols,
                scenarios,
                modes,
                deployments,
                pricing,
                delivery,
                regions,
                certificates,
                cases,
                other,
                contact);
    }

    /** The same without the contact: what anybody may read. */
    public ListingContent withoutContact() {
        return with(files, Contact.NONE);
    }

    /** The same with the files of another version; without any if there is none. */
    public ListingContent withFilesOf(@Nullable ListingContent other) {
        return with(other == null ? List.of() : other.files(), contact);
    }

    private ListingContent with(List<ListedFile> otherFiles, Contact otherContact) {
        return new ListingContent(
                title,
                summary,
                description,
                challenges,
                approach,
                value,
                claims,
                industries,
                equipment,
                protocols,
                scenarios,
                modes,
                deployments,
                pricing,
                delivery,
                regions,
                certificates,
                cases,
                otherFiles,
                otherContact,
                listed);
    }

    private static <T> List<T> listOf(@Nullable List<T> list) {
        return list == null ? List.of() : List.copyOf(list);
    }

    /** A text in Chinese, in English, or both. */
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    public record LocalizedText(
            @Nullable String zh, @Nullable String en) {

        public static final LocalizedText EMPTY = new LocalizedText(null, null);

        public LocalizedText {
            zh = zh == null || zh.isBlank() ? null : zh.strip();
            en = en == null || en.isBlank() ? null : en.strip();
        }

        public static LocalizedText zh(String text) {
            return new LocalizedText(text, null);
        }

        public boolean empty() {
            return zh == null && en == null;
        }

        /** The text in a language, else in the other one, else the empty string. */
        public String in(Language language) {
            String wanted = language == Language.EN ? en : zh;
            String other = language == Language.EN ? zh : en;
            return wanted != null ? wanted : other != null ? other : "";
        }
    }

    /**
     * What it costs.
     *
     * @param forms codes of the taxonomy's pricing forms
     * @param min the least a customer pays in yuan; null if not stated
     * @param max the most a customer pays in yuan; null if not stated
     */
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    public record Pricing(
            List<String> forms,
            @Nullable Long min,
            @Nullable Long max,
            LocalizedText note) {

        public static final Pricing NOT_STATED = new Pricing(List.of(), null, null, LocalizedText.EMPTY);

        public Pricing {
            forms = listOf(forms);
            note = Objects.requireNonNullElse(note, LocalizedText.EMPTY);
        }
    }

    /** From order to use, in days. */
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    public record Delivery(
            @Nullable Integer minDays, @Nullable Integer maxDays) {

        public static final Delivery NOT_STATED = new Delivery(null, null);
    }

    /**
     * A capability certificate.
     *
     * @param code code of the taxonomy's certificates; empty in a draft where it has not been chosen yet
     * @param expiresOn the last day it is valid; null if it does not expire
     */
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    public record Certificate(
            String code,
            @Nullable String level,
            @Nullable String number,

            @JsonFormat(shape = JsonFormat.Shape.STRING) @Nullable LocalDate expiresOn) {

        public Certificate {
            code = Objects.requireNonNullElse(code, "");
        }
    }

    /**
     * Where it was done before.
     *
     * @param customer the customer's name; null for an anonymous one
     * @param industry code of the taxonomy's industries
     */
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    public record ReferenceCase(
            @Nullable String customer,
            @Nullable String industry,
            LocalizedText title,
            LocalizedText text,
            List<Figure> figures) {

        public ReferenceCase {
            title = Objects.requireNonNullElse(title, LocalizedText.EMPTY);
            text = Objects.requireNonNullElse(text, LocalizedText.EMPTY);
            figures = listOf(figures);
        }
    }

    /**
     * A figure of a case before and after, such as downtime 12 -> 3 h/month.
     *
     * @param name empty in a draft where it has not been given yet
     */
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    public record Figure(
            String name,
            @Nullable BigDecimal before,
            @Nullable BigDecimal after,
            @Nullable String unit) {

        public Figure {
            name = Objects.requireNonNullElse(name, "");
        }
    }

    /**
     * A file of the listing.
     *
     * @param id the attachment's id
     * @param image whether it is shown in the page rather than offered as a download
     */
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    public record ListedFile(
            long id,
            String name,
            String mediaType,
            long size,
            boolean image,
            @Nullable String caption) {}

    /**
     * A row of a published list, where it says more than a listing has fields for, in the list's own words.
     *
     * @param field the heading or sector under which the list has it
     * @param offerKind what the list calls it: a partner's offer, a product …
     * @param keywords words the list files it under
     * @param deployment the deployment as printed; the codes made of it are in {@link ListingContent#deployments}
     * @param region the region as printed; the codes made of it are in {@link ListingContent#regions}
     * @param note a remark of the list
     * @param proposed the codes that the list does not state and the portal proposes from the text, as
     *     {@code scheme:code}, such as {@code equipment:E101}; each is in its list of codes too
     */
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    public record Listed(
            @Nullable String field,
            @Nullable String offerKind,
            List<String> keywords,
            @Nullable String deployment,
            @Nullable String region,
            @Nullable String note,
            List<String> proposed) {

        public Listed {
            keywords = listOf(keywords);
            proposed = listOf(proposed);
        }

        /** Whether a code is the portal's proposal and not the list's statement. */
        public boolean proposes(String scheme, String code) {
            return proposed.contains(scheme + ":" + code);
        }
    }

    /** Who answers. */
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    public record Contact(
            @Nullable String name,
            @Nullable String position,
            @Nullable String phone,
            @Nullable String email) {

        public static final Contact NONE = new Contact(null, null, null, null);
    }
}
