package org.solutionpool.importing;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * The character encoding of a text file, found out from its bytes: a byte order mark, else UTF-8, else GB18030 (which
 * contains GBK and GB2312, what spreadsheets in China write).
 *
 * @param mark how many bytes the byte order mark takes
 */
record TextEncoding(Charset charset, int mark) {

    static final Charset GB18030 = Charset.forName("GB18030");

    /** With fewer damaged places than one in so many characters beyond ASCII it is UTF-8 with damage, not GB18030. */
    private static final int TOLERANCE = 5;

    private static final int BUFFER = 64 * 1024;

    /**
     * @throws FileRefused if it is text in none of these encodings
     */
    static TextEncoding of(Path file) throws IOException {
        byte[] start;
        try (InputStream in = Files.newInputStream(file)) {
            start = in.readNBytes(3);
        }
        if (start.length >= 3 && start[0] == (byte) 0xEF && start[1] == (byte) 0xBB && start[2] == (byte) 0xBF) {
            return new TextEncoding(StandardCharsets.UTF_8, 3);
        }
        if (start.length >= 2 && start[0] == (byte) 0xFF && start[1] == (byte) 0xFE) {
            return new TextEncoding(StandardCharsets.UTF_16LE, 2);
        }
        if (start.length >= 2 && start[0] == (byte) 0xFE && start[1] == (byte) 0xFF) {
            return new TextEncoding(StandardCharsets.UTF_16BE, 2);
        }
        Reading utf8 = read(file, StandardCharsets.UTF_8);
        if (utf8.damaged * TOLERANCE <= utf8.beyondAscii) {
            return new TextEncoding(StandardCharsets.UTF_8, 0);
        }
        Reading gb = read(file, GB18030);
        if (gb.damaged * TOLERANCE <= gb.beyondAscii) {
            return new TextEncoding(GB18030, 0);
        }
        throw new FileRefused("encoding");
    }

    BufferedReader open(Path file) throws IOException {
        InputStream in = Files.newInputStream(file);
        in.skipNBytes(mark);
        // Damaged bytes become U+FFFD: damage() finds them in their rows.
        return new BufferedReader(new InputStreamReader(in, charset), BUFFER);
    }

    /** Says so when bytes of a row could not be read; the row is not published with holes in it. */
    static List<RowProblem> damage(int row, Map<String, JsonNode> values) {
        return values.entrySet().stream()
                .filter(value -> value.getValue().toString().indexOf('\uFFFD') >= 0)
                .map(value -> RowProblem.error(row, value.getKey(), "text.damaged"))
                .toList();
    }

    private record Reading(long damaged, long beyondAscii) {}

    private static Reading read(Path file, Charset charset) throws IOException {
        CharsetDecoder decoder = charset.newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
        ByteBuffer bytes = ByteBuffer.allocate(BUFFER);
        CharBuffer chars = CharBuffer.allocate(BUFFER);
        long damaged = 0;
        long beyondAscii = 0;
        try (InputStream in = Files.newInputStream(file)) {
            boolean end = false;
            while (!end) {
                int count = in.read(bytes.array(), bytes.position(), bytes.remaining());
                end = count < 0;
                bytes.position(bytes.position() + Math.max(0, count)).flip();
                CoderResult result;
                do {
                    result = decoder.decode(bytes, chars, end);
                    chars.flip();
                    beyondAscii += chars.chars().filter(c -> c > 0x7F).count();
                    chars.clear();
                    if (result.isError()) {
                        damaged++;
                        bytes.position(bytes.position() + result.length());
                    }
                } while (!result.isUnderflow());
                bytes.compact();
            }
        }
        return new Reading(damaged, beyondAscii);
    }
}
