package org.solutionpool.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.solutionpool.indexing.IndexTask;
import org.solutionpool.web.Language;
import org.solutionpool.web.Messages;

/** What the sources record has a name in both languages, and nothing is named that is never recorded. */
class AuditTextsTest {

    private static final Path SOURCES = Path.of("src/main/java/org/solutionpool");
    private static final Pattern CALL = Pattern.compile("\\baudit\\s*\\.record\\(");

    /** {@code "feature.verb"} as an argument or a choice of one, but not as the property of a query. */
    private static final Pattern ACTION = Pattern.compile(
            "(?<=[(,?:\\s])(?<!(?:find|list|count|delete)\\()\"([a-z]+\\.[a-z][A-Za-z]*)\"(?=\\s*[,):;?])");

    private static final Pattern SUBJECT =
            Pattern.compile("\\baudit\\s*\\.record\\(\\s*[^,]+?,\\s*(?:\"([a-z_]+)\"|([A-Z]\\w+\\.)?([A-Z_]+)),");

    @ParameterizedTest
    @EnumSource(Language.class)
    void every_action_has_its_name(Language language) throws IOException {
        assertThat(recorded())
                // Notices are named in the same way, and often written beside the event.
                .filteredOn(action -> !Messages.has(language, "notice", action + ".subject"))
                .hasSizeGreaterThan(50)
                .contains("solution.approve", "taxonomy.retire", "index.rollover")
                .allSatisfy(action -> assertThat(Messages.has(language, "audit", action))
                        .as(action)
                        .isTrue());
    }

    @Test
    void every_name_belongs_to_an_action() throws IOException {
        assertThat(recorded()).containsAll(Messages.keys("audit", ""));
    }

    @Test
    void every_kind_of_subject_has_its_name() throws IOException {
        Set<String> subjects = new TreeSet<>();
        for (Path source : recordingSources()) {
            String text = Files.readString(source);
            Matcher call = SUBJECT.matcher(text);
            while (call.find()) {
                subjects.add(call.group(1) != null ? call.group(1) : constant(call.group(3), text));
            }
        }
        assertThat(subjects)
                .contains("solution", "conversation", "taxonomy_term", "index")
                .allSatisfy(subject -> assertThat(Messages.has(Language.ZH, RecordPage.BUNDLE, "subject." + subject))
                        .as(subject)
                        .isTrue());
    }

    private static String constant(String name, String text) throws IOException {
        Pattern definition = Pattern.compile("String " + name + " = \"([a-z_]+)\"");
        Matcher here = definition.matcher(text);
        if (here.find()) {
            return here.group(1);
        }
        for (Path source : recordingSources()) {
            Matcher there = definition.matcher(Files.readString(source));
            if (there.find()) {
                return there.group(1);
            }
        }
        throw new IllegalStateException(name);
    }

    private static Set<String> recorded() throws IOException {
        Set<String> actions = new TreeSet<>();
        for (Path source : recordingSources()) {
            Matcher action = ACTION.matcher(Files.readString(source));
            while (action.find()) {
                actions.add(action.group(1));
            }
        }
        for (IndexTask.Type type : IndexTask.Type.values()) {
            actions.add("index." + type.name().toLowerCase(Locale.ROOT));
        }
        return actions;
    }

    private static List<Path> recordingSources() throws IOException {
        try (Stream<Path> files = Files.walk(SOURCES)) {
            return files.filter(file -> file.toString().endsWith(".java"))
                    .filter(AuditTextsTest::records)
                    .toList();
        }
    }

    private static boolean records(Path source) {
        try {
            return CALL.matcher(Files.readString(source)).find();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
