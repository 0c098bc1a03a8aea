package org.solutionpool.need;

import org.solutionpool.matching.Factor;
import org.solutionpool.matching.Strength;
import org.solutionpool.need.NeedContent.Chosen;

/** Makes a must a wish: what it asks for stays, but excludes nothing any more. */
final class Loosening {

    private Loosening() {}

    /** The same need without one must; the need as it is if the factor is no must of it. */
    static NeedContent of(NeedContent need, Factor factor) {
        return new NeedContent(
                need.title(),
                need.description(),
                loosened(need.industries(), factor == Factor.INDUSTRY),
                need.machines(),
                loosened(need.equipmentStrength(), factor == Factor.EQUIPMENT),
                loosened(need.protocols(), factor == Factor.PROTOCOL),
                loosened(need.scenarios(), factor == Factor.SCENARIO),
                loosened(need.regions(), factor == Factor.REGION),
                need.site(),
                loosened(need.deployments(), factor == Factor.DEPLOYMENT),
                loosened(need.certificates(), factor == Factor.CERTIFICATE),
                need.budgetMin(),
                need.budgetMax(),
                loosened(need.budgetStrength(), factor == Factor.BUDGET),
                need.deadline(),
                loosened(need.deadlineStrength(), factor == Factor.DELIVERY));
    }

    private static Chosen loosened(Chosen chosen, boolean meant) {
        return new Chosen(chosen.codes(), loosened(chosen.strength(), meant));
    }

    private static Strength loosened(Strength strength, boolean meant) {
        return meant && strength == Strength.MUST ? Strength.WISH : strength;
    }
}
