package org.solutionpool.organization;

import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.solutionpool.text.TextFolding;

/**
 * A unified social credit code by GB 32100-2015: 18 characters of an alphabet of 31, the last of them computed from the
 * others (clause 5 and annex A: the sum of the character values, each times 3 to the power of its place mod 31, filled
 * up to a multiple of 31).
 */
public record CreditCode(String value) {

    /** What is wrong with a text that should be a credit code: the key of its message. */
    public enum Fault {
        MISSING,
        LENGTH,
        ALPHABET,
        CHECK_CHARACTER
    }

    /** A text that is no credit code. */
    public static final class WrongCreditCodeException extends RuntimeException {

        private final Fault fault;
        private final String found;

        WrongCreditCodeException(Fault fault, String found) {
            super("No unified social credit code: " + fault);
            this.fault = fault;
            this.found = found;
        }

        public Fault fault() {
            return fault;
        }

        /** How many characters there were, or the character that no code has. */
        public String found() {
            return found;
        }
    }

    static final int LENGTH = 18;

    /** Without I, O, Z, S and V, which are taken for digits or for each other. */
    private static final String ALPHABET = "0123456789ABCDEFGHJKLMNPQRTUWXY";

    /**
     * Reads what somebody typed: blanks and hyphens are dropped, full-width and lower-case letters are folded.
     *
     * @throws WrongCreditCodeException if it is none; tells why
     */
    public static CreditCode of(@Nullable String typed) {
        String code = typed == null
                ? ""
                : TextFolding.fold(typed).replaceAll("[\\s\\p{Cf}-]", "").toUpperCase(Locale.ROOT);
        int length = code.codePointCount(0, code.length());
        if (length == 0) {
            throw new WrongCreditCodeException(Fault.MISSING, "");
        }
        if (length != LENGTH) {
            throw new WrongCreditCodeException(Fault.LENGTH, String.valueOf(length));
        }
        int sum = 0;
        int weight = 1;
        for (int i = 0; i < code.length(); i++) {
            int character = ALPHABET.indexOf(code.charAt(i));
            if (character < 0) {
                throw new WrongCreditCodeException(Fault.ALPHABET, Character.toString(code.codePointAt(i)));
            }
            if (i < LENGTH - 1) {
                sum += character * weight;
                weight = weight * 3 % ALPHABET.length();
            }
        }
        if (code.charAt(LENGTH - 1)
                != ALPHABET.charAt((ALPHABET.length() - sum % ALPHABET.length()) % ALPHABET.length())) {
            throw new WrongCreditCodeException(Fault.CHECK_CHARACTER, code.substring(LENGTH - 1));
        }
        return new CreditCode(code);
    }

    @Override
    public String toString() {
        return value;
    }
}
