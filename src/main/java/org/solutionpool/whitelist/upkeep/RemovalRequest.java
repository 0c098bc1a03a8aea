package org.solutionpool.whitelist.upkeep;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.solutionpool.organization.CreditCode;

/**
 * What an admin wants of a removal, exactly as the second admin agrees to it.
 *
 * @param barredUntil the last day on which the holder may not apply
 * @param falsified whether evidence was falsified: the entry is then suspended at once, until the second admin decides
 * @param liableName a party jointly liable for the falsified evidence; null if there is none
 * @param liableCode its credit code; null exactly if there is no such party
 * @param complaintId the complaint it follows from; null if there is none
 */
public record RemovalRequest(
        String reason,
        LocalDate barredUntil,
        boolean falsified,
        @Nullable String liableName,
        @Nullable CreditCode liableCode,
        @Nullable Long complaintId) {

    private static final String BARRED_UNTIL = "barredUntil";
    private static final String FALSIFIED = "falsified";
    private static final String LIABLE_NAME = "liableName";
    private static final String LIABLE_CODE = "liableCreditCode";
    private static final String COMPLAINT = "complaint";
    private static final String SUSPENSION = "suspension";

    /**
     * As it is kept with the request for the second signature.
     *
     * @param suspension the measure that suspended the entry at once; null if there was none
     */
    Map<String, Object> kept(@Nullable Measure suspension) {
        Map<String, Object> kept = new HashMap<>();
        kept.put(BARRED_UNTIL, barredUntil.toString());
        kept.put(FALSIFIED, falsified);
        if (liableName != null && liableCode != null) {
            kept.put(LIABLE_NAME, liableName);
            kept.put(LIABLE_CODE, liableCode.value());
        }
        if (complaintId != null) {
            kept.put(COMPLAINT, complaintId);
        }
        if (suspension != null) {
            kept.put(SUSPENSION, suspension.id);
        }
        return kept;
    }

    /** As it was kept. */
    static RemovalRequest of(Map<String, Object> kept, String reason) {
        Object code = kept.get(LIABLE_CODE);
        return new RemovalRequest(
                reason,
                LocalDate.parse(String.valueOf(kept.get(BARRED_UNTIL))),
                Boolean.TRUE.equals(kept.get(FALSIFIED)),
                (String) kept.get(LIABLE_NAME),
                code == null ? null : CreditCode.of(Objects.toString(code)),
                number(kept, COMPLAINT));
    }

    /** The measure that suspended the entry at once; null if there was none. */
    static @Nullable Measure suspension(Map<String, Object> kept) {
        Long id = number(kept, SUSPENSION);
        return id == null ? null : Measure.findById(id);
    }

    private static @Nullable Long number(Map<String, Object> kept, String key) {
        return kept.get(key) instanceof Number number ? number.longValue() : null;
    }
}
