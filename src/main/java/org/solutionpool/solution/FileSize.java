package org.solutionpool.solution;

/** The size of a file in words. */
final class FileSize {

    private FileSize() {}

    /** In KB below one MB, else in MB with a decimal; both are symbols that stand in either language. */
    static String of(long bytes) {
        return bytes < 1024 * 1024
                ? Math.max(1, bytes / 1024) + " KB"
                : String.format(java.util.Locale.ROOT, "%.1f MB", bytes / 1024.0 / 1024.0);
    }
}
