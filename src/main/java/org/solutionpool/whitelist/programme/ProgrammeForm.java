package org.solutionpool.whitelist.programme;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
import org.jboss.resteasy.reactive.RestForm;
import org.jspecify.annotations.Nullable;
import org.solutionpool.web.FormErrors;
import org.solutionpool.web.Messages;
import org.solutionpool.web.Typed;
import org.solutionpool.whitelist.programme.Quota.Dimension;

/** What an admin types about a programme, as it was typed. */
public class ProgrammeForm {

    public static final int MOST_CODE = 40;
    public static final int MOST_NAME = 200;
    public static final int MOST_CALL = 20_000;
    public static final int MOST_QUOTAS = 40;
    /** Empty rows offered below the quotas there are. */
    static final int SPARE_QUOTAS = 3;

    private static final int MOST_SHARE = 9999;

    @RestForm
    public @Nullable String code;

    @RestForm
    public @Nullable String subject;

    @RestForm
    public @Nullable String nameZh;

    @RestForm
    public @Nullable String nameEn;

    @RestForm
    public @Nullable String issuerZh;

    @RestForm
    public @Nullable String issuerEn;

    @RestForm
    public @Nullable String callZh;

    @RestForm
    public @Nullable String callEn;

    @RestForm
    public @Nullable String recommendation;

    @RestForm
    public @Nullable String siteCheck;

    @RestForm
    public @Nullable String oralDefence;

    @RestForm
    public @Nullable String reviewers;

    @RestForm
    public @Nullable String spreadLimit;

    @RestForm
    public @Nullable String publicityDays;

    @RestForm
    public @Nullable String completionDays;

    @RestForm
    public @Nullable String appealDays;

    @RestForm
    public @Nullable String validityMonths;

    @RestForm
    public @Nullable String evidenceGraceDays;

    /** {@code DIMENSION:code} of each row. */
    @RestForm
    public @Nullable List<String> quotaOf;

    @RestForm
    public @Nullable List<String> quotaMin;

    @RestForm
    public @Nullable List<String> quotaMax;

    /** The row's version when the form was opened. */
    @RestForm
    public @Nullable String version;

    /** A row of the quotas, as typed. */
    public record QuotaRow(int number, String of, String min, String max) {

        /** The name of the row in error messages. */
        public String field() {
            return "quota-" + number;
        }
    }

    private record Range(String field, @Nullable String typed, int least, int most) {}

    static ProgrammeForm blank() {
        Programme usual = new Programme();
        ProgrammeForm form = new ProgrammeForm();
        form.subject = Programme.Subject.PROVIDER.name();
        form.fillNumbers(usual);
        return form;
    }

    static ProgrammeForm of(Programme programme) {
        ProgrammeForm form = new ProgrammeForm();
        form.code = programme.code;
        form.subject = programme.subject.name();
        form.nameZh = programme.nameZh;
        form.nameEn = programme.nameEn;
        form.issuerZh = programme.issuerZh;
        form.issuerEn = programme.issuerEn;
        form.callZh = programme.callZh;
        form.callEn = programme.callEn;
        form.recommendation = programme.recommendation ? "true" : null;
        form.siteCheck = programme.siteCheck ? "true" : null;
        form.oralDefence = programme.oralDefence ? "true" : null;
        form.fillNumbers(programme);
        form.quotaOf = programme.quotas.stream()
                .map(quota -> quota.dimension() + ":" + quota.code())
                .toList();
        form.quotaMin = programme.quotas.stream()
                .map(quota -> String.valueOf(quota.min()))
                .toList();
        form.quotaMax = programme.quotas.stream()
                .map(quota -> quota.max() == null ? "" : String.valueOf(quota.max()))
                .toList();
        form.version = String.valueOf(programme.version);
        return form;
    }

    /** The rows typed, and some empty ones. */
    public List<QuotaRow> rows() {
        List<QuotaRow> rows = typedRows();
        int there = rows.size();
        for (int i = 0; i < SPARE_QUOTAS && there + i < MOST_QUOTAS; i++) {
            rows.add(new QuotaRow(there + i, "", "", ""));
        }
        return rows;
    }

    long version() {
        return TypedValues.version(version);
    }

    /**
     * Cleans every field and says what is wrong with each.
     *
     * @param offered whether a quota's share, as {@code DIMENSION:code}, can be chosen
     */
    FormErrors check(Messages messages, Predicate<String> offered) {
        FormErrors errors = new FormErrors();
        RequiredTexts texts = new RequiredTexts(errors, messages);
        code = Typed.line(code);
        if (code == null || !code.matches("[A-Z0-9][A-Z0-9-]{1,39}")) {
            errors.add("code", messages.text("programme", "codeWrong", MOST_CODE));
        }
        if (!Programme.Subject.PROVIDER.name().equals(subject)
                && !Programme.Subject.SOLUTION.name().equals(subject)) {
            errors.add("subject", messages.text("programme", "subjectMissing"));
        }
        nameZh = texts.line("nameZh", nameZh, MOST_NAME);
        nameEn = texts.line("nameEn", nameEn, MOST_NAME);
        issuerZh = texts.line("issuerZh", issuerZh, MOST_NAME);
        issuerEn = texts.line("issuerEn", issuerEn, MOST_NAME);
        callZh = texts.text("callZh", callZh, MOST_CALL);
        callEn = texts.text("callEn", callEn, MOST_CALL);
        for (Range range : ranges()) {
            if (TypedValues.wholeNumber(range.typed(), range.least(), range.most()) == null) {
                errors.add(
                        range.field(),
                        messages.text(
                                "programme",
                                "numberWrong",
                                messages.text("programme", "field." + range.field()),
                                range.least(),
                                range.most()));
            }
        }
        checkQuotas(errors, messages, offered);
        return errors;
    }

