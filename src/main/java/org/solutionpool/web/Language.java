package org.solutionpool.web;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The two languages every visible text of the portal exists in. Chinese is what a reader gets who states none. */
public enum Language {
    ZH("zh", "zh-CN", Locale.SIMPLIFIED_CHINESE),
    EN("en", "en", Locale.ENGLISH);

    private final String code;
    private final String htmlLang;
    private final Locale locale;

    Language(String code, String htmlLang, Locale locale) {
        this.code = code;
        this.htmlLang = htmlLang;
        this.locale = locale;
    }

    /** The code in addresses and in the {@code lang} cookie: {@code zh} or {@code en}. */
    public String code() {
        return code;
    }

    /** The value of the {@code lang} attribute of a page, by BCP 47. */
    public String htmlLang() {
        return htmlLang;
    }

    /** The locale that numbers, dates and message bundles are formatted with. */
    public Locale locale() {
        return locale;
    }

    /** The other of the two: what the language switch leads to. */
    public Language other() {
        return this == ZH ? EN : ZH;
    }

    /** The language of a code such as {@code zh}, {@code en} or {@code zh-CN}; empty for any other text. */
    public static Optional<Language> ofCode(@Nullable String code) {
        if (code == null) {
            return Optional.empty();
        }
        String lower = code.toLowerCase(Locale.ROOT);
        for (Language language : values()) {
            if (lower.equals(language.code) || lower.startsWith(language.code + "-")) {
                return Optional.of(language);
            }
        }
        return Optional.empty();
    }

    /** The first of a reader's accepted languages that the portal speaks, by falling preference; Chinese if none. */
    public static Language preferred(List<Locale> accepted) {
        return accepted.stream()
                .map(locale -> ofCode(locale.getLanguage()))
                .flatMap(Optional::stream)
                .findFirst()
                .orElse(ZH);
    }

    /** The language of a template's locale attribute. */
    public static Language of(Locale locale) {
        return locale == null ? ZH : ofCode(locale.getLanguage()).orElse(ZH);
    }
}
