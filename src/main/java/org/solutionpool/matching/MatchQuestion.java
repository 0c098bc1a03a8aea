package org.solutionpool.matching;

import com.fasterxml.jackson.annotation.JsonFormat;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.solutionpool.taxonomy.Scheme;
import org.solutionpool.taxonomy.Taxonomy;
import org.solutionpool.web.Messages;
import org.solutionpool.web.Problem.FieldProblem;

/**
 * What a program asks for. Everything may be missing but one of title, description and a condition.
 *
 * @param ways which ways may be used: {@code words}, {@code vectors}, {@code structure}; all if missing
 * @param among ids of the solutions to rank; the whole pool if missing
 * @param page from 1
 * @param size results on a page, 20 if missing
 */
@Schema(name = "MatchQuestion")
record MatchQuestion(
        @Schema(maxLength = TITLE) @Nullable String title,

        @Schema(maxLength = DESCRIPTION) @Nullable String description,

        @Nullable Codes industries,
        @Nullable List<Kind> machines,
        @Nullable Strength equipmentStrength,
        @Nullable Codes protocols,
        @Nullable Codes scenarios,
        @Nullable Codes regions,
        @Nullable Codes deployments,
        @Nullable Codes certificates,
        @Nullable Money budget,
        @Nullable Until deadline,
        @Nullable List<String> ways,
        @Nullable List<Long> among,
        @Nullable Integer page,
        @Nullable Integer size) {

    static final int TITLE = 200;
    static final int DESCRIPTION = 20_000;
    static final int MACHINES = 5_000;
    static final int AMONG = 1_000;
    static final int SIZE = 500;
    private static final int USUAL_SIZE = 20;
    private static final int CODES = 200;

    /** Codes of the taxonomy; a wish if no strength is given. */
    @Schema(name = "MatchCodes")
    record Codes(@Nullable List<String> codes, @Nullable Strength strength) {}

    /** Machines of one kind. */
    @Schema(name = "MatchMachines")
    record Kind(
            @Nullable String category,
            @Nullable Integer count,
            @Nullable List<String> protocols) {}

    /** Yuan. */
    @Schema(name = "MatchBudget")
    record Money(
            @Nullable Long min,
            @Nullable Long max,
            @Nullable Strength strength) {}

    /** The last day. */
    @Schema(name = "MatchDeadline")
    record Until(
            @JsonFormat(shape = JsonFormat.Shape.STRING) @Nullable LocalDate day,

            @Nullable Strength strength) {}

    static MatchQuestion empty() {
        return new MatchQuestion(
                null, null, null, null, null, null, null, null, null, null, null, null, null, null, null, null);
    }

    int pageOrFirst() {
        return page == null ? 1 : page;
    }

    int sizeOrUsual() {
        return size == null ? USUAL_SIZE : size;
    }

    List<Long> amongOrAll() {
        return among == null ? List.of() : among;
    }

    /** The ways; call {@link #problems} first. */
    Set<Way> waysOrAll() {
        if (ways == null || ways.isEmpty()) {
            return EnumSet.allOf(Way.class);
        }
        Set<Way> chosen = EnumSet.noneOf(Way.class);
        ways.forEach(code -> Way.ofCode(code).ifPresent(chosen::add));
        return chosen;
    }

    /** What is wanted; call {@link #problems} first. */
    Wanted wanted() {
        return new Wanted(
                title == null ? "" : title,
                description == null ? "" : description,
                condition(industries),
                kinds().stream()
                        .map(kind -> new Machines(
                                String.valueOf(kind.category()),
                                kind.count() == null ? 1 : kind.count(),
                                kind.protocols() == null ? List.of() : kind.protocols()))
                        .toList(),
                equipmentStrength == null ? Strength.WISH : equipmentStrength,
                condition(protocols),
                condition(scenarios),
                condition(regions),
                condition(deployments),
                condition(certificates),
                budget == null ? Budget.NONE : new Budget(budget.min(), budget.max(), orWish(budget.strength())),
                deadline == null || deadline.day() == null
                        ? null
                        : new Deadline(deadline.day(), orWish(deadline.strength())));
    }

    /** What is wrong with it, field by field, in the reader's language. */
    List<FieldProblem> problems(Taxonomy taxonomy, Messages messages) {
        List<FieldProblem> problems = new ArrayList<>();
        tooLong("title", title, TITLE, messages).ifPresent(problems::add);
        tooLong("description", description, DESCRIPTION, messages).ifPresent(problems::add);
        check("industries", Scheme.INDUSTRY, industries, taxonomy, messages, problems);
        check("protocols", Scheme.PROTOCOL, protocols, taxonomy, messages, problems);
        check("scenarios", Scheme.SCENARIO, scenarios, taxonomy, messages, problems);
        check("regions", Scheme.REGION, regions, taxonomy, messages, problems);
        check("deployments", Scheme.DEPLOYMENT, deployments, taxonomy, messages, problems);
        check("certificates", Scheme.CERTIFICATE, certificates, taxonomy, messages, problems);
        if (kinds().size() > MACHINES) {
            problems.add(new FieldProblem("machines", messages.text("matching", "api.machines", MACHINES)));
        }
        for (Kind kind : kinds()) {
            checkCodes(
                    "machines.category",
                    Scheme.EQUIPMENT,
                    kind.category() == null ? List.of("") : List.of(kind.category()),
                    taxonomy,
                    messages,
                    problems);
            checkCodes(
                    "machines.protocols",
                    Scheme.PROTOCOL,
                    kind.protocols() == null ? List.of() : kind.protocols(),
                    taxonomy,
                    messages,
                    problems);
            if (kind.count() != null && kind.count() < 1) {
                problems.add(new FieldProblem("machines.count", messages.text("matching", "api.count")));
            }
        }
        if (budget != null && !isBudget(budget)) {
            problems.add(new FieldProblem("budget", messages.text("matching", "api.budget")));
        }
        if (ways != null) {
            ways.stream()
                    .filter(code -> Way.ofCode(code).isEmpty())
                    .forEach(code ->
                            problems.add(new FieldProblem("ways", messages.text("matching", "api.ways", code))));
        }
        if (amongOrAll().size() > AMONG) {
            problems.add(new FieldProblem("among", messages.text("matching", "api.among", AMONG)));
        }
        if (pageOrFirst() < 1) {
            problems.add(new FieldProblem("page", messages.text("matching", "api.page")));
        }
        if (sizeOrUsual() < 1 || sizeOrUsual() > SIZE) {
            problems.add(new FieldProblem("size", messages.text("matching", "api.size", SIZE)));
        }
        if (problems.isEmpty() && wanted().isEmpty()) {
            problems.add(new FieldProblem("title", messages.text("matching", "api.nothing")));
        }
        // One wrong code in 5,000 machines is one sentence.
        return problems.stream().distinct().limit(CODES).toList();
    }

    private List<Kind> kinds() {
        return machines == null ? List.of() : machines;
    }

    private static boolean isBudget(Money money) {
        return (money.min() == null || money.min() >= 0)
                && (money.max() == null || money.max() >= 0)
                && (money.min() == null || money.max() == null || money.min() <= money.max());
    }

    private static Optional<FieldProblem> tooLong(String field, @Nullable String text, int longest, Messages messages) {
        return text != null && text.codePointCount(0, text.length()) > longest
                ? Optional.of(new FieldProblem(field, messages.text("matching", "api.long", longest)))
                : Optional.empty();
    }

    private static void check(
            String field,
            Scheme scheme,
            @Nullable Codes condition,
            Taxonomy taxonomy,
            Messages messages,
            List<FieldProblem> problems) {
        checkCodes(
                field,
                scheme,
                condition == null || condition.codes() == null ? List.of() : condition.codes(),
                taxonomy,
                messages,
                problems);
    }

    private static void checkCodes(
            String field,
            Scheme scheme,
            List<String> codes,
            Taxonomy taxonomy,
            Messages messages,
            List<FieldProblem> problems) {
        if (codes.size() > CODES) {
            problems.add(new FieldProblem(field, messages.text("matching", "api.codes", CODES)));
            return;
        }
        codes.stream()
                .filter(code -> taxonomy.find(scheme, code).isEmpty())
                .forEach(code -> problems.add(new FieldProblem(field, messages.text("matching", "api.code", code))));
    }

    private static Condition condition(@Nullable Codes condition) {
        return condition == null || condition.codes() == null
                ? Condition.NONE
                : new Condition(condition.codes(), orWish(condition.strength()));
    }

    private static Strength orWish(@Nullable Strength strength) {
        return strength == null ? Strength.WISH : strength;
    }
}
