package org.solutionpool.whitelist.programme;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jboss.resteasy.reactive.RestForm;
import org.jspecify.annotations.Nullable;
import org.solutionpool.web.FormErrors;
import org.solutionpool.web.Messages;
import org.solutionpool.web.Typed;
import org.solutionpool.whitelist.programme.Criterion.Kind;
import org.solutionpool.whitelist.programme.Criterion.Level;

/** What an admin types about one criterion, as it was typed. */
public class CriterionForm {

    public static final int MOST_NAME = 200;
    public static final int MOST_GUIDANCE = 2000;
    public static final int MOST_WORDING = 300;
    /** Levels of one criterion. */
    public static final int MOST_LEVELS = 6;

    @RestForm
    public @Nullable String kind;

    @RestForm
    public @Nullable String nameZh;

    @RestForm
    public @Nullable String nameEn;

    @RestForm
    public @Nullable String guidanceZh;

    @RestForm
    public @Nullable String guidanceEn;

    @RestForm
    public @Nullable String weight;

    @RestForm
    public @Nullable String passMark;

    @RestForm
    public @Nullable String evidenceRequired;

    @RestForm
    public @Nullable List<String> evidenceKinds;

    @RestForm
    public @Nullable List<String> levelFrom;

    @RestForm
    public @Nullable List<String> levelZh;

    @RestForm
    public @Nullable List<String> levelEn;

    @RestForm
    public @Nullable String version;

    /** A row of the levels, as typed. */
    public record LevelRow(int number, String from, String zh, String en) {

        /** The name of the row in error messages. */
        public String field() {
            return "level-" + number;
        }
    }

    static CriterionForm blank(Kind kind) {
        CriterionForm form = new CriterionForm();
        form.kind = kind.name();
        form.passMark = "0";
        return form;
    }

    static CriterionForm of(Criterion criterion) {
        CriterionForm form = new CriterionForm();
        form.kind = criterion.kind.name();
        form.nameZh = criterion.nameZh;
        form.nameEn = criterion.nameEn;
        form.guidanceZh = criterion.guidanceZh;
        form.guidanceEn = criterion.guidanceEn;
        form.weight = String.valueOf(criterion.weight);
        form.passMark = String.valueOf(criterion.passMark);
        form.evidenceRequired = criterion.evidenceRequired ? "true" : null;
        form.evidenceKinds = List.of(criterion.evidenceKinds);
        form.levelFrom = criterion.levels.stream()
                .map(level -> String.valueOf(level.from()))
                .toList();
        form.levelZh = criterion.levels.stream().map(Level::wordingZh).toList();
        form.levelEn = criterion.levels.stream().map(Level::wordingEn).toList();
        form.version = String.valueOf(criterion.version);
        return form;
    }

    /** Whether it is a mandatory condition; anything that is not said counts as scored. */
    public boolean mandatory() {
        return Kind.MANDATORY.name().equals(kind);
    }

    /** The rows of levels, always {@value #MOST_LEVELS}. */
    public List<LevelRow> levels() {
        List<LevelRow> rows = new ArrayList<>();
        for (int i = 0; i < MOST_LEVELS; i++) {
            rows.add(new LevelRow(
                    i, TypedValues.at(levelFrom, i), TypedValues.at(levelZh, i), TypedValues.at(levelEn, i)));
        }
        return rows;
    }

    public boolean asksFor(EvidenceKind evidence) {
        return evidenceKinds != null && evidenceKinds.contains(evidence.name());
    }

    long version() {
        return TypedValues.version(version);
    }

