package org.solutionpool.importing;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.solutionpool.text.TextFolding;

/**
 * Finds what may be the same solution: within a file, and against the pool, which is streamed past the file's rows. It
 * shows and never decides.
 *
 * <p>Like each other are rows with equal titles after folding of width, case, traditional characters and punctuation;
 * rows with the same source address; and rows under the same provider's name whose titles have most of their trigrams in
 * common (the similarity of PostgreSQL's pg_trgm, over characters).
 */
final class LikelyDuplicates {

    /**
     * From which similarity titles of one provider are shown: trigrams in common over all trigrams, 0 to 1.
     */
    static final double SIMILAR = 0.6;

    /** How many others a row is compared with for each reason before it is said to be one of many. */
    private static final int MOST_SHOWN = 3;

    /** A trigram that stands in more titles of one provider than this says nothing about them. */
    private static final int TOO_COMMON = 300;

    private enum Reason {
        TITLE("duplicate.title"),
        URL("duplicate.url"),
        SIMILAR("duplicate.similar");

        final String code;

        Reason(String code) {
            this.code = code;
        }
    }

    /** @param solutionId the listing that this very row became earlier; null for a new row */
    private record Known(
            int row,
            String title,
            String folded,
            @Nullable String provider,
            Set<String> trigrams,
            @Nullable Long solutionId) {

        @Override
        public boolean equals(Object other) {
            return other instanceof Known known && known.row == row;
        }

        @Override
        public int hashCode() {
            return row;
        }
    }

    /** What there is of a listing of the pool. */
    record PoolListing(
            long id,
            String title,
            @Nullable String provider,
            @Nullable String sourceUrl) {}

    private final Map<String, List<Known>> byTitle = new HashMap<>();
    private final Map<String, List<Known>> byUrl = new HashMap<>();
    private final Map<String, Map<String, List<Known>>> trigramsByProvider = new HashMap<>();
    private final Map<Integer, Map<Reason, Integer>> shown = new HashMap<>();
    private final List<RowProblem> found = new ArrayList<>();

    /** Takes a row in and compares it with those before it. */
    void add(int row, String title, @Nullable String provider, @Nullable String sourceUrl, @Nullable Long solutionId) {
        String folded = folded(title);
        Known known =
                new Known(row, title, folded, provider, provider == null ? Set.of() : trigrams(folded), solutionId);
        alike(known, sourceUrl).forEach((other, reason) -> note(row, reason, null, other.title, other.row));
        byTitle.computeIfAbsent(folded, key -> new ArrayList<>(1)).add(known);
        if (sourceUrl != null) {
            byUrl.computeIfAbsent(sourceUrl, key -> new ArrayList<>(1)).add(known);
        }
        if (provider != null) {
            Map<String, List<Known>> index =
                    trigramsByProvider.computeIfAbsent(folded(provider), key -> new HashMap<>());
            known.trigrams.forEach(trigram ->
                    index.computeIfAbsent(trigram, key -> new ArrayList<>(1)).add(known));
        }
    }

    /** Compares the whole pool with the rows taken in. */
    void compare(Stream<PoolListing> pool) {
        pool.forEach(listing -> {
            String folded = folded(listing.title());
            Known probe = new Known(
                    0,
                    listing.title(),
                    folded,
                    listing.provider(),
                    listing.provider() == null ? Set.of() : trigrams(folded),
                    listing.id());
            alike(probe, listing.sourceUrl()).forEach((row, reason) -> {
                if (row.solutionId == null || row.solutionId != listing.id()) {
                    note(row.row, reason, listing.id(), listing.title(), listing.id());
                }
            });
        });
    }

    /** What was found so far, a line a pair. */
    List<RowProblem> found() {
        return List.copyOf(found);
    }

    private Map<Known, Reason> alike(Known row, @Nullable String sourceUrl) {
        Map<Known, Reason> alike = new LinkedHashMap<>();
        byTitle.getOrDefault(row.folded, List.of()).forEach(other -> alike.put(other, Reason.TITLE));
        if (sourceUrl != null) {
            byUrl.getOrDefault(sourceUrl, List.of()).forEach(other -> alike.putIfAbsent(other, Reason.URL));
        }
        if (row.provider != null) {
            Map<Known, Integer> common = new LinkedHashMap<>();
            Map<String, List<Known>> index = trigramsByProvider.getOrDefault(folded(row.provider), Map.of());
            for (String trigram : row.trigrams) {
                List<Known> others = index.getOrDefault(trigram, List.of());
                if (others.size() <= TOO_COMMON) {
                    others.forEach(other -> common.merge(other, 1, Integer::sum));
                }
            }
            common.forEach((other, count) -> {
                int all = row.trigrams.size() + other.trigrams.size() - count;
                if ((double) count / all >= SIMILAR) {
                    alike.putIfAbsent(other, Reason.SIMILAR);
                }
            });
        }
        return alike;
    }

    private void note(int row, Reason reason, @Nullable Long solutionId, String title, long other) {
        int times = shown.computeIfAbsent(row, key -> new HashMap<>()).merge(reason, 1, Integer::sum);
        if (times <= MOST_SHOWN) {
            found.add(new RowProblem(
                    row,
                    null,
                    Severity.DUPLICATE,
                    reason.code + (solutionId == null ? ".row" : ".listing"),
                    List.of(title, String.valueOf(other)),
                    solutionId));
        }
    }

    static String folded(String text) {
        String plain = TextFolding.fold(text).toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N}]", "");
        return plain.isEmpty() ? text : plain;
    }

    private static Set<String> trigrams(String folded) {
        String padded = "  " + folded + " ";
        Set<String> trigrams = new HashSet<>();
        for (int i = 0; i + 3 <= padded.length(); i++) {
            trigrams.add(padded.substring(i, i + 3));
        }
        return trigrams;
    }
}
