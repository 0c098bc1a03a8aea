package org.solutionpool.embedding;

import java.util.Set;

/**
 * Texts that were missing have their vectors. Fired in the transaction that stores them, so that whoever hears of it does
 * not miss it by a crash.
 *
 * @param subjects whom the texts were wanted for, as {@link WantedText#subject} named them
 */
public record TextsEmbedded(Set<Long> subjects) {}
