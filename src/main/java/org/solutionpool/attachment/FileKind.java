package org.solutionpool.attachment;

import java.util.Arrays;
import java.util.Optional;

/** The kinds of file the portal takes: documents and pictures that every browser and office program opens. */
public enum FileKind {
    PDF("application/pdf", "pdf", false),
    PNG("image/png", "png", true),
    JPEG("image/jpeg", "jpg", true),
    WEBP("image/webp", "webp", true),
    DOCX("application/vnd.openxmlformats-officedocument.wordprocessingml.document", "docx", false),
    XLSX("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "xlsx", false),
    PPTX("application/vnd.openxmlformats-officedocument.presentationml.presentation", "pptx", false);

    private final String mediaType;
    private final String extension;
    private final boolean image;

    FileKind(String mediaType, String extension, boolean image) {
        this.mediaType = mediaType;
        this.extension = extension;
        this.image = image;
    }

    public String mediaType() {
        return mediaType;
    }

    /** The end of a file's name, without the dot. */
    public String extension() {
        return extension;
    }

    /** Whether it can be shown in a page. */
    public boolean image() {
        return image;
    }

    public static Optional<FileKind> ofMediaType(String mediaType) {
        return Arrays.stream(values())
                .filter(kind -> kind.mediaType.equals(mediaType))
                .findFirst();
    }
}
