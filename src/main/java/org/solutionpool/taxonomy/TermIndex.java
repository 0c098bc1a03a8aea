package org.solutionpool.taxonomy;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedSet;

/** All terms at one moment, immutable, with the ways from one to another. */
final class TermIndex {

    private final long version;
    private final Map<Scheme, Map<String, Term>> byCode = new EnumMap<>(Scheme.class);
    private final Map<Scheme, Map<String, List<Term>>> children = new EnumMap<>(Scheme.class);
    private final Map<Scheme, List<Term>> offered = new EnumMap<>(Scheme.class);
    private final TermFinder finder;

    TermIndex(long version, Collection<Term> terms) {
        this.version = version;
        for (Scheme scheme : Scheme.values()) {
            byCode.put(scheme, new LinkedHashMap<>());
            children.put(scheme, new HashMap<>());
        }
        terms.stream()
                .sorted(Comparator.comparingInt(Term::position).thenComparing(Term::code))
                .forEach(term -> {
                    byCode.get(term.scheme()).put(term.code(), term);
                    String parent = term.parent() == null ? "" : term.parent();
                    children.get(term.scheme())
                            .computeIfAbsent(parent, code -> new ArrayList<>())
                            .add(term);
                });
        for (Scheme scheme : Scheme.values()) {
            List<Term> inTreeOrder = new ArrayList<>();
            collect(scheme, "", inTreeOrder);
            offered.put(scheme, List.copyOf(inTreeOrder));
        }
        this.finder = new TermFinder(offered.values().stream().flatMap(List::stream).toList());
    }

    long version() {
        return version;
    }

    TermFinder finder() {
        return finder;
    }

    Optional<Term> find(Scheme scheme, String code) {
        return Optional.ofNullable(byCode.get(scheme).get(code));
    }

    Collection<Term> every(Scheme scheme) {
        return byCode.get(scheme).values();
    }

    List<Term> offered(Scheme scheme) {
        return offered.get(scheme);
    }

    List<Term> roots(Scheme scheme) {
        return offeredChildren(scheme, "");
    }

    List<Term> children(Term term) {
        return offeredChildren(term.scheme(), term.code());
    }

    List<Term> ancestors(Term term) {
        SequencedSet<Term> up = new LinkedHashSet<>();
        Term at = term;
        while (at.parent() != null) {
            Term parent = byCode.get(at.scheme()).get(at.parent());
            if (parent == null || !up.add(parent)) {
                break;
            }
            at = parent;
        }
        return List.copyOf(up);
    }

    List<Term> descendants(Term term) {
        List<Term> down = new ArrayList<>();
        collect(term.scheme(), term.code(), down);
        return down;
    }

    SequencedSet<Term> broader(Term term) {
        SequencedSet<Term> all = new LinkedHashSet<>();
        all.add(term);
        all.addAll(ancestors(term));
        for (Term step : List.copyOf(all)) {
            for (String code : step.values("also")) {
                find(term.scheme(), code).ifPresent(all::add);
            }
        }
        return all;
    }

    private List<Term> offeredChildren(Scheme scheme, String parent) {
        return children.get(scheme).getOrDefault(parent, List.of()).stream()
                .filter(term -> !term.retired())
                .toList();
    }

    private void collect(Scheme scheme, String parent, List<Term> into) {
        for (Term child : offeredChildren(scheme, parent)) {
            into.add(child);
            collect(scheme, child.code(), into);
        }
    }
}
