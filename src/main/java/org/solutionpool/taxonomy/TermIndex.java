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
import java.util.Objects;
import java.util.Optional;
import java.util.SequencedSet;

/** All terms at one moment, immutable, with the ways from one to another. */
final class TermIndex {

    /** One scheme's terms by code and by parent ("" at the top), in order of position, and those in use as a tree. */
    private record Shelf(Map<String, Term> byCode, Map<String, List<Term>> byParent, SequencedSet<Term> offered) {

        Shelf() {
            this(new LinkedHashMap<>(), new HashMap<>(), new LinkedHashSet<>());
        }

        void add(Term term) {
            byCode.put(term.code(), term);
            byParent.computeIfAbsent(Objects.requireNonNullElse(term.parent(), ""), code -> new ArrayList<>())
                    .add(term);
        }

        List<Term> children(String parent) {
            return byParent.getOrDefault(parent, List.of()).stream()
                    .filter(term -> !term.retired())
                    .toList();
        }

        void collect(String parent, Collection<Term> into) {
            for (Term child : children(parent)) {
                into.add(child);
                collect(child.code(), into);
            }
        }
    }

    private final long version;
    private final Map<Scheme, Shelf> shelves = new EnumMap<>(Scheme.class);
    private final TermFinder finder;

    TermIndex(long version, Collection<Term> terms) {
        this.version = version;
        for (Scheme scheme : Scheme.values()) {
            shelves.put(scheme, new Shelf());
        }
        terms.stream()
                .sorted(Comparator.comparingInt(Term::position).thenComparing(Term::code))
                .forEach(term -> shelf(term.scheme()).add(term));
        shelves.values().forEach(shelf -> shelf.collect("", shelf.offered()));
        this.finder = new TermFinder(shelves.values().stream()
                .flatMap(shelf -> shelf.offered().stream())
                .toList());
    }

    long version() {
        return version;
    }

    TermFinder finder() {
        return finder;
    }

    Optional<Term> find(Scheme scheme, String code) {
        return Optional.ofNullable(shelf(scheme).byCode().get(code));
    }

    Collection<Term> every(Scheme scheme) {
        return List.copyOf(shelf(scheme).byCode().values());
    }

    List<Term> offered(Scheme scheme) {
        return List.copyOf(shelf(scheme).offered());
    }

    boolean offers(Scheme scheme, String code) {
        return find(scheme, code)
                .filter(term -> !term.heading())
                .filter(shelf(scheme).offered()::contains)
                .isPresent();
    }

    List<Term> roots(Scheme scheme) {
        return shelf(scheme).children("");
    }

    List<Term> children(Term term) {
        return shelf(term.scheme()).children(term.code());
    }

    List<Term> ancestors(Term term) {
        SequencedSet<Term> up = new LinkedHashSet<>();
        Optional<Term> above = parent(term);
        while (above.isPresent() && up.add(above.get())) {
            above = parent(above.get());
        }
        return List.copyOf(up);
    }

    List<Term> descendants(Term term) {
        List<Term> down = new ArrayList<>();
        shelf(term.scheme()).collect(term.code(), down);
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

    private Optional<Term> parent(Term term) {
        String code = term.parent();
        return code == null ? Optional.empty() : find(term.scheme(), code);
    }

    private Shelf shelf(Scheme scheme) {
        return Objects.requireNonNull(shelves.get(scheme));
    }
}
