package org.solutionpool.web;

import com.ibm.icu.text.MessageFormat;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.MissingResourceException;
import java.util.ResourceBundle;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Every text a person reads, from {@code messages/<feature>_zh.properties} and {@code messages/<feature>_en.properties}.
 *
 * <p>Texts are ICU message formats with positional arguments ({@code {0}}), so that English plurals and Chinese
 * measure words are the translator's business and not the caller's. A key that is missing is a programming error:
 * it throws, and a test finds it before a reader does.
 */
@ApplicationScoped
public class Messages {

    private static final Map<String, ResourceBundle> BUNDLES = new ConcurrentHashMap<>();

    private final RequestLanguage requestLanguage;

    @Inject
    public Messages(RequestLanguage requestLanguage) {
        this.requestLanguage = requestLanguage;
    }

    /**
     * A text in the language of the current request.
     *
     * @throws MissingResourceException if the bundle or the key does not exist
     */
    public String text(String bundle, String key, Object... arguments) {
        return text(requestLanguage.get(), bundle, key, arguments);
    }

    /**
     * A text in a given language, for mail and everything else that is not an answer to the reader's own request.
     *
     * @throws MissingResourceException if the bundle or the key does not exist
     */
    public static String text(Language language, String bundle, String key, Object... arguments) {
        String pattern = bundle(language, bundle).getString(key);
        if (arguments.length == 0 && pattern.indexOf('{') < 0) {
            // Nothing to fill in; only ICU's doubled apostrophe has to be read as one.
            return pattern.replace("''", "'");
        }
        Object[] readable = Arrays.stream(arguments)
                .map(argument -> readable(language, argument))
                .toArray();
        return new MessageFormat(pattern, language.locale()).format(readable);
    }

    /** Whether a text exists: for codes that come from outside and may have none. */
    public static boolean has(Language language, String bundle, String key) {
        return bundle(language, bundle).containsKey(key);
    }

    /** The keys of a bundle that begin with a prefix, in their alphabetical order. */
    public static List<String> keys(String bundle, String prefix) {
        return bundle(Language.ZH, bundle).keySet().stream()
                .filter(key -> key.startsWith(prefix))
                .sorted()
                .toList();
    }

    private static ResourceBundle bundle(Language language, String bundle) {
        return BUNDLES.computeIfAbsent(
                bundle + "_" + language.code(),
                name -> ResourceBundle.getBundle(
                        "messages." + name,
                        java.util.Locale.ROOT,
                        Thread.currentThread().getContextClassLoader(),
                        ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES)));
    }

    private static Object readable(Language language, Object argument) {
        if (argument instanceof LocalizedText text) {
            return text.in(language);
        }
        return argument == null
                ? ""
                : argument instanceof Number || argument instanceof java.util.Date ? argument : argument.toString();
    }
}
