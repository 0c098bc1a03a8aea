package org.solutionpool.need;

import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.BiPredicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.solutionpool.matching.Budget;
import org.solutionpool.matching.Condition;
import org.solutionpool.matching.Deadline;
import org.solutionpool.matching.Machines;
import org.solutionpool.matching.Strength;
import org.solutionpool.matching.Wanted;
import org.solutionpool.taxonomy.Scheme;

/**
 * What a need says, complete or not.
 *
 * @param title at most {@value #MOST_TITLE} characters; may be empty
 * @param description plain text, at most {@value #MOST_DESCRIPTION} characters; may be empty
 * @param machines one element a kind and origin, at most {@value #MOST_KINDS}
 * @param regions provinces by GB/T 2260
 * @param site the plant in the manufacturer's own words, at most {@value #MOST_SITE} characters
 * @param budgetMin in yuan; null if there is no lower end
 * @param budgetMax in yuan; null if there is no upper end
 * @param deadline the last day, in China; null if there is none
 */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record NeedContent(
        String title,
        String description,
        Chosen industries,
        List<NeededMachines> machines,
        Strength equipmentStrength,
        Chosen protocols,
        Chosen scenarios,
        Chosen regions,
        String site,
        Chosen deployments,
        Chosen certificates,
        @Nullable Long budgetMin,
        @Nullable Long budgetMax,
        Strength budgetStrength,

        @JsonFormat(shape = JsonFormat.Shape.STRING) @Nullable LocalDate deadline,

        Strength deadlineStrength) {

    public static final int MOST_TITLE = 100;
    public static final int MOST_DESCRIPTION = 5000;
    public static final int MOST_SITE = 200;

    /** Kinds of machines in one need: more than the taxonomy has in one group, fewer than it has in all. */
    public static final int MOST_KINDS = 60;

    /** Machines of all kinds together. */
    public static final int MOST_MACHINES = 1_000_000;

    /** Codes of one field. */
    public static final int MOST_CODES = 40;

    /** A hundred thousand million yuan: above it somebody has slipped on the zero key. */
    public static final long MOST_BUDGET = 100_000_000_000L;

    /** Nothing yet. */
    public static final NeedContent EMPTY = new NeedContent(
            null, null, null, null, null, null, null, null, null, null, null, null, null, null, null, null);

    /**
     * Codes of one scheme and how much they count.
     *
     * @param codes without repetition, in the order given
     */
    @JsonIgnoreProperties(ignoreUnknown = true)
    public record Chosen(List<String> codes, Strength strength) {

        static final Chosen NONE = new Chosen(List.of(), Strength.WISH);

        public Chosen(@Nullable List<String> codes, @Nullable Strength strength) {
            this.codes = codes == null
                    ? List.of()
                    : codes.stream().filter(Objects::nonNull).distinct().toList();
            this.strength = strength == null ? Strength.WISH : strength;
        }

        private Condition condition(Scheme scheme, BiPredicate<Scheme, String> offered) {
            return new Condition(
                    codes.stream().filter(code -> offered.test(scheme, code)).toList(), strength);
        }
    }

    /** What is missing is empty, and counts as a wish once it is filled in. */
    public NeedContent(
            @Nullable String title,
            @Nullable String description,
            @Nullable Chosen industries,
            @Nullable List<NeededMachines> machines,
            @Nullable Strength equipmentStrength,
            @Nullable Chosen protocols,
            @Nullable Chosen scenarios,
            @Nullable Chosen regions,
            @Nullable String site,
            @Nullable Chosen deployments,
            @Nullable Chosen certificates,
            @Nullable Long budgetMin,
            @Nullable Long budgetMax,
            @Nullable Strength budgetStrength,
            @Nullable LocalDate deadline,
            @Nullable Strength deadlineStrength) {
        this.title = Objects.requireNonNullElse(title, "");
        this.description = Objects.requireNonNullElse(description, "");
        this.industries = Objects.requireNonNullElse(industries, Chosen.NONE);
        this.machines = machines == null
                ? List.of()
                : machines.stream().filter(Objects::nonNull).toList();
        this.equipmentStrength = Objects.requireNonNullElse(equipmentStrength, Strength.WISH);
        this.protocols = Objects.requireNonNullElse(protocols, Chosen.NONE);
        this.scenarios = Objects.requireNonNullElse(scenarios, Chosen.NONE);
        this.regions = Objects.requireNonNullElse(regions, Chosen.NONE);
        this.site = Objects.requireNonNullElse(site, "");
        this.deployments = Objects.requireNonNullElse(deployments, Chosen.NONE);
        this.certificates = Objects.requireNonNullElse(certificates, Chosen.NONE);
        this.budgetMin = budgetMin;
        this.budgetMax = budgetMax;
        this.budgetStrength = Objects.requireNonNullElse(budgetStrength, Strength.WISH);
        this.deadline = deadline;
        this.deadlineStrength = Objects.requireNonNullElse(deadlineStrength, Strength.WISH);
    }

    /** The codes of each scheme that it uses, those of machines included. */
    public Map<Scheme, List<String>> codes() {
        Map<Scheme, List<String>> codes = new LinkedHashMap<>();
        codes.put(Scheme.INDUSTRY, industries.codes());
        codes.put(
                Scheme.EQUIPMENT,
                machines.stream().map(NeededMachines::category).distinct().toList());
        codes.put(
                Scheme.PROTOCOL,
                Stream.concat(
                                protocols.codes().stream(),
                                machines.stream().flatMap(machine -> machine.protocols().stream()))
                        .distinct()
                        .toList());
        codes.put(Scheme.SCENARIO, scenarios.codes());
        codes.put(Scheme.REGION, regions.codes());
        codes.put(Scheme.DEPLOYMENT, deployments.codes());
        codes.put(Scheme.CERTIFICATE, certificates.codes());
        return codes;
    }

    /** Whether it has neither title, description nor anything chosen: there is nothing to look for. */
    public boolean saysNothing() {
        return title.isBlank()
                && description.isBlank()
                && codes().values().stream().allMatch(List::isEmpty)
                && budgetMin == null
                && budgetMax == null
                && deadline == null;
    }

    /**
     * The protocols that are a must and that none of the chosen machines speaks, as far as anything is known of them: one of
     * the two is probably a slip.
     */
    public List<String> protocolsNoMachineSpeaks() {
        List<String> spoken = machines.stream()
                .flatMap(machine -> machine.protocols().stream())
                .toList();
        if (spoken.isEmpty() || protocols.strength() != Strength.MUST) {
            return List.of();
        }
        return protocols.codes().stream().filter(code -> !spoken.contains(code)).toList();
    }

    /**
     * What is to be matched: everything but codes that are no longer offered, machines of one kind put together.
     *
     * @param offered whether a code is still offered
     */
    public Wanted wanted(BiPredicate<Scheme, String> offered) {
        return new Wanted(
                title,
                description,
                industries.condition(Scheme.INDUSTRY, offered),
                wantedMachines(offered),
                equipmentStrength,
                protocols.condition(Scheme.PROTOCOL, offered),
                scenarios.condition(Scheme.SCENARIO, offered),
                regions.condition(Scheme.REGION, offered),
                deployments.condition(Scheme.DEPLOYMENT, offered),
                certificates.condition(Scheme.CERTIFICATE, offered),
                budgetMin == null && budgetMax == null ? Budget.NONE : new Budget(budgetMin, budgetMax, budgetStrength),
                deadline == null ? null : new Deadline(deadline, deadlineStrength));
    }

    private List<Machines> wantedMachines(BiPredicate<Scheme, String> offered) {
        Map<String, Machines> kinds = new LinkedHashMap<>();
        for (NeededMachines machine : machines) {
            if (!offered.test(Scheme.EQUIPMENT, machine.category())) {
                continue;
            }
            List<String> speaks = machine.protocols().stream()
                    .filter(code -> offered.test(Scheme.PROTOCOL, code))
                    .toList();
            kinds.merge(machine.category(), new Machines(machine.category(), machine.count(), speaks), (one, more) -> {
                List<String> both = new ArrayList<>(one.protocols());
                both.addAll(more.protocols());
                return new Machines(one.category(), Math.addExact(one.count(), more.count()), both);
            });
        }
        return List.copyOf(kinds.values());
    }
}
