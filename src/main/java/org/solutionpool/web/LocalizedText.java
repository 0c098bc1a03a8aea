package org.solutionpool.web;

import java.util.function.Function;

/** An argument of a message that reads differently in each language, such as the name of a criterion. */
public record LocalizedText(String zh, String en) {

    /** What something is called in each language, read at once. */
    public static LocalizedText of(Function<Language, String> name) {
        return new LocalizedText(name.apply(Language.ZH), name.apply(Language.EN));
    }

    public String in(Language language) {
        return language == Language.EN ? en : zh;
    }
}
