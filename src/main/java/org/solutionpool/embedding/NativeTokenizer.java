package org.solutionpool.embedding;

import ai.djl.huggingface.tokenizers.HuggingFaceTokenizer;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Map;
import java.util.stream.Stream;
import org.jboss.logging.Logger;

/**
 * Opens the tokenizer's native library so that it needs no network and no home directory. Left alone, the library would
 * keep its files in the user's home, look for a graphics card and fetch a build for it, and report its use to its maker.
 */
final class NativeTokenizer {

    private static final Logger LOG = Logger.getLogger(NativeTokenizer.class);

    private NativeTokenizer() {}

    /** A tokenizer that cuts after {@link TextModel#LONGEST} tokens and never pads. */
    static synchronized HuggingFaceTokenizer open(InputStream words) throws IOException {
        System.setProperty("ai.djl.offline", "true");
        System.setProperty("OPT_OUT_TRACKING", "true");
        System.setProperty("RUST_FLAVOR", "cpu");
        // A folder of our own that nobody else can write to: what lies in it is run as part of the portal.
        Path folder = Files.createTempDirectory("solution-pool-tokenizer");
        System.setProperty("ENGINE_CACHE_DIR", folder.toString());
        try {
            return HuggingFaceTokenizer.newInstance(
                    words,
                    Map.of(
                            "padding",
                            "false",
                            "truncation",
                            "true",
                            "maxLength",
                            String.valueOf(TextModel.LONGEST),
                            "modelMaxLength",
                            String.valueOf(TextModel.LONGEST)));
        } finally {
            remove(folder);
        }
    }

    /** A loaded library needs its file no longer, but on Windows, where the folder stays behind. */
    private static void remove(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        } catch (IOException e) {
            LOG.debugf("%s stays behind: %s", folder, e.getMessage());
        }
    }
}
