package org.solutionpool.attachment;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.apache.tika.metadata.Metadata;
import org.apache.tika.mime.MimeTypes;
import org.jboss.resteasy.reactive.multipart.FileUpload;
import org.jspecify.annotations.Nullable;
import org.solutionpool.account.Person;
import org.solutionpool.attachment.Attachment.Purpose;

/** Takes files in: what a file is, is decided by its content and never by its name or by what the browser says. */
@ApplicationScoped
public class Uploads {

    /** In bytes. */
    public static final long LARGEST = 10L * 1024 * 1024;

    /** Files of one listing, of one conversation, and of one claim. */
    public static final int MOST_FILES = 20;

    private final MimeTypes mimeTypes = MimeTypes.getDefaultMimeTypes();

    /**
     * Checks the files of a form field; a field that was left empty counts as none.
     *
     * @param there how many files the listing, conversation or claim has already
     * @throws UploadRefusedException for the first file that cannot be taken, and if they were too many
     */
    public List<CheckedFile> check(List<FileUpload> uploads, int there) {
        List<FileUpload> chosen = uploads.stream()
                .filter(upload ->
                        upload.fileName() != null && !upload.fileName().isBlank())
                .toList();
        if (there + chosen.size() > MOST_FILES) {
            throw new UploadRefusedException("refused.many", MOST_FILES, there);
        }
        List<CheckedFile> files = new ArrayList<>();
        for (FileUpload upload : chosen) {
            files.add(check(upload.fileName(), upload.uploadedFile()));
        }
        return files;
    }

    /**
     * Checks one file.
     *
     * @param sentName the name as the browser sent it
     * @throws UploadRefusedException if it is empty, too large, or of a kind that is not taken
     */
    public CheckedFile check(String sentName, Path file) {
        String name = FileName.visible(sentName);
        try {
            long size = Files.size(file);
            if (size == 0) {
                throw new UploadRefusedException("refused.empty", name);
            }
            if (size > LARGEST) {
                // Down to the tenth below would make 10.01 MB read as 10.0 MB.
                throw new UploadRefusedException("refused.large", name, Math.ceil(size * 10 / 1024.0 / 1024.0) / 10);
            }
            FileKind kind = kind(file, name);
            byte[] data = Files.readAllBytes(file);
            return new CheckedFile(FileName.of(sentName, kind), kind, data, sha256(data));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Keeps a checked file, in the transaction of what it belongs to. */
    @Transactional(Transactional.TxType.MANDATORY)
    public Attachment keep(CheckedFile file, Purpose purpose, long subjectId, long organizationId, Person by) {
        return keep(file, purpose, subjectId, (Long) organizationId, by.id);
    }

    /** Keeps a checked file of somebody without an account. */
    @Transactional(Transactional.TxType.MANDATORY)
    public Attachment keepAnonymous(CheckedFile file, Purpose purpose, long subjectId) {
        return keep(file, purpose, subjectId, null, null);
    }

    private static Attachment keep(
            CheckedFile file, Purpose purpose, long subjectId, @Nullable Long organizationId, @Nullable Long by) {
        Attachment attachment = new Attachment();
        attachment.organizationId = organizationId;
        attachment.purpose = purpose;
        attachment.subjectId = subjectId;
        attachment.fileName = file.name();
        attachment.mediaType = file.kind().mediaType();
        attachment.size = file.data().length;
        attachment.sha256 = file.sha256();
        attachment.data = file.data();
        attachment.uploadedBy = by;
        attachment.uploadedAt = Instant.now();
        attachment.persist();
        return attachment;
    }

    private FileKind kind(Path file, String name) throws IOException {
        String found;
        try (InputStream in = new BufferedInputStream(Files.newInputStream(file))) {
            found = mimeTypes.detect(in, new Metadata()).getBaseType().toString();
        }
        if (found.equals("application/zip") || found.startsWith("application/x-tika-ooxml")) {
            return OfficeArchive.kind(file, name)
                    .orElseThrow(() -> new UploadRefusedException("refused.kind", name, new FoundContent(found)));
        }
        return FileKind.ofMediaType(found)
                .orElseThrow(() -> new UploadRefusedException("refused.kind", name, new FoundContent(found)));
    }

    private static String sha256(byte[] data) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(data));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
