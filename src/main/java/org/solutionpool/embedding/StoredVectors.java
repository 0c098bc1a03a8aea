package org.solutionpool.embedding;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Tuple;
import jakarta.transaction.Transactional;
import java.nio.ByteBuffer;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The vectors that were computed once, by model and text. */
@ApplicationScoped
public class StoredVectors {

    @Inject
    EntityManager entityManager;

    private record Key(String model, String hash) {}

    /**
     * The stored vectors of those of these texts that have one. What is missing is queued: {@link TextsEmbedded} tells when
     * it is there.
     */
    @Transactional(Transactional.TxType.MANDATORY)
    public Map<WantedText, float[]> of(Collection<WantedText> texts) {
        Map<WantedText, float[]> found = find(texts);
        queue(texts.stream().filter(text -> !found.containsKey(text)).toList());
        return found;
    }

    private Map<WantedText, float[]> find(Collection<WantedText> texts) {
        if (texts.isEmpty()) {
            return Map.of();
        }
        Map<Key, float[]> stored = new HashMap<>();
        List<Key> keys = texts.stream().map(StoredVectors::key).distinct().toList();
        List<?> rows = entityManager
                .createNativeQuery("""
                        select e.model, e.hash, e.vector from text_embedding e
                        join unnest(cast(?1 as text[]), cast(?2 as text[])) as k (model, hash)
                          on e.model = k.model and e.hash = k.hash""", Tuple.class)
                .setParameter(1, keys.stream().map(Key::model).toArray(String[]::new))
                .setParameter(2, keys.stream().map(Key::hash).toArray(String[]::new))
                .getResultList();
        for (Object row : rows) {
            Tuple tuple = (Tuple) row;
            stored.put(
                    new Key(tuple.get(0, String.class), tuple.get(1, String.class)),
                    unpacked(tuple.get(2, byte[].class)));
        }
        Map<WantedText, float[]> found = new HashMap<>();
        for (WantedText text : texts) {
            float[] vector = stored.get(key(text));
            if (vector != null) {
                found.put(text, vector);
            }
        }
        return found;
    }

    /**
     * A row for each text and subject: one that another transaction is just dealing with marks its subject by itself, and
     * nobody has to wait for it.
     */
    private void queue(List<WantedText> missing) {
        if (missing.isEmpty()) {
            return;
        }
        // Always in the same order: two transactions that queue the same texts must not wait for each other.
        List<WantedText> ordered = missing.stream()
                .sorted(Comparator.comparing(WantedText::subject).thenComparing(WantedText::language))
                .toList();
        entityManager
                .createNativeQuery("""
                        insert into embedding_queue (model, hash, subject_id, text, queued_at, next_attempt_at)
                        select model, hash, subject_id, text, now(), now()
                        from unnest(cast(?1 as text[]), cast(?2 as text[]), cast(?3 as bigint[]), cast(?4 as text[]))
                             as t (model, hash, subject_id, text)
                        on conflict do nothing""")
                .setParameter(1, ordered.stream().map(text -> text.model().id()).toArray(String[]::new))
                .setParameter(2, ordered.stream().map(WantedText::hash).toArray(String[]::new))
                .setParameter(3, ordered.stream().map(WantedText::subject).toArray(Long[]::new))
                .setParameter(4, ordered.stream().map(WantedText::text).toArray(String[]::new))
                .executeUpdate();
    }

    private static Key key(WantedText text) {
        return new Key(text.model().id(), text.hash());
    }

    /** Four bytes a number, the highest first: a third of what the numbers take as text. */
    static byte[] packed(float[] vector) {
        ByteBuffer bytes = ByteBuffer.allocate(vector.length * Float.BYTES);
        bytes.asFloatBuffer().put(vector);
        return bytes.array();
    }

    static float[] unpacked(byte[] bytes) {
        float[] vector = new float[bytes.length / Float.BYTES];
        ByteBuffer.wrap(bytes).asFloatBuffer().get(vector);
        return vector;
    }
}
