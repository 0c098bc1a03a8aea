package org.solutionpool.whitelist.programme;

import java.util.List;
import org.solutionpool.web.Option;
import org.solutionpool.web.StateBadge;

/** A programme as its page shows it to admins. */
public record ProgrammeView(
        long id,
        String code,
        String name,
        String subject,
        StateBadge state,
        boolean draft,
        boolean active,
        List<Fact> facts,
        List<String> quotas,
        List<SetLine> sets,
        List<Option> usable,
        List<BatchLine> batches) {

    /** A fact with its name. */
    public record Fact(String label, String text) {}

    /** A version of the criteria. */
    public record SetLine(long id, int number, StateBadge state, String day, long problems) {}

    /** A batch with what can be done with it here. */
    public record BatchLine(
            long id,
            String name,
            StateBadge state,
            String window,
            int criteria,
            String next,
            boolean intake,
            boolean cancellable,
            boolean concludable,
            boolean historical,
            String closesOn) {

        /** The name of a field of this batch in error messages. */
        public String field(String act) {
            return act + "-" + id;
        }
    }
}
