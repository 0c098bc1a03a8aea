package org.solutionpool.matching;

import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What is wanted, in the words of the taxonomy and in the person's own. Everything but one of title, description and a
 * condition may be missing.
 *
 * @param title in Chinese or English
 * @param description plain text in Chinese or English; never interpreted as anything but text
 * @param industries codes of the industries the person works in
 * @param machines the equipment that is to be connected, one element a kind
 * @param equipmentStrength how much covering the machines counts
 * @param protocols codes of protocols beside those of the machines
 * @param scenarios codes of application scenarios
 * @param regions codes by GB/T 2260 of the provinces where it is needed
 * @param deployments codes of forms of deployment, any of which will do
 * @param certificates codes of capability certificates, all of which are wanted
 * @param deadline null if there is none
 */
public record Wanted(
        String title,
        String description,
        Condition industries,
        List<Machines> machines,
        Strength equipmentStrength,
        Condition protocols,
        Condition scenarios,
        Condition regions,
        Condition deployments,
        Condition certificates,
        Budget budget,
        @Nullable Deadline deadline) {

    public Wanted {
        title = Objects.requireNonNullElse(title, "").strip();
        description = Objects.requireNonNullElse(description, "").strip();
        machines = List.copyOf(machines);
    }

    /** What a text alone says. */
    public static Wanted text(String title, String description) {
        return new Wanted(
                title,
                description,
                Condition.NONE,
                List.of(),
                Strength.OPEN,
                Condition.NONE,
                Condition.NONE,
                Condition.NONE,
                Condition.NONE,
                Condition.NONE,
                Budget.NONE,
                null);
    }

    /** The kinds of equipment, in the order given. */
    public Condition equipment() {
        return new Condition(machines.stream().map(Machines::category).toList(), equipmentStrength);
    }

    /** The protocols stated for themselves and those the machines speak, in the order given. */
    public List<String> allProtocols() {
        return Stream.concat(
                        protocols.codes().stream(), machines.stream().flatMap(machine -> machine.protocols().stream()))
                .distinct()
                .toList();
    }

    /** Whether there is nothing to match by. */
    public boolean isEmpty() {
        return title.isEmpty()
                && description.isEmpty()
                && !equipment().counts()
                && Stream.of(industries, protocols, scenarios, regions, deployments, certificates)
                        .noneMatch(Condition::counts)
                && !budget.counts()
                && deadline == null;
    }
}
