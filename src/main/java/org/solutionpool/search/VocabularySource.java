package org.solutionpool.search;

/** Where the names of the taxonomy come from. */
@FunctionalInterface
public interface VocabularySource {

    /** The vocabulary as it stands; cheap enough to be called for every search. */
    Vocabulary get();
}
