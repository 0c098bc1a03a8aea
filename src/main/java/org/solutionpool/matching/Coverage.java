package org.solutionpool.matching;

import java.util.List;
import org.solutionpool.taxonomy.Scheme;
import org.solutionpool.taxonomy.Taxonomy;

/**
 * Equipment against solutions: what each connects, by which protocols, and what nobody does.
 *
 * @param solutions the columns
 * @param rows one for each kind of equipment, in the order given
 */
public record Coverage(List<Offer> solutions, List<Row> rows) {

    /** What one solution says about one kind of equipment. */
    public enum Covered {
        /** It connects it, and speaks a protocol of these machines. */
        CONNECTS,
        /** It connects it; the protocols are not stated on one of both sides. */
        LIKELY,
        /** It connects it, but speaks none of the protocols of these machines. */
        OTHER_PROTOCOLS,
        /** It states other equipment only. */
        NO,
        /** It states no equipment. */
        UNKNOWN
    }

    /**
     * @param protocols those that both sides speak
     * @param proposed whether the portal put the equipment there and not the provider
     */
    public record Cell(Covered covered, List<String> protocols, boolean proposed) {

        /** Whether it is connected as far as can be told. */
        public boolean connects() {
            return covered == Covered.CONNECTS || covered == Covered.LIKELY;
        }
    }

    /** One kind of equipment. */
    public record Row(Machines machines, List<Cell> cells) {

        /** Whether none of the solutions connects it. */
        public boolean gap() {
            return cells.stream().noneMatch(Cell::connects);
        }
    }

    /** Holds machines against solutions. */
    static Coverage of(List<Machines> machines, List<Offer> solutions, Taxonomy taxonomy) {
        Nearness equipment = new Nearness(taxonomy, Scheme.EQUIPMENT);
        return new Coverage(
                List.copyOf(solutions),
                machines.stream()
                        .map(one -> new Row(
                                one,
                                solutions.stream()
                                        .map(offer -> cell(one, offer, equipment))
                                        .toList()))
                        .toList());
    }

    private static Cell cell(Machines machines, Offer offer, Nearness equipment) {
        if (offer.equipment().isEmpty()) {
            return new Cell(Covered.UNKNOWN, List.of(), false);
        }
        List<String> stated = offer.equipment().stream()
                .filter(code -> equipment.sameLine(code, machines.category()))
                .toList();
        if (stated.isEmpty()) {
            return new Cell(Covered.NO, List.of(), false);
        }
        boolean proposed =
                stated.stream().allMatch(code -> offer.proposed().contains(Scheme.EQUIPMENT.code() + ":" + code));
        if (machines.protocols().isEmpty() || offer.protocols().isEmpty()) {
            return new Cell(Covered.LIKELY, List.of(), proposed);
        }
        List<String> both = machines.protocols().stream()
                .filter(offer.protocols()::contains)
                .toList();
        return new Cell(both.isEmpty() ? Covered.OTHER_PROTOCOLS : Covered.CONNECTS, both, proposed);
    }
}
