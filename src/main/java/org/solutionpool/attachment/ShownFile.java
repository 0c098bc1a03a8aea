package org.solutionpool.attachment;

import java.util.Locale;

/**
 * A file as the tag {@code files} lists it.
 *
 * @param size in words, such as {@code 1.2 MB}
 * @param icon a symbol of the sprite
 */
public record ShownFile(String name, String url, String size, String icon) {

    public static ShownFile of(Attachment file) {
        return new ShownFile(file.fileName, file.getHref(), size(file.size), icon(file));
    }

    /** In KB below one MB, else in MB with a decimal; both are symbols that stand in either language. */
    static String size(long bytes) {
        return bytes < 1024 * 1024
                ? Math.max(1, bytes / 1024) + " KB"
                : String.format(Locale.ROOT, "%.1f MB", bytes / 1024.0 / 1024.0);
    }

    private static String icon(Attachment file) {
        if (file.isImage()) {
            return "image";
        }
        return file.mediaType.equals(FileKind.XLSX.mediaType()) ? "file-sheet" : "file-text";
    }
}
