package org.solutionpool.importing;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** An uploaded file in the database, in pieces, for as long as its job is not over. */
@ApplicationScoped
public class StoredFile {

    private static final int CHUNK = 1024 * 1024;

    @Inject
    EntityManager entityManager;

    @Transactional(Transactional.TxType.MANDATORY)
    void store(long jobId, Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            int number = 0;
            for (byte[] data = in.readNBytes(CHUNK); data.length > 0; data = in.readNBytes(CHUNK)) {
                entityManager
                        .createNativeQuery("insert into import_chunk (job_id, number, data) values (?1, ?2, ?3)")
                        .setParameter(1, jobId)
                        .setParameter(2, number++)
                        .setParameter(3, data)
                        .executeUpdate();
            }
        }
    }

    /** Writes a job's file out to work on it. The caller deletes it. */
    @Transactional
    Path fetch(long jobId) throws IOException {
        Path file = Files.createTempFile("import-" + jobId + "-", ".tmp");
        List<?> numbers = entityManager
                .createNativeQuery("select number from import_chunk where job_id = ?1 order by number", Integer.class)
                .setParameter(1, jobId)
                .getResultList();
        try (OutputStream out = Files.newOutputStream(file)) {
            for (Object number : numbers) {
                out.write((byte[]) entityManager
                        .createNativeQuery(
                                "select data from import_chunk where job_id = ?1 and number = ?2", byte[].class)
                        .setParameter(1, jobId)
                        .setParameter(2, number)
                        .getSingleResult());
            }
        }
        return file;
    }

    @Transactional(Transactional.TxType.MANDATORY)
    void drop(long jobId) {
        entityManager
                .createNativeQuery("delete from import_chunk where job_id = ?1")
                .setParameter(1, jobId)
                .executeUpdate();
    }
}
