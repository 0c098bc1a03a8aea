package org.solutionpool.need;

import java.util.List;
import org.solutionpool.matching.Strength;
import org.solutionpool.need.NeedContent.Chosen;

/** Needs for tests that say which machines are to be connected, and where. */
public final class NeedContents {

    private NeedContents() {}

    /** Machines alone, as a wish. */
    public static NeedContent of(String title, List<NeededMachines> machines) {
        return of(title, "", Chosen.NONE, machines, Strength.WISH, Chosen.NONE, Chosen.NONE);
    }

    public static NeedContent of(
            String title,
            String description,
            Chosen industries,
            List<NeededMachines> machines,
            Strength equipmentStrength,
            Chosen regions,
            Chosen deployments) {
        return new NeedContent(
                title,
                description,
                industries,
                machines,
                equipmentStrength,
                null,
                null,
                regions,
                null,
                deployments,
                null,
                null,
                null,
                null,
                null,
                null);
    }
}
