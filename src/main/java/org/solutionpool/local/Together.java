package org.solutionpool.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/** Steps that run at the same time. */
final class Together {

    /** Something that takes a while. */
    interface Step {
        void run() throws IOException, InterruptedException;
    }

    private Together() {}

    /**
     * Runs all steps and returns when each is done, or throws what the first one throws that fails, without waiting for the
     * others.
     */
    static void run(Step... steps) throws IOException {
        CompletableFuture<Void> failed = new CompletableFuture<>();
        CompletableFuture<?>[] running = Arrays.stream(steps)
                .map(step -> inThread(step).whenComplete((done, failure) -> {
                    if (failure != null) {
                        failed.completeExceptionally(failure);
                    }
                }))
                .toArray(CompletableFuture<?>[]::new);
        try {
            CompletableFuture.anyOf(CompletableFuture.allOf(running), failed).join();
        } catch (CompletionException e) {
            switch (e.getCause()) {
                case StartRefused refused -> throw refused;
                case UncheckedIOException io -> throw io.getCause();
                case IOException io -> throw io;
                case null, default -> throw e;
            }
        }
    }

    private static CompletableFuture<Void> inThread(Step step) {
        CompletableFuture<Void> result = new CompletableFuture<>();
        Thread.ofVirtual().start(() -> {
            try {
                step.run();
                result.complete(null);
            } catch (IOException | InterruptedException | RuntimeException e) {
                result.completeExceptionally(e);
            }
        });
        return result;
    }
}
