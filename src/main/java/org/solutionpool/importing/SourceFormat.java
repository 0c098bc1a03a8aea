package org.solutionpool.importing;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.tika.Tika;
import org.dhatim.fastexcel.reader.ReadableWorkbook;

/** What a file is, by its content; its name does not count. */
public enum SourceFormat {
    JSONL,
    CSV,
    XLSX;

    private static final int HEAD = 64 * 1024;

    /** As many bytes as the reader wants to see before it says what a container is. */
    private static final int MAGIC = 8;

    /** How the directory of an OLE2 container names the stream of an encrypted document. */
    private static final byte[] ENCRYPTED = "EncryptedPackage".getBytes(StandardCharsets.UTF_16LE);

    /**
     * @throws FileRefused if it is none of these
     */
    static SourceFormat of(Path file) throws IOException {
        byte[] head;
        try (InputStream in = Files.newInputStream(file)) {
            head = in.readNBytes(HEAD);
        }
        if (head.length == 0) {
            throw new FileRefused("empty");
        }
        if (head.length >= MAGIC && ReadableWorkbook.isOLE2Header(head)) {
            throw new FileRefused(contains(file, ENCRYPTED) ? "xlsx.encrypted" : "xlsx.old");
        }
        if (head.length >= MAGIC && ReadableWorkbook.isOOXMLZipHeader(head)) {
            return XLSX;
        }
        String type = new Tika().detect(head);
        boolean utf16 = head.length > 1 && (head[0] & 0xFF) + (head[1] & 0xFF) == 0xFF + 0xFE;
        if (!type.startsWith("text/") && !type.equals("application/octet-stream") && !type.contains("json")
                || !utf16 && contains(head, new byte[] {0})) {
            throw new FileRefused("format", type);
        }
        return switch (firstCharacter(head)) {
            case '{' -> JSONL;
            case '[' -> throw new FileRefused("json.array");
            default -> CSV;
        };
    }

    /**
     * Opens a file of any of the formats.
     *
     * @throws FileRefused if it is none of these, or one that cannot be read or is not safe to read
     */
    public static RowSource open(Path file) throws IOException {
        SourceFormat format = of(file);
        if (format == XLSX) {
            return new XlsxSource(file);
        }
        TextEncoding encoding = TextEncoding.of(file);
        return format == JSONL ? new JsonLinesSource(encoding.open(file)) : new CsvSource(file, encoding);
    }

    private static char firstCharacter(byte[] head) {
        int i = 0;
        // Byte order marks and the empty half of UTF-16 letters are no characters of the text.
        while (i < head.length
                && (head[i] >= 0 && head[i] <= ' '
                        || i < 3 && "\u00EF\u00BB\u00BF\u00FE\u00FF".indexOf(head[i] & 0xFF) >= 0)) {
            i++;
        }
        return i == head.length ? ' ' : (char) (head[i] & 0xFF);
    }

    private static boolean contains(Path file, byte[] wanted) throws IOException {
        return contains(Files.readAllBytes(file), wanted);
    }

    private static boolean contains(byte[] bytes, byte[] wanted) {
        for (int i = 0; i + wanted.length <= bytes.length; i++) {
            int j = 0;
            while (j < wanted.length && bytes[i + j] == wanted[j]) {
                j++;
            }
            if (j == wanted.length) {
                return true;
            }
        }
        return false;
    }
}
