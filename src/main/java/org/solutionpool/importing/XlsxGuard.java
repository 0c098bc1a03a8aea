package org.solutionpool.importing;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Collections;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;

/**
 * Looks into a workbook before anything parses it: unpacks every part once and counts, since what a ZIP says about its
 * own sizes may be a lie.
 */
final class XlsxGuard {

    /** The most a workbook may unpack to, in bytes. */
    static final long MOST_UNPACKED = 200L * 1024 * 1024;

    /** Texts of the cells, which the reader keeps in memory: the most they may unpack to, in bytes. */
    static final long MOST_SHARED_STRINGS = 100L * 1024 * 1024;

    /**
     * The most a part may grow by being unpacked. Sheets of spreadsheet programs grow by 5 to 20, monotonous ones by 60;
     * Apache POI's guard draws the line at 100 too (ZipSecureFile, minimum inflate ratio 0.01).
     */
    static final int MOST_GROWTH = 100;

    /** Small parts may grow as they like: below this many bytes nothing is gained by an attack. */
    private static final long SMALL = 5L * 1024 * 1024;

    private static final int MOST_PARTS = 2_000;
    private static final int HEAD = 1_024;

    private XlsxGuard() {}

    /**
     * Whether the workbook has formats, which tell dates from numbers.
     *
     * @throws FileRefused if it is no workbook, or not safe to read
     */
    static boolean check(Path file) throws IOException {
        try (ZipFile zip = new ZipFile(file.toFile())) {
            if (zip.getEntry("[Content_Types].xml") == null || zip.getEntry("xl/workbook.xml") == null) {
                throw new FileRefused("xlsx.other");
            }
            if (zip.size() > MOST_PARTS) {
                throw new FileRefused("xlsx.bomb");
            }
            long total = 0;
            for (ZipEntry part : Collections.list(zip.entries())) {
                total += unpack(zip, part, MOST_UNPACKED - total);
            }
            return zip.getEntry("xl/styles.xml") != null;
        } catch (ZipException e) {
            throw new FileRefused("xlsx.broken");
        }
    }

    private static long unpack(ZipFile zip, ZipEntry part, long allowed) throws IOException {
        long packed = Math.max(1, part.getCompressedSize());
        long size = 0;
        byte[] buffer = new byte[64 * 1024];
        try (InputStream in = zip.getInputStream(part)) {
            byte[] head = in.readNBytes(HEAD);
            if (part.getName().endsWith(".xml")
                    && new String(head, StandardCharsets.ISO_8859_1).contains("<!DOCTYPE")) {
                throw new FileRefused("xlsx.other");
            }
            size += head.length;
            for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
                size += count;
                if (size > SMALL && size / packed > MOST_GROWTH) {
                    throw new FileRefused("xlsx.bomb");
                }
                if (size > allowed || part.getName().equals("xl/sharedStrings.xml") && size > MOST_SHARED_STRINGS) {
                    throw new FileRefused("xlsx.large", MOST_UNPACKED / 1024 / 1024);
                }
            }
        }
        return size;
    }
}
