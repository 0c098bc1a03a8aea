package org.solutionpool.solution;

import io.quarkus.hibernate.orm.panache.Panache;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.LockModeType;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.core.MultivaluedMap;
import java.util.Arrays;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.solutionpool.account.Person;
import org.solutionpool.taxonomy.Taxonomy;
import org.solutionpool.web.FormErrors;
import org.solutionpool.web.Language;

/**
 * Takes the listing form in. Nobody's words are lost: whoever saves over a newer version that another window or another
 * person wrote is asked, field by field; whoever saves what can no longer be written in gets their text back.
 */
@ApplicationScoped
public class DraftSaving {

    /** What became of a form. */
    public enum Fate {
        SAVED,
        /** Somebody else saved meanwhile, and something else. Nothing was changed. */
        CONFLICT,
        /** The revision was submitted, decided or discarded meanwhile. Nothing was changed. */
        CLOSED
    }

    /**
     * The form's fate.
     *
     * @param revision what is open now; null if nothing is
     * @param form what was typed
     * @param content what was typed, as far as it can be kept, over what is stored
     * @param errors what cannot be kept; the rest was saved
     */
    public record Outcome(
            Fate fate,
            @Nullable SolutionRevision revision,
            ListingForm form,
            ListingContent content,
            FormErrors errors) {}

    private static final String WINDOW = "[0-9a-z-]{8,40}(\\.\\d{1,9})?";

    @Inject
    ListingLifecycle lifecycle;

    @Inject
    Taxonomy taxonomy;

    /**
     * Saves a form, unless that would overwrite somebody.
     *
     * @param sent the fields of the form, and beside them {@code revision}, {@code version} and {@code window} as the
     *     editor sent them out, {@code add}, {@code remove} and {@code up} for a row, and {@code choice.<field>} with
     *     {@code mine} or {@code theirs} after a conflict
     */
    @Transactional
    public Outcome save(Solution solution, MultivaluedMap<String, String> sent, Person author, Language language) {
        SolutionRevision revision = solution.working;
        ListingForm form = ListingForm.read(sent);
        if (revision == null || !String.valueOf(revision.id).equals(sent.getFirst("revision"))) {
            ListingContent basis = basis(solution);
            FormReading.Read read = FormReading.read(form, basis, taxonomy::offers, language);
            return new Outcome(Fate.CLOSED, revision, form, read.content(), read.errors());
        }
        // The second of two saves waits here for the first, and then sees what it wrote.
        Panache.getEntityManager().refresh(revision, LockModeType.PESSIMISTIC_WRITE);
        changeRows(form, sent);
        FormReading.Read read = FormReading.read(form, revision.content, taxonomy::offers, language);
        ListingContent content = chosen(read.content(), revision.content, sent);
        if (!content.equals(read.content())) {
            form = ListingForm.of(content);
        }
        if (!revision.state.editable()) {
            return new Outcome(Fate.CLOSED, revision, form, content, read.errors());
        }
        boolean changes = !content.equals(revision.content);
        String window = Objects.requireNonNullElse(sent.getFirst("window"), "");
        boolean newest =
                String.valueOf(revision.version).equals(sent.getFirst("version")) || sameWindow(revision, window);
        if (changes && !newest) {
            return new Outcome(Fate.CONFLICT, revision, form, content, read.errors());
        }
        if (changes) {
            lifecycle.save(revision, author, content);
        }
        if (window.matches(WINDOW)) {
            revision.savedIn = window;
        }
        Panache.getEntityManager().flush();
        return new Outcome(Fate.SAVED, revision, form.completedFrom(content), content, read.errors());
    }

    /** What every field was when the form was sent out, to tell later who changed it. */
    static String base(ListingContent content) {
        return Arrays.stream(ListingField.values())
                .map(field -> field.fingerprint(content))
                .collect(Collectors.joining("."));
    }

    /** Whether the writer of a form changed a field, by the base the form was sent out with. True if that is not known. */
    static boolean changedByWriter(ListingField field, ListingContent typed, @Nullable String base) {
        String[] prints = base == null ? new String[0] : base.split("\\.");
        return prints.length != ListingField.values().length
                || !prints[field.ordinal()].equals(field.fingerprint(typed));
    }

    /** What stands where no revision is open: the published text. */
    static ListingContent basis(Solution solution) {
        SolutionRevision basis = solution.working != null ? solution.working : solution.published;
        return Objects.requireNonNull(basis, "A solution without any revision").content;
    }

    private static void changeRows(ListingForm form, MultivaluedMap<String, String> sent) {
        String add = sent.getFirst("add");
        String remove = sent.getFirst("remove");
        String up = sent.getFirst("up");
        if (add != null) {
            form.rows().add(add);
        }
        if (remove != null) {
            form.rows().remove(remove);
        }
        if (up != null) {
            form.rows().moveUp(up);
        }
    }

    private static ListingContent chosen(
            ListingContent mine, ListingContent theirs, MultivaluedMap<String, String> sent) {
        ListingContent content = mine;
        for (ListingField field : ListingField.values()) {
            if ("theirs".equals(sent.getFirst("choice." + field.key()))) {
                content = field.copy(theirs, content);
            }
        }
        return content;
    }

    private static boolean sameWindow(SolutionRevision revision, String window) {
        return revision.savedIn != null
                && window.matches(WINDOW)
                && id(revision.savedIn).equals(id(window));
    }

    private static String id(String window) {
        int dot = window.indexOf('.');
        return dot < 0 ? window : window.substring(0, dot);
    }
}
