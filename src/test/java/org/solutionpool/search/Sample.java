package org.solutionpool.search;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.solutionpool.taxonomy.ReferenceTerms;
import org.solutionpool.taxonomy.Scheme;
import org.solutionpool.taxonomy.Term;
import org.solutionpool.taxonomy.TermFinder;
import org.solutionpool.text.Pinyin;
import org.solutionpool.text.TextFolding;

/** A published solution as it stands in the index, written by the rules of {@code search-mappings/README.md}. */
final class Sample {

    private static final int LONGEST_SOUND = 60;

    private final String id;
    private final Map<String, Object> document = new LinkedHashMap<>();
    private final Set<String> terms = new LinkedHashSet<>();

    private Sample(String id, String title, @Nullable String titleEn) {
        this.id = id;
        document.put("id", id);
        document.put("version", 1);
        document.put("kind", "solution");
        put("text.title", title);
        put("text.title", titleEn);
        sounds("text.title", title);
        put("suggest.title", title);
        put("display.title.zh", title);
        put("display.title.en", titleEn);
        put("sort.title", Pinyin.sortKey(title));
        put("sort.title_en", titleEn == null ? Pinyin.sortKey(title) : titleEn.toLowerCase(java.util.Locale.ROOT));
        put("sort.published", "2026-01-01T00:00:00Z");
    }

    static Sample of(int id, String title, @Nullable String titleEn) {
        return new Sample(String.valueOf(id), title, titleEn);
    }

    Sample by(String provider) {
        put("text.provider", provider);
        sounds("text.provider", provider);
        put("suggest.provider", provider);
        put("display.provider.zh", provider);
        put("filter.provider", "listed:" + provider);
        return this;
    }

    Sample saying(String summary, String... description) {
        put("text.summary", summary);
        put("display.summary.zh", summary);
        Arrays.stream(description).forEach(passage -> put("text.description", passage));
        return this;
    }

    Sample tagged(Scheme scheme, String... codes) {
        for (String code : codes) {
            Term term = ReferenceTerms.all().stream()
                    .filter(one -> one.scheme() == scheme && one.code().equals(code))
                    .findFirst()
                    .orElseThrow();
            put("filter." + scheme.code(), code);
            if (term.parent() != null) {
                put("filter." + scheme.code(), term.parent());
            }
            terms.addAll(TermFinder.namesOf(term));
        }
        return this;
    }

    Sample filtered(Facet facet, String... codes) {
        Arrays.stream(codes).forEach(code -> put(facet.field(), code));
        return this;
    }

    /** With an entry of the whitelist until the end of a day. */
    Sample vouchedFor(String number, String until) {
        put("filter.whitelist", "solution");
        object("display")
                .put(
                        "whitelist",
                        List.of(Map.of(
                                "kind",
                                "solution",
                                "zh",
                                "设备上云方案",
                                "en",
                                "Cloud solutions",
                                "number",
                                number,
                                "until",
                                until)));
        return this;
    }

    Sample published(String day) {
        object("sort").put("published", day + "T00:00:00Z");
        return this;
    }

    String id() {
        return id;
    }

    Map<String, Object> document() {
        terms.forEach(name -> put("text.terms", name));
        return document;
    }

    private void sounds(String field, String name) {
        int[] characters = name.codePoints().toArray();
        for (int from = 0; from < characters.length; from++) {
            String rest = new String(characters, from, characters.length - from);
            put(field + ".pinyin", cut(Pinyin.full(rest)));
            put(field + ".initials", cut(Pinyin.initials(rest)));
        }
    }

    private static String cut(String sound) {
        return sound.substring(0, Math.min(sound.length(), LONGEST_SOUND));
    }

    /** Adds a value; a searched text is folded and goes to the side of its language. */
    private void put(String path, @Nullable Object value) {
        if (value == null) {
            return;
        }
        List<String> steps = new ArrayList<>(List.of(path.split("\\.")));
        if (steps.size() == 2 && steps.getFirst().equals("text")) {
            steps.add(QueryText.hasHan(value.toString()) ? "zh" : "en");
            value = TextFolding.fold(value.toString());
        }
        Map<String, Object> into = object(steps.subList(0, steps.size() - 1).toArray(String[]::new));
        Object added = value;
        into.merge(steps.getLast(), value, (old, ignored) -> {
            List<Object> all = old instanceof List<?> list ? new ArrayList<>(list) : new ArrayList<>(List.of(old));
            all.add(Objects.requireNonNull(added));
            return all;
        });
    }

    @SuppressWarnings("unchecked")
    private Map<String, Object> object(String... path) {
        Map<String, Object> at = document;
        for (String step : path) {
            at = (Map<String, Object>) at.computeIfAbsent(step, ignored -> new LinkedHashMap<String, Object>());
        }
        return at;
    }
}
