package org.solutionpool.attachment;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Enumeration;
import java.util.Locale;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/**
 * Looks into a zip file that claims to be an Office document (ECMA-376 part 2, Open Packaging Conventions): which kind
 * it is stands in its {@code [Content_Types].xml}. Every entry is inflated and counted, because the sizes a zip file
 * states of itself are what a zip bomb lies about.
 */
final class OfficeArchive {

    /** A presentation of several hundred slides has some 3,000 parts. */
    static final int MOST_ENTRIES = 10_000;

    /** In bytes, inflated. */
    static final long MOST_INFLATED = 256L * 1024 * 1024;

    /** The limit that Apache POI sets for the same purpose ({@code ZipSecureFile}, minimum inflate ratio 0.01). */
    static final long MOST_RATIO = 100;

    /** Small parts may shrink more: the ratio counts from here on, as in POI ({@code MIN_FILE_SIZE_TO_CHECK}). */
    static final long RATIO_COUNTS_FROM = 100 * 1024;

    private static final String CONTENT_TYPES = "[Content_Types].xml";
    private static final String WORD =
            "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml";
    private static final String SHEET = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml";
    private static final String SLIDES =
            "application/vnd.openxmlformats-officedocument.presentationml.presentation.main+xml";

    private OfficeArchive() {}

    /**
     * The kind of Office document; empty if the zip file holds something else.
     *
     * @param name for the message
     * @throws UploadRefusedException for a zip bomb, a document with macros and a broken zip file
     */
    static Optional<FileKind> kind(Path file, String name) {
        try (ZipFile zip = new ZipFile(file.toFile())) {
            if (zip.size() > MOST_ENTRIES) {
                throw new UploadRefusedException("refused.bomb", name);
            }
            long inflated = 0;
            byte[] buffer = new byte[16 * 1024];
            Enumeration<? extends ZipEntry> entries = zip.entries();
            while (entries.hasMoreElements()) {
                ZipEntry entry = entries.nextElement();
                inflated += inflate(zip, entry, MOST_INFLATED - inflated, buffer, name);
                if (entry.getName().toLowerCase(Locale.ROOT).endsWith("vbaproject.bin")) {
                    throw new UploadRefusedException("refused.macros", name);
                }
            }
            ZipEntry types = zip.getEntry(CONTENT_TYPES);
            return types == null ? Optional.empty() : Optional.ofNullable(kind(zip, types, name));
        } catch (IOException | IllegalArgumentException e) {
            throw new UploadRefusedException("refused.broken", name);
        }
    }

    private static long inflate(ZipFile zip, ZipEntry entry, long room, byte[] buffer, String name) throws IOException {
        long size = 0;
        long packed = Math.max(1, entry.getCompressedSize());
        try (InputStream in = zip.getInputStream(entry)) {
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                size += read;
                if (size > room || size > RATIO_COUNTS_FROM && size / packed > MOST_RATIO) {
                    throw new UploadRefusedException("refused.bomb", name);
                }
            }
        }
        return size;
    }

    private static @Nullable FileKind kind(ZipFile zip, ZipEntry types, String name) throws IOException {
        XMLInputFactory factory = XMLInputFactory.newFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        try (InputStream in = zip.getInputStream(types)) {
            XMLStreamReader xml = factory.createXMLStreamReader(in);
            while (xml.hasNext()) {
                if (xml.next() == XMLStreamConstants.START_ELEMENT) {
                    String type = xml.getAttributeValue(null, "ContentType");
                    if (type != null && type.toLowerCase(Locale.ROOT).contains("macroenabled")) {
                        throw new UploadRefusedException("refused.macros", name);
                    }
                    FileKind kind = type == null ? null : ofMainPart(type);
                    if (kind != null) {
                        return kind;
                    }
                }
            }
            return null;
        } catch (XMLStreamException e) {
            throw new UploadRefusedException("refused.broken", name);
        }
    }

    private static @Nullable FileKind ofMainPart(String contentType) {
        return switch (contentType) {
            case WORD -> FileKind.DOCX;
            case SHEET -> FileKind.XLSX;
            case SLIDES -> FileKind.PPTX;
            default -> null;
        };
    }
}
