package org.solutionpool.embedding;

import com.github.benmanes.caffeine.cache.AsyncCache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jboss.logging.Logger;
import org.solutionpool.text.Script;
import org.solutionpool.text.TextFolding;
import org.solutionpool.web.Language;

/**
 * What texts mean, as vectors of length 1. Two texts of one language mean the more alike the larger the product of their
 * vectors is; vectors of two languages say nothing about each other.
 *
 * <p>Every text is folded as the search folds it, so that the same words give the same vector however they are typed.
 */
@ApplicationScoped
public class TextVectors {

    /** How long somebody who waits for an answer gives a model: a fifth of what a list of matches may take. */
    public static final Duration DEADLINE = Duration.ofMillis(60);

    private static final Logger LOG = Logger.getLogger(TextVectors.class);

    /** Queries people ask again, by paging through what they found: 2 kB each. */
    private static final int REMEMBERED = 5_000;

    private static final int THREADS = 2;

    /** Texts that wait; whoever comes after them would not be answered in time anyway. */
    private static final int WAITING = 64;

    private static final long KEPT_ALIVE_SECONDS = 30;

    private final Map<TextModel, OpenModel.Lazy> models = new EnumMap<>(TextModel.class);

    private final ThreadPoolExecutor executor = new ThreadPoolExecutor(
            THREADS,
            THREADS,
            KEPT_ALIVE_SECONDS,
            TimeUnit.SECONDS,
            new LinkedBlockingQueue<>(WAITING),
            Thread.ofPlatform().name("text-vectors-", 0).daemon(true).factory());

    private final AsyncCache<Key, float[]> queries =
            Caffeine.newBuilder().maximumSize(REMEMBERED).executor(executor).buildAsync();

    private final AtomicBoolean complained = new AtomicBoolean();

    private record Key(TextModel model, String text) {}

    TextVectors() {
        for (TextModel model : TextModel.values()) {
            models.put(model, new OpenModel.Lazy(model));
        }
        executor.allowCoreThreadTimeOut(true);
    }

    /** The language whose model reads a text: Chinese if it has a Chinese character, as the search index tells them apart. */
    public static Language languageOf(String text) {
        return Script.hasChinese(text) ? Language.ZH : Language.EN;
    }

    /**
     * The vector of a text, computed on the calling thread, which takes some 5 ms for a sentence and up to a quarter of a
     * second for a page. What goes beyond {@link TextModel#LONGEST} tokens is not read.
     *
     * @return {@link TextModel#dimensions} numbers
     * @throws IllegalArgumentException if the text is blank
     * @throws ModelUnavailableException if the model cannot be opened on this machine
     */
    public float[] embed(Language language, String text) {
        return compute(key(language, text));
    }

    /** {@link #embed(Language, String)} for several texts, in their order. */
    public List<float[]> embed(Language language, List<String> texts) {
        return texts.stream().map(text -> embed(language, text)).toList();
    }

    /** {@link #query(Language, String, Duration)} within {@link #DEADLINE}. */
    public Optional<float[]> query(Language language, String text) {
        return query(language, text, DEADLINE);
    }

    /**
     * The vector of what somebody is asking right now. The last {@value #REMEMBERED} are remembered; of one that is not,
     * the computation goes on behind the deadline, so that whoever asks again has it.
     *
     * @return empty if it is not there in time, if the text is blank, and if the model does not work on this machine
     */
    public Optional<float[]> query(Language language, String text, Duration deadline) {
        if (text.isBlank()) {
            return Optional.empty();
        }
        Key key = key(language, text);
        try {
            CompletableFuture<float[]> vector =
                    queries.get(key, (asked, ignored) -> CompletableFuture.supplyAsync(() -> compute(asked), executor));
            return Optional.of(
                    vector.get(deadline.toNanos(), TimeUnit.NANOSECONDS).clone());
        } catch (TimeoutException | RejectedExecutionException e) {
            return Optional.empty();
        } catch (ExecutionException e) {
            complain(e);
            return Optional.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }

    /**
     * The text as it is read, and filed. In lower case: the Chinese model's words are, but the tokenizer that comes with it
     * does not make them so, and would read «OPC UA» as two unknown words. The English one folds case by itself.
     */
    static String folded(String text) {
        return TextFolding.fold(text).toLowerCase(Locale.ROOT).strip();
    }

    private static Key key(Language language, String text) {
        return new Key(TextModel.of(language), folded(text));
    }

    private float[] compute(Key key) {
        if (key.text().isEmpty()) {
            throw new IllegalArgumentException("Nothing to read");
        }
        OpenModel.Lazy model = models.get(key.model());
        if (model == null) {
            throw new IllegalStateException("No model " + key.model());
        }
        return model.get().embed(key.text());
    }

    /** Opens both models in the background, so that the first reader's deadline is not spent on it. */
    void warmUp(@Observes StartupEvent event) {
        for (TextModel model : TextModel.values()) {
            executor.execute(() -> {
                try {
                    compute(new Key(model, model.id()));
                } catch (RuntimeException e) {
                    complain(e);
                }
            });
        }
    }

    void stop(@Observes ShutdownEvent event) {
        executor.shutdownNow();
    }

    private void complain(Throwable problem) {
        if (complained.compareAndSet(false, true)) {
            LOG.warnf("Texts are compared by their words only: %s", problem);
        } else {
            LOG.debugf("A text has no vector: %s", problem);
        }
    }
}
