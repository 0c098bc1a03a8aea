package org.solutionpool.need;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.solutionpool.matching.Strength;
import org.solutionpool.need.NeedContent.Chosen;
import org.solutionpool.need.equipment.OfferedTerms;
import org.solutionpool.organization.Organization;
import org.solutionpool.solution.Solution;
import org.solutionpool.taxonomy.Scheme;
import org.solutionpool.taxonomy.Taxonomy;
import org.solutionpool.taxonomy.Term;
import org.solutionpool.web.Link;
import org.solutionpool.web.Messages;
import org.solutionpool.web.ReadableTime;
import org.solutionpool.web.RequestLanguage;
import org.solutionpool.web.StateBadge;

/** Needs as people read them, in the reader's language. */
@RequestScoped
public class NeedReading {

    private static final String BUNDLE = "need";

    /**
     * A need as it is read.
     *
     * @param company whose it is; a description where the name is hidden
     * @param asked field by field, what is stated
     */
    public record Read(
            long id,
            String title,
            String company,
            String description,
            StateBadge state,
            Visibility visibility,
            boolean nameShown,
            @Nullable String opened,
            List<Asked> asked) {}

    /**
     * A field of a need.
     *
     * @param strength how much it counts, in words
     * @param kind the colour of the badge that says so
     */
    public record Asked(String label, String strength, String kind, List<String> values) {}

    /** What became of a need. */
    public record Ended(
            String outcome, @Nullable Link with, @Nullable String note, String day) {}

    @Inject
    OfferedTerms terms;

    @Inject
    Taxonomy taxonomy;

    @Inject
    RequestLanguage language;

    @Inject
    Messages messages;

    /** A need with its organization. */
    public Read read(Need need) {
        return new Read(
                need.id,
                title(need),
                company(need),
                need.content.description(),
                badge(need.state),
                need.visibility,
                need.nameShown,
                need.openedAt == null ? null : ReadableTime.day(need.openedAt, language.get()),
                asked(need.content));
    }

    /** The title; where there is none, a number to call it by. */
    public String title(Need need) {
        return need.content.title().isBlank()
                ? messages.text(BUNDLE, "untitled", String.valueOf(need.id))
                : need.content.title();
    }

    /** The company's name, or where it is and what it does if the name is hidden. */
    public String company(Need need) {
        Organization organization = need.organization;
        if (need.nameShown) {
            return organization.name(language.get());
        }
        String province = taxonomy.find(Scheme.REGION, organization.region)
                .map(this::province)
                .map(term -> term.name(language.get()))
                .orElse(organization.region);
        return organization.industry == null
                ? messages.text(BUNDLE, "hiddenCompany", province)
                : messages.text(
                        BUNDLE,
                        "hiddenCompanyOf",
                        province,
                        taxonomy.name(Scheme.INDUSTRY, organization.industry, language.get()));
    }

    /** The state as a badge. */
    public StateBadge badge(NeedState state) {
        String kind =
                switch (state) {
                    case DRAFT -> "neutral";
                    case OPEN -> "success";
                    case CLOSED -> "info";
                };
        return StateBadge.of(BUNDLE, state, kind, language.get());
    }

    /** What became of it; null if it is not closed. */
    public @Nullable Ended ended(Need need) {
        if (need.outcome == null || need.closedAt == null) {
            return null;
        }
        Solution solution = need.outcomeSolution;
        Link with = solution != null
                ? new Link(solution.title(language.get()), solution.isPublic() ? "/solutions/" + solution.id : null)
                : need.outcomeName == null ? null : new Link(need.outcomeName, null);
        return new Ended(
                messages.text(BUNDLE, "outcome." + need.outcome),
                with,
                need.outcomeNote,
                ReadableTime.day(need.closedAt, language.get()));
    }

