package org.solutionpool.attachment;

import java.text.Normalizer;
import java.util.Locale;
import java.util.Set;

/** Makes a name that is safe to show, to store and to download from whatever a browser sent. */
final class FileName {

    /** In code points, without the extension: every file system takes 255 bytes, and a Chinese character needs three. */
    static final int LONGEST = 75;

    private static final Set<String> JPEG_EXTENSIONS = Set.of("jpg", "jpeg", "jpe", "jfif");

    private FileName() {}

    /**
     * The last part of the path that was sent, without control and bidirectional characters (which can make
     * {@code fdp.exe} read as {@code exe.pdf}) and without what Windows refuses in a name, ending in the extension of
     * what the file really is.
     */
    static String of(String sent, FileKind kind) {
        String base = visible(sent);
        int dot = base.lastIndexOf('.');
        String extension = dot < 0 ? "" : base.substring(dot + 1).toLowerCase(Locale.ROOT);
        if (dot >= 0 && extension.matches("[a-z0-9]{1,5}")) {
            base = base.substring(0, dot);
        }
        base = base.replaceAll("^[.\\s]+|[.\\s]+$", "");
        if (base.isEmpty()) {
            base = "file";
        }
        if (base.codePointCount(0, base.length()) > LONGEST) {
            base = base.substring(0, base.offsetByCodePoints(0, LONGEST)).strip();
        }
        boolean right =
                extension.equals(kind.extension()) || kind == FileKind.JPEG && JPEG_EXTENSIONS.contains(extension);
        return base + "." + (right ? extension : kind.extension());
    }

    /** The name as it may stand in a message: cleaned, but with the extension that was sent. */
    static String visible(String sent) {
        String name = sent.substring(Math.max(sent.lastIndexOf('/'), sent.lastIndexOf('\\')) + 1);
        StringBuilder clean = new StringBuilder();
        Normalizer.normalize(name, Normalizer.Form.NFC).codePoints().limit(1000).forEach(c -> {
            switch (Character.getType(c)) {
                case Character.CONTROL,
                        Character.FORMAT,
                        Character.SURROGATE,
                        Character.UNASSIGNED,
                        Character.PRIVATE_USE -> {
                    // Left out: nobody can see it.
                }
                case Character.SPACE_SEPARATOR, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR ->
                    clean.append(' ');
                default -> {
                    if ("<>:\"|?*".indexOf(c) < 0) {
                        clean.appendCodePoint(c);
                    }
                }
            }
        });
        String shown = clean.toString().replaceAll(" {2,}", " ").strip();
        return shown.codePointCount(0, shown.length()) > 150
                ? shown.substring(0, shown.offsetByCodePoints(0, 150)) + "…"
                : shown;
    }
}
