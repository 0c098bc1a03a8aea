package org.solutionpool.solution;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** The parts the editor, the review and the comparison of a listing are divided into, in their order on the page. */
public enum ListingSection {
    BASIC,
    DESCRIPTION,
    CLASSIFICATION,
    PRICE,
    REGIONS,
    CERTIFICATES,
    CASES,
    FILES,
    CONTACT;

    /** The anchor of the section in the editor, and its name's key ({@code section.<key>}) in the bundle {@code solution}. */
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Its fields, in the order of the form. */
    public List<ListingField> fields() {
        return Arrays.stream(ListingField.values())
                .filter(field -> field.section() == this)
                .toList();
    }
}
