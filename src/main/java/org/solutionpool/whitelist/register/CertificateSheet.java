package org.solutionpool.whitelist.register;

import com.google.zxing.BarcodeFormat;
import com.google.zxing.EncodeHintType;
import com.google.zxing.WriterException;
import com.google.zxing.common.BitMatrix;
import com.google.zxing.qrcode.QRCodeWriter;
import com.google.zxing.qrcode.decoder.ErrorCorrectionLevel;
import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.fontbox.ttf.CmapLookup;
import org.apache.fontbox.ttf.TTFParser;
import org.apache.fontbox.ttf.TrueTypeFont;
import org.apache.pdfbox.io.RandomAccessReadBuffer;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.font.PDType0Font;

/** One sheet of A4, drawn from top to bottom. All measures are points, 1/72 inch. */
final class CertificateSheet implements Closeable {

    private static final float WIDTH = PDRectangle.A4.getWidth();
    private static final float HEIGHT = PDRectangle.A4.getHeight();
    private static final float MARGIN = 84;
    private static final float LABELS = 120;
    private static final float CODE = 112;
    private static final float FOOT = 96;
    private static final float LINE = 1.5f;

    /** In place of a character that the font does not have, as print has it since the days of lead: 〓 */
    private static final int MISSING = 0x3013;

    private final TrueTypeFont shapes;
    private final CmapLookup known;
    private final PDType0Font font;
    private final PDPageContentStream content;
    private float y = HEIGHT - 150;

    CertificateSheet(PDDocument document, byte[] fontFile) throws IOException {
        shapes = new TTFParser().parse(new RandomAccessReadBuffer(fontFile));
        known = shapes.getUnicodeCmapLookup();
        font = PDType0Font.load(document, shapes, true);
        PDPage page = new PDPage(PDRectangle.A4);
        document.addPage(page);
        content = new PDPageContentStream(document, page);
    }

    void frame() throws IOException {
        ink(0.10f, 0.24f, 0.45f);
        content.setStrokingColor(0.10f, 0.24f, 0.45f);
        content.setLineWidth(2.5f);
        content.addRect(36, 36, WIDTH - 72, HEIGHT - 72);
        content.stroke();
        content.setLineWidth(0.75f);
        content.addRect(43, 43, WIDTH - 86, HEIGHT - 86);
        content.stroke();
    }

    void heading(String title, String programme) throws IOException {
        ink(0.10f, 0.24f, 0.45f);
        centred(title, 32);
        y -= 6;
        ink(0.2f, 0.2f, 0.2f);
        centred(programme, 15);
        y -= 28;
    }

    void statement(String text) throws IOException {
        ink(0.1f, 0.1f, 0.1f);
        for (String line : lines(text, 13, WIDTH - 2 * MARGIN)) {
            write(line, 13, MARGIN);
            y -= 13 * LINE;
        }
        y -= 20;
    }

    void row(String label, String value) {
        try {
            ink(0.35f, 0.35f, 0.35f);
            write(shown(label), 11, MARGIN);
            ink(0.1f, 0.1f, 0.1f);
            for (String line : lines(value, 12, WIDTH - 2 * MARGIN - LABELS)) {
                write(line, 12, MARGIN + LABELS);
                y -= 12 * LINE;
            }
            y -= 6;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What to do with the code beside it, and when this was printed. */
    void foot(String verify, String address, String printed) throws IOException {
        y = FOOT + CODE - 12;
        ink(0.1f, 0.1f, 0.1f);
        float width = WIDTH - 2 * MARGIN - CODE - 24;
        for (String line : lines(verify, 11, width)) {
            write(line, 11, MARGIN);
            y -= 11 * LINE;
        }
        ink(0.35f, 0.35f, 0.35f);
        for (String line : lines(address, 9, width)) {
            write(line, 9, MARGIN);
            y -= 9 * LINE;
        }
        y = FOOT;
        write(shown(printed), 9, MARGIN);
    }

    /** The QR code, in modules of its own and not as a picture: sharp in any print. */
    void code(String address) throws IOException {
        BitMatrix modules;
        try {
            modules = new QRCodeWriter()
                    .encode(
                            address,
                            BarcodeFormat.QR_CODE,
                            0,
                            0,
                            Map.of(
                                    EncodeHintType.MARGIN,
                                    0,
                                    EncodeHintType.ERROR_CORRECTION,
                                    ErrorCorrectionLevel.M,
                                    EncodeHintType.CHARACTER_SET,
                                    "UTF-8"));
        } catch (WriterException e) {
            throw new IllegalStateException("No QR code can hold " + address, e);
        }
        float module = CODE / modules.getWidth();
        float left = WIDTH - MARGIN - CODE;
        ink(0, 0, 0);
        for (int row = 0; row < modules.getHeight(); row++) {
            for (int column = 0; column < modules.getWidth(); column++) {
                if (modules.get(column, row)) {
                    content.addRect(left + column * module, FOOT + CODE - (row + 1) * module, module, module);
                }
            }
        }
        content.fill();
    }

    private void centred(String text, float size) throws IOException {
        for (String line : lines(text, size, WIDTH - 2 * MARGIN)) {
            write(line, size, (WIDTH - width(line, size)) / 2);
            y -= size * LINE;
        }
    }

    private void write(String line, float size, float x) throws IOException {
        content.beginText();
        content.setFont(font, size);
        content.newLineAtOffset(x, y);
        content.showText(line);
        content.endText();
    }

    private float width(String line, float size) throws IOException {
        return font.getStringWidth(line) * size / 1000;
    }

    /** Chinese breaks between any two characters, words of Latin letters stay whole unless one fills a line. */
    private List<String> lines(String text, float size, float most) throws IOException {
        List<String> lines = new ArrayList<>();
        StringBuilder line = new StringBuilder();
        for (String piece : shown(text).split("(?<=[\\p{IsHan}，。；：、）》”\\s/-])|(?=\\p{IsHan})")) {
            if (!line.isEmpty() && width(line + piece.stripTrailing(), size) > most) {
                lines.add(line.toString().stripTrailing());
                line.setLength(0);
            }
            line.append(piece);
            while (width(line.toString().stripTrailing(), size) > most) {
                int fits = line.length() - 1;
                while (fits > 1 && width(line.substring(0, fits), size) > most) {
                    fits--;
                }
                lines.add(line.substring(0, fits));
                line.delete(0, fits);
            }
        }
        lines.add(line.toString().stripTrailing());
        return lines;
    }

    private String shown(String text) {
        return text.replaceAll("\\s+", " ")
                .codePoints()
                .map(character -> known.getGlyphId(character) == 0 ? MISSING : character)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    private void ink(float red, float green, float blue) throws IOException {
        content.setNonStrokingColor(red, green, blue);
    }

    @Override
    public void close() throws IOException {
        content.close();
    }
}