    /** Writes what was typed into a programme. Only after {@link #check} found nothing wrong. */
    void fill(Programme programme) {
        programme.code = Objects.requireNonNull(code);
        programme.subject = Programme.Subject.valueOf(Objects.requireNonNull(subject));
        programme.nameZh = Objects.requireNonNull(nameZh);
        programme.nameEn = Objects.requireNonNull(nameEn);
        programme.issuerZh = Objects.requireNonNull(issuerZh);
        programme.issuerEn = Objects.requireNonNull(issuerEn);
        programme.callZh = Objects.requireNonNull(callZh);
        programme.callEn = Objects.requireNonNull(callEn);
        programme.recommendation = recommendation != null;
        programme.siteCheck = siteCheck != null;
        programme.oralDefence = oralDefence != null;
        programme.reviewers = TypedValues.number(reviewers);
        programme.spreadLimit = TypedValues.number(spreadLimit);
        programme.publicityDays = TypedValues.number(publicityDays);
        programme.completionDays = TypedValues.number(completionDays);
        programme.appealDays = TypedValues.number(appealDays);
        programme.validityMonths = TypedValues.number(validityMonths);
        programme.evidenceGraceDays = TypedValues.number(evidenceGraceDays);
        programme.quotas = typedRows().stream()
                .map(row -> new Quota(
                        Dimension.valueOf(row.of().substring(0, row.of().indexOf(':'))),
                        row.of().substring(row.of().indexOf(':') + 1),
                        row.min().isEmpty() ? 0 : TypedValues.number(row.min()),
                        row.max().isEmpty() ? null : (Integer) TypedValues.number(row.max())))
                .toList();
    }

    /** What a programme says, for the record and for comparing two versions. */
    static Map<String, Object> facts(Programme programme) {
        Map<String, Object> facts = new LinkedHashMap<>();
        facts.put("code", programme.code);
        facts.put("subject", programme.subject.name());
        facts.put("nameZh", programme.nameZh);
        facts.put("nameEn", programme.nameEn);
        facts.put("issuerZh", programme.issuerZh);
        facts.put("issuerEn", programme.issuerEn);
        facts.put("callZh", programme.callZh);
        facts.put("callEn", programme.callEn);
        facts.put("recommendation", programme.recommendation);
        facts.put("siteCheck", programme.siteCheck);
        facts.put("oralDefence", programme.oralDefence);
        facts.put("reviewers", programme.reviewers);
        facts.put("spreadLimit", programme.spreadLimit);
        facts.put("publicityDays", programme.publicityDays);
        facts.put("completionDays", programme.completionDays);
        facts.put("appealDays", programme.appealDays);
        facts.put("validityMonths", programme.validityMonths);
        facts.put("evidenceGraceDays", programme.evidenceGraceDays);
        facts.put(
                "quotas",
                programme.quotas.stream()
                        .map(quota -> quota.dimension() + ":" + quota.code() + " " + quota.min() + "–"
                                + Objects.requireNonNullElse(quota.max(), "∞"))
                        .toList());
        return facts;
    }

    private void fillNumbers(Programme programme) {
        reviewers = String.valueOf(programme.reviewers);
        spreadLimit = String.valueOf(programme.spreadLimit);
        publicityDays = String.valueOf(programme.publicityDays);
        completionDays = String.valueOf(programme.completionDays);
        appealDays = String.valueOf(programme.appealDays);
        validityMonths = String.valueOf(programme.validityMonths);
        evidenceGraceDays = String.valueOf(programme.evidenceGraceDays);
    }

    private List<Range> ranges() {
        return List.of(
                new Range("reviewers", reviewers, 2, 9),
                new Range("spreadLimit", spreadLimit, 1, 100),
                new Range("publicityDays", publicityDays, 1, 60),
                new Range("completionDays", completionDays, 1, 60),
                new Range("appealDays", appealDays, 1, 90),
                new Range("validityMonths", validityMonths, 1, 120),
                new Range("evidenceGraceDays", evidenceGraceDays, 0, 365));
    }

    private List<QuotaRow> typedRows() {
        List<QuotaRow> rows = new ArrayList<>();
        List<String> shares = quotaOf == null ? List.of() : quotaOf;
        for (int i = 0; i < Math.min(shares.size(), MOST_QUOTAS); i++) {
            QuotaRow row = new QuotaRow(
                    rows.size(), TypedValues.at(quotaOf, i), TypedValues.at(quotaMin, i), TypedValues.at(quotaMax, i));
            if (!row.of().isEmpty() || !row.min().isEmpty() || !row.max().isEmpty()) {
                rows.add(row);
            }
        }
        return rows;
    }

    private void checkQuotas(FormErrors errors, Messages messages, Predicate<String> offered) {
        Set<String> seen = new HashSet<>();
        for (QuotaRow row : typedRows()) {
            String field = row.field();
            Integer min = row.min().isEmpty() ? Integer.valueOf(0) : TypedValues.wholeNumber(row.min(), 0, MOST_SHARE);
            Integer max = row.max().isEmpty()
                    ? Integer.valueOf(MOST_SHARE)
                    : TypedValues.wholeNumber(row.max(), 1, MOST_SHARE);
            if (!offered.test(row.of())) {
                errors.add(field, messages.text("programme", "quotaOfMissing"));
            } else if (!seen.add(row.of())) {
                errors.add(field, messages.text("programme", "quotaTwice"));
            } else if (min == null || max == null) {
                errors.add(field, messages.text("programme", "quotaNumber", MOST_SHARE));
            } else if (min > max) {
                errors.add(field, messages.text("programme", "quotaOrder"));
            }
        }
    }
}
