package org.solutionpool.need;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import org.solutionpool.taxonomy.Mention;
import org.solutionpool.taxonomy.Scheme;
import org.solutionpool.taxonomy.TermFinder;

/**
 * What the words of a need point to, for the person to tick: nothing of it counts before. Words that only hint at a term
 * count as well, so the passage is shown beside each.
 *
 * @param lists one for each kind of term that was found
 */
public record Proposals(List<Group> lists) {

    /** Nothing was asked for. */
    static final Proposals NONE = new Proposals(List.of());

    /** Of one kind; a text that names more tells a story. */
    private static final int MOST = 8;

    /** The fields of the form that take what is found. */
    private static final Map<Scheme, String> FIELDS = fields();

    /**
     * Proposals of one kind.
     *
     * @param field the control that takes them
     * @param heading the part behind {@code section.} of the heading's key
     */
    public record Group(String field, String heading, List<Proposal> proposals) {}

    /**
     * @param words the passage that points to it
     */
    public record Proposal(String code, String name, String words) {}

    /** How many there are. */
    public int total() {
        return lists.stream().mapToInt(list -> list.proposals().size()).sum();
    }

    /**
     * What a text mentions and the need does not say yet.
     *
     * @param names the reader's name of a term
     */
    static Proposals of(String text, NeedContent said, TermFinder finder, BiFunction<Scheme, String, String> names) {
        Map<Scheme, List<String>> there = said.codes();
        List<Group> lists = new ArrayList<>();
        FIELDS.forEach((scheme, field) -> {
            Map<String, Proposal> found = new LinkedHashMap<>();
            for (Mention mention : finder.find(text, scheme)) {
                String code = mention.term().code();
                if (!there.getOrDefault(scheme, List.of()).contains(code) && found.size() < MOST) {
                    found.putIfAbsent(
                            code,
                            new Proposal(
                                    code, names.apply(scheme, code), text.substring(mention.start(), mention.end())));
                }
            }
            if (!found.isEmpty()) {
                lists.add(new Group(field, scheme.code(), List.copyOf(found.values())));
            }
        });
        return new Proposals(List.copyOf(lists));
    }

    private static Map<Scheme, String> fields() {
        Map<Scheme, String> fields = new LinkedHashMap<>();
        fields.put(Scheme.EQUIPMENT, "kindProposed");
        fields.put(Scheme.PROTOCOL, "protocols");
        fields.put(Scheme.SCENARIO, "scenarios");
        fields.put(Scheme.INDUSTRY, "industries");
        return fields;
    }
}
