package org.solutionpool.solution;

import io.quarkus.qute.RawString;
import jakarta.ws.rs.core.MultivaluedMap;
import java.util.List;
import java.util.Objects;
import org.solutionpool.solution.DraftSaving.Fate;
import org.solutionpool.solution.DraftSaving.Outcome;
import org.solutionpool.web.Language;
import org.solutionpool.web.Messages;
import org.solutionpool.web.ReadableTime;

/**
 * Two versions of a draft side by side: what is stored and what somebody tried to save over it.
 *
 * @param choosable whether one can choose; false where nothing can be saved any more and the text is only shown, to be
 *     copied
 * @param kept the form as it was sent, to be sent again with the choices
 */
public record DraftConflict(
        String action,
        boolean choosable,
        String savedBy,
        String savedAt,
        long version,
        List<Choice> choices,
        List<Kept> kept) {

    /**
     * One field in both versions.
     *
     * @param mine whether the writer's own text is the likelier choice: they changed it since they opened the page
     */
    public record Choice(String name, String label, RawString theirText, RawString myText, boolean mine) {}

    /** A field of the form as it was sent. */
    public record Kept(String name, String value) {}

    static DraftConflict of(
            Solution solution,
            Outcome outcome,
            MultivaluedMap<String, String> sent,
            FieldReading reading,
            Language language) {
        SolutionRevision stored = outcome.revision() != null ? outcome.revision() : solution.published;
        Objects.requireNonNull(stored, "A solution without any revision");
        List<Choice> choices = RevisionDifference.between(stored.content, outcome.content(), reading).changes().stream()
                .map(change -> new Choice(
                        change.field().key(),
                        Messages.text(
                                language, "solution", "field." + change.field().key()),
                        change.before(),
                        change.after(),
                        DraftSaving.changedByWriter(change.field(), outcome.content(), sent.getFirst("base"))))
                .toList();
        return new DraftConflict(
                SolutionAddress.edit(Objects.requireNonNull(solution.id)),
                outcome.fate() == Fate.CONFLICT,
                savedBy(stored),
                ReadableTime.minute(stored.savedAt, language),
                stored.version,
                choices,
                kept(sent).stream()
                        .filter(field ->
                                !field.name().equals("version") && !field.name().equals("base"))
                        .toList());
    }

    /** What was sent, without the token, which the new page brings itself, and without the choices made before. */
    static List<Kept> kept(MultivaluedMap<String, String> sent) {
        return sent.entrySet().stream()
                .filter(field ->
                        !field.getKey().contains("csrf") && !field.getKey().startsWith("choice."))
                .filter(field -> !List.of("add", "remove", "up", "then").contains(field.getKey()))
                .flatMap(field -> field.getValue().stream().map(value -> new Kept(field.getKey(), value)))
                .toList();
    }

    private static String savedBy(SolutionRevision revision) {
        return revision.savedBy == null ? "" : revision.savedBy.name;
    }
}
