package org.solutionpool.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.ibm.icu.text.MessagePattern;
import com.ibm.icu.text.MessagePattern.Part.Type;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class MessageBundlesTest {

    private static final Path MESSAGES = Path.of("src/main/resources/messages");
    private static final Path TEMPLATES = Path.of("src/main/resources/templates");
    private static final Pattern USED =
            Pattern.compile("\\bm:([a-z][A-Za-z]*)\\.(?:of\\('([^'+]*[^'.])'\\s*[,)]|(?!of\\()([A-Za-z0-9_]+))");

    static List<String> bundles() throws IOException {
        try (Stream<Path> files = Files.list(MESSAGES)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith("_zh.properties"))
                    .map(name -> name.substring(0, name.length() - "_zh.properties".length()))
                    .sorted()
                    .toList();
        }
    }

    @ParameterizedTest
    @MethodSource("bundles")
    void every_text_stands_in_both_languages(String bundle) throws IOException {
        assertThat(read(bundle, "en").stringPropertyNames())
                .containsExactlyInAnyOrderElementsOf(read(bundle, "zh").stringPropertyNames());
    }

    @ParameterizedTest
    @MethodSource("bundles")
    void both_languages_fill_in_the_same_arguments(String bundle) throws IOException {
        Properties zh = read(bundle, "zh");
        Properties en = read(bundle, "en");
        for (String key : zh.stringPropertyNames()) {
            assertThat(arguments(en.getProperty(key, "")))
                    .as("%s.%s", bundle, key)
                    .isEqualTo(arguments(zh.getProperty(key)));
        }
    }

    @ParameterizedTest
    @MethodSource("bundles")
    void english_texts_hold_no_chinese(String bundle) throws IOException {
        Properties en = read(bundle, "en");
        // Names of languages are written in the language itself.
        assertThat(en.stringPropertyNames())
                .filteredOn(key -> !key.startsWith("language."))
                .allSatisfy(key -> assertThat(en.getProperty(key)).as(key).doesNotContainPattern("\\p{IsHan}"));
    }

    @Test
    void every_text_a_template_asks_for_exists() throws IOException {
        Set<String> missing = new TreeSet<>();
        for (Path template : templates()) {
            Matcher use = USED.matcher(withoutComments(template));
            while (use.find()) {
                String key = use.group(2) != null ? use.group(2) : use.group(3);
                Path file = MESSAGES.resolve(use.group(1) + "_zh.properties");
                if (!Files.exists(file) || !read(use.group(1), "zh").containsKey(key)) {
                    missing.add("%s: %s.%s".formatted(TEMPLATES.relativize(template), use.group(1), key));
                }
            }
        }
        assertThat(missing).isEmpty();
    }

    @Test
    void templates_hold_no_visible_chinese_of_their_own() throws IOException {
        for (Path template : templates()) {
            assertThat(withoutComments(template))
                    .as(TEMPLATES.relativize(template).toString())
                    .doesNotContainPattern("\\p{IsHan}");
        }
    }

    private static String withoutComments(Path template) throws IOException {
        return Files.readString(template).replaceAll("(?s)\\{!.*?!}", "");
    }

    private static List<Path> templates() throws IOException {
        try (Stream<Path> files = Files.walk(TEMPLATES)) {
            return files.filter(file -> file.toString().matches(".*\\.(html|txt|xml)"))
                    .toList();
        }
    }

    private static Set<String> arguments(String text) {
        MessagePattern pattern = new MessagePattern(text);
        // Also those inside a plural, which MessageFormat does not tell.
        return IntStream.range(0, pattern.countParts())
                .mapToObj(pattern::getPart)
                .filter(part -> part.getType() == Type.ARG_NUMBER || part.getType() == Type.ARG_NAME)
                .map(pattern::getSubstring)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Properties read(String bundle, String language) throws IOException {
        Properties properties = new Properties();
        try (Reader reader = Files.newBufferedReader(MESSAGES.resolve(bundle + "_" + language + ".properties"))) {
            properties.load(reader);
        }
        return properties;
    }
}