    /** What the person should look at again, although nothing is refused for it. */
    public List<String> warnings(NeedContent content) {
        List<String> warnings = new ArrayList<>();
        List<String> silent = content.protocolsNoMachineSpeaks();
        if (!silent.isEmpty()) {
            warnings.add(messages.text(BUNDLE, "protocolsNoMachineSpeaks", names(Scheme.PROTOCOL, silent)));
        }
        List<String> retired = content.codes().entrySet().stream()
                .flatMap(entry -> entry.getValue().stream()
                        .filter(code -> !taxonomy.offers(entry.getKey(), code))
                        .map(code -> taxonomy.name(entry.getKey(), code, language.get())))
                .toList();
        if (!retired.isEmpty()) {
            warnings.add(messages.text(BUNDLE, "retiredCodes", joined(retired)));
        }
        return warnings;
    }

    /** What is stated, field by field; fields without anything are left out. */
    public List<Asked> asked(NeedContent content) {
        List<Asked> asked = new ArrayList<>();
        add(asked, "industry", Scheme.INDUSTRY, content.industries());
        if (!content.machines().isEmpty()) {
            asked.add(asked(
                    "equipment",
                    content.equipmentStrength(),
                    content.machines().stream().map(this::machines).toList()));
        }
        add(asked, "protocol", Scheme.PROTOCOL, content.protocols());
        add(asked, "scenario", Scheme.SCENARIO, content.scenarios());
        add(asked, "region", Scheme.REGION, content.regions());
        if (!content.site().isBlank()) {
            asked.add(asked("site", Strength.OPEN, List.of(content.site())));
        }
        if (content.budgetMin() != null || content.budgetMax() != null) {
            asked.add(asked("budget", content.budgetStrength(), List.of(budget(content))));
        }
        LocalDate deadline = content.deadline();
        if (deadline != null) {
            asked.add(
                    asked("deadline", content.deadlineStrength(), List.of(ReadableTime.day(deadline, language.get()))));
        }
        add(asked, "deployment", Scheme.DEPLOYMENT, content.deployments());
        add(asked, "certificate", Scheme.CERTIFICATE, content.certificates());
        return asked;
    }

    /** Names of codes in one line. */
    public String names(Scheme scheme, List<String> codes) {
        return joined(codes.stream().map(code -> terms.name(scheme, code)).toList());
    }

    private void add(List<Asked> asked, String section, Scheme scheme, Chosen chosen) {
        if (!chosen.codes().isEmpty()) {
            asked.add(asked(
                    section,
                    chosen.strength(),
                    chosen.codes().stream()
                            .map(code -> terms.name(scheme, code))
                            .toList()));
        }
    }

    private Asked asked(String section, Strength strength, List<String> values) {
        String kind = Map.of(Strength.MUST, "warning", Strength.WISH, "info", Strength.OPEN, "neutral")
                .getOrDefault(strength, "neutral");
        return new Asked(
                messages.text(BUNDLE, "section." + section),
                messages.text(BUNDLE, "strength." + strength),
                kind,
                values);
    }

    private String machines(NeededMachines machines) {
        String name = terms.name(Scheme.EQUIPMENT, machines.category());
        return machines.protocols().isEmpty()
                ? messages.text(BUNDLE, "machines", name, machines.count())
                : messages.text(
                        BUNDLE,
                        "machinesSpeaking",
                        name,
                        machines.count(),
                        names(Scheme.PROTOCOL, machines.protocols()));
    }

    private String budget(NeedContent content) {
        Long min = content.budgetMin();
        Long max = content.budgetMax();
        if (min == null) {
            return messages.text(BUNDLE, "budgetUpTo", Objects.requireNonNullElse(max, 0L));
        }
        return max == null
                ? messages.text(BUNDLE, "budgetFrom", min)
                : messages.text(BUNDLE, "budgetBetween", min, max);
    }

    private Term province(Term region) {
        List<Term> above = taxonomy.ancestors(region);
        return above.isEmpty() ? region : above.getLast();
    }

    private String joined(List<String> names) {
        return names.stream().collect(Collectors.joining(messages.text(BUNDLE, "listSeparator")));
    }
}
