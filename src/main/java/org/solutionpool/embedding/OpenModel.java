package org.solutionpool.embedding;

import ai.djl.huggingface.tokenizers.Encoding;
import ai.djl.huggingface.tokenizers.HuggingFaceTokenizer;
import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import java.io.IOException;
import java.io.InputStream;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A model in memory; safe for use by several threads.
 *
 * <p>langchain4j's own class around the same files gives no way to say how many threads ONNX Runtime takes, which is all
 * of the machine's: every page would wait while a listing is read. Here a text is computed on the thread that asks.
 *
 * <p>One text at a time: on one thread a batch is no faster, and the weights of 8 bits are scaled by what stands beside
 * them in the batch, so that the vector of a text would depend on its neighbours.
 */
final class OpenModel {

    private final OrtEnvironment environment;
    private final OrtSession session;
    private final HuggingFaceTokenizer tokenizer;
    private final Centre centre;
    private final boolean typed;

    private OpenModel(OrtEnvironment environment, OrtSession session, HuggingFaceTokenizer tokenizer, Centre centre)
            throws OrtException {
        this.environment = environment;
        this.session = session;
        this.tokenizer = tokenizer;
        this.centre = centre;
        this.typed = session.getInputNames().contains("token_type_ids");
    }

    /**
     * Reads a model from the class path, which takes about half a second and 60 MB.
     *
     * @throws ModelUnavailableException if its files or the native libraries cannot be loaded
     */
    static OpenModel open(TextModel model) {
        try (InputStream network = resource(model.network());
                InputStream words = resource(model.tokenizer());
                OrtSession.SessionOptions options = new OrtSession.SessionOptions()) {
            options.setIntraOpNumThreads(1);
            options.setInterOpNumThreads(1);
            OrtEnvironment environment = OrtEnvironment.getEnvironment();
            return new OpenModel(
                    environment,
                    environment.createSession(network.readAllBytes(), options),
                    NativeTokenizer.open(words),
                    Centre.read(model));
        } catch (IOException | OrtException | RuntimeException | LinkageError e) {
            throw new ModelUnavailableException(model, e);
        }
    }

    private static InputStream resource(String name) throws IOException {
        InputStream resource = OpenModel.class.getClassLoader().getResourceAsStream(name);
        if (resource == null) {
            throw new IOException(name + " is not on the class path");
        }
        return resource;
    }

    /**
     * The vector of a text, of length 1: the state of the first mark, as BGE is trained to be read, from its centre. What
     * goes beyond {@link TextModel#LONGEST} tokens is not read.
     */
    float[] embed(String text) {
        return centre.takenFrom(stateOfFirstMark(text));
    }

    /** As the model gives it, of length 1. */
    float[] stateOfFirstMark(String text) {
        Encoding encoding = tokenizer.encode(text, true, false);
        Map<String, OnnxTensor> inputs = new HashMap<>();
        try {
            inputs.put("input_ids", tensor(encoding.getIds()));
            inputs.put("attention_mask", tensor(encoding.getAttentionMask()));
            if (typed) {
                inputs.put("token_type_ids", tensor(encoding.getTypeIds()));
            }
            try (OrtSession.Result result = session.run(inputs)) {
                float[][][] states = (float[][][]) result.get(0).getValue();
                return unit(states[0][0]);
            }
        } catch (OrtException e) {
            throw new IllegalStateException("The model refuses the text: " + e.getMessage(), e);
        } finally {
            inputs.values().forEach(OnnxTensor::close);
        }
    }

    private OnnxTensor tensor(long[] values) throws OrtException {
        return OnnxTensor.createTensor(environment, new long[][] {values});
    }

    private static float[] unit(float[] vector) {
        double squares = 0;
        for (float value : vector) {
            squares += (double) value * value;
        }
        double length = Math.sqrt(squares);
        float[] unit = new float[vector.length];
        for (int i = 0; i < vector.length; i++) {
            unit[i] = (float) (vector[i] / length);
        }
        return unit;
    }

    /** A model that is opened when it is first needed, once; what kept it from opening is remembered. */
    static final class Lazy {

        private final TextModel model;
        private volatile @Nullable OpenModel open;
        private @Nullable ModelUnavailableException problem;

        Lazy(TextModel model) {
            this.model = model;
        }

        OpenModel get() {
            OpenModel there = open;
            return there != null ? there : openOnce();
        }

        private synchronized OpenModel openOnce() {
            OpenModel there = open;
            if (there != null) {
                return there;
            }
            if (problem != null) {
                throw problem;
            }
            try {
                there = OpenModel.open(model);
            } catch (ModelUnavailableException e) {
                problem = e;
                throw e;
            }
            open = there;
            return there;
        }
    }
}
