package org.solutionpool.attachment;

/**
 * A file that passed every check and may be kept.
 *
 * @param name safe to show, with the extension of what the file is
 * @param sha256 of the bytes, in lower-case hexadecimal digits
 */
public record CheckedFile(String name, FileKind kind, byte[] data, String sha256) {}
