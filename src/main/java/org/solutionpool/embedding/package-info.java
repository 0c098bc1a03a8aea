/**
 * What texts mean, as vectors: two models that run inside the portal on its own processors, one for Chinese and one for
 * English. A text is computed once for each model and kept in PostgreSQL; what is missing waits in a queue, so that
 * nothing that publishes or searches ever waits for a model.
 *
 * <p>Vectors of different models cannot be compared, so each model's identifier is part of every key. A vector is kept for
 * good, also when its text is no longer shown anywhere: it is 2 kB, and the next revision of a listing often takes a text
 * back.
 *
 * <p>The package knows no feature: whoever asked for a text's vector hears of it by {@link
 * org.solutionpool.embedding.TextsEmbedded}.
 */
@NullMarked
package org.solutionpool.embedding;

import org.jspecify.annotations.NullMarked;
