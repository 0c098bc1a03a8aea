package org.solutionpool.importing;

/**
 * What became of a file's rows, or in a dry run would become of them.
 *
 * @param created new listings
 * @param changed listings that got a new published revision
 * @param unchanged rows that are in already, word for word
 * @param left rows whose listing a provider has claimed or an admin retired: not the list's to change any more
 * @param refused rows with an error
 * @param warnings lines of the dry run, not rows
 * @param duplicates pairs shown, not rows
 */
public record Tally(int created, int changed, int unchanged, int left, int refused, int warnings, int duplicates) {

    public static final Tally NOTHING = new Tally(0, 0, 0, 0, 0, 0, 0);

    /** All rows counted. */
    public int rows() {
        return created + changed + unchanged + left + refused;
    }

    Tally plus(Tally other) {
        return new Tally(
                created + other.created,
                changed + other.changed,
                unchanged + other.unchanged,
                left + other.left,
                refused + other.refused,
                warnings + other.warnings,
                duplicates + other.duplicates);
    }

    Tally withDuplicates(int count) {
        return new Tally(created, changed, unchanged, left, refused, warnings, count);
    }
}