    /** Cleans every field and says what is wrong with each. */
    FormErrors check(Messages messages) {
        FormErrors errors = new FormErrors();
        RequiredTexts texts = new RequiredTexts(errors, messages);
        nameZh = texts.line("nameZh", nameZh, MOST_NAME);
        nameEn = texts.line("nameEn", nameEn, MOST_NAME);
        guidanceZh = texts.text("guidanceZh", guidanceZh, MOST_GUIDANCE);
        guidanceEn = texts.text("guidanceEn", guidanceEn, MOST_GUIDANCE);
        if (mandatory()) {
            return errors;
        }
        Integer points = TypedValues.wholeNumber(weight, 1, CriteriaSet.TOTAL);
        if (points == null) {
            errors.add("weight", messages.text("programme", "weightWrong", CriteriaSet.TOTAL));
            return errors;
        }
        Integer least = Typed.line(passMark) == null
                ? Integer.valueOf(0)
                : TypedValues.wholeNumber(passMark, 0, CriteriaSet.TOTAL);
        if (least == null || least > points) {
            errors.add("passMark", messages.text("programme", "criterionPassMarkWrong", points));
        }
        checkLevels(errors, messages, points);
        return errors;
    }

    /** Writes what was typed into a criterion. Only after {@link #check} found nothing wrong. */
    void fill(Criterion criterion) {
        criterion.nameZh = Objects.requireNonNull(nameZh);
        criterion.nameEn = Objects.requireNonNull(nameEn);
        criterion.guidanceZh = Objects.requireNonNull(guidanceZh);
        criterion.guidanceEn = Objects.requireNonNull(guidanceEn);
        criterion.evidenceRequired = evidenceRequired != null;
        criterion.evidenceKinds = Arrays.stream(EvidenceKind.values())
                .filter(this::asksFor)
                .map(Enum::name)
                .toArray(String[]::new);
        if (criterion.isMandatory()) {
            return;
        }
        criterion.weight = TypedValues.number(weight);
        criterion.passMark = Typed.line(passMark) == null ? 0 : TypedValues.number(passMark);
        criterion.levels = typedLevels().stream()
                .map(row -> new Level(TypedValues.number(row.from()), row.zh(), row.en()))
                .sorted(Comparator.comparingInt(Level::from).reversed())
                .toList();
    }

    /** What a criterion says, for the record. */
    static Map<String, Object> facts(Criterion criterion) {
        Map<String, Object> facts = new LinkedHashMap<>();
        facts.put("kind", criterion.kind.name());
        facts.put("nameZh", criterion.nameZh);
        facts.put("nameEn", criterion.nameEn);
        facts.put("guidanceZh", criterion.guidanceZh);
        facts.put("guidanceEn", criterion.guidanceEn);
        facts.put("weight", criterion.weight);
        facts.put("passMark", criterion.passMark);
        facts.put("evidenceRequired", criterion.evidenceRequired);
        facts.put("evidenceKinds", List.of(criterion.evidenceKinds));
        facts.put(
                "levels",
                criterion.levels.stream()
                        .map(level -> level.from() + " " + level.wordingZh() + " / " + level.wordingEn())
                        .toList());
        return facts;
    }

    private List<LevelRow> typedLevels() {
        return levels().stream()
                .filter(row -> !row.from().isEmpty()
                        || !row.zh().isEmpty()
                        || !row.en().isEmpty())
                .toList();
    }

    private void checkLevels(FormErrors errors, Messages messages, int points) {
        List<Integer> starts = new ArrayList<>();
        for (LevelRow row : typedLevels()) {
            String field = row.field();
            Integer from = TypedValues.wholeNumber(row.from(), 0, points);
            if (from == null) {
                errors.add(field, messages.text("programme", "levelFromWrong", points));
            } else if (starts.contains(from)) {
                errors.add(field, messages.text("programme", "levelTwice", from));
            } else if (row.zh().isEmpty() || row.en().isEmpty()) {
                errors.add(field, messages.text("programme", "levelWordsMissing"));
            } else if (Typed.length(row.zh()) > MOST_WORDING || Typed.length(row.en()) > MOST_WORDING) {
                errors.add(field, messages.text("programme", "levelWordsLong", MOST_WORDING));
            }
            if (from != null) {
                starts.add(from);
            }
        }
        if (!starts.contains(0)) {
            errors.add("level-0", messages.text("programme", "levelStart"));
        }
    }
}
