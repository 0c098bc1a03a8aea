package org.solutionpool.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.qute.Engine;
import io.quarkus.qute.EngineBuilder;
import io.quarkus.qute.HtmlEscaper;
import io.quarkus.qute.NamespaceResolver;
import io.quarkus.qute.RawString;
import io.quarkus.qute.ReflectionValueResolver;
import io.quarkus.qute.TemplateInstance;
import io.quarkus.qute.TemplateLocator;
import io.quarkus.qute.UserTagSectionHelper;
import io.quarkus.qute.Variant;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The tags by themselves, drawn by Qute as in the portal. */
class TagsTest {

    private static final Path TEMPLATES = Path.of("src/main/resources/templates");
    private static Engine engine;

    public record Value(String value, String label, long count, boolean selected) {}

    @BeforeAll
    static void readTags() throws IOException {
        EngineBuilder builder = Engine.builder()
                .addDefaults()
                .addValueResolver(new ReflectionValueResolver())
                .addResultMapper(new HtmlEscaper(List.of(Variant.TEXT_HTML)))
                .addLocator(TagsTest::template)
                .addNamespaceResolver(NamespaceResolver.builder("inject")
                        .resolve(bean ->
                                Map.of("assetVersion", "1", "parameterName", "csrf-token", "csrfToken", "secret"))
                        .build());
        new MessageNamespace().register(builder);
        try (Stream<Path> tags = Files.list(TEMPLATES.resolve("tags"))) {
            tags.map(tag -> tag.getFileName().toString().replace(".html", ""))
                    .forEach(tag ->
                            builder.addSectionHelper(new UserTagSectionHelper.Factory(tag, "tags/" + tag + ".html")));
        }
        engine = builder.build();
    }

    @Test
    void a_field_is_tied_to_its_label_hint_error_and_counter() {
        Document page =
                draw("{#input name='title' label='Title' hint='Short' error='Too long' limit=80 required=true /}");

        Element input = page.expectFirst("input");
        assertThat(page.expectFirst("label").attr("for")).isEqualTo(input.id());
        assertThat(input.attr("aria-invalid")).isEqualTo("true");
        assertThat(input.attr("aria-describedby").split(" "))
                .allSatisfy(id -> assertThat(page.getElementById(id)).as(id).isNotNull())
                .hasSize(3);
        assertThat(page.expectFirst("#title-error").text()).contains("Too long");
    }

    @Test
    void only_a_field_that_may_stay_empty_says_so() {
        assertThat(draw("{#input name='a' label='A' /}").text()).contains("选填");
        assertThat(draw("{#input name='a' label='A' required=true /}").text()).doesNotContain("选填");
        assertThat(draw("{#input name='a' label='A' mark=false /}").text()).doesNotContain("选填");
    }

    @Test
    void what_was_typed_stands_in_the_field_and_never_becomes_markup() {
        String typed = "\"><script>alert(1)</script>";

        Document page = draw(
                "{#input name='a' label='A' value=typed /}{#textarea name='b' label='B' value=typed /}",
                Map.of("typed", typed));

        assertThat(page.expectFirst("input").attr("value")).isEqualTo(typed);
        assertThat(page.expectFirst("textarea").text()).isEqualTo(typed);
        assertThat(page.select("script")).isEmpty();
    }

    @Test
    void the_error_summary_leads_to_each_field_in_their_order() {
        FormErrors errors = new FormErrors().add("title", "No title").add("price", "No price");

        Document page = draw("{#errorSummary errors=errors /}", Map.of("errors", errors));

        assertThat(page.select("a").eachAttr("href")).containsExactly("#title", "#price");
        assertThat(draw("{#errorSummary errors=errors /}", Map.of("errors", new FormErrors()))
                        .text())
                .isEmpty();
    }

    @Test
    void a_card_shows_highlights_and_escapes_everything_else() {
        Document page = draw(
                "{#card title=title url='/solutions/1' snippet=snippet /}",
                Map.of("title", "<b>A&B</b>", "snippet", new RawString("an <mark>air</mark> compressor")));

        assertThat(page.expectFirst("h3 a").text()).isEqualTo("<b>A&B</b>");
        assertThat(page.expectFirst("mark").text()).isEqualTo("air");
    }

    @Test
    void a_facet_hides_its_long_tail_behind_show_more() {
        List<Value> values = IntStream.range(0, 10)
                .mapToObj(i -> new Value("v" + i, "Value " + i, 1000L * i, i == 0))
                .toList();

        Document page = draw("{#facet name='mode' label='Mode' values=values /}", Map.of("values", values));

        assertThat(page.select("input")).hasSize(10);
        assertThat(page.select("details.facet__more input")).hasSize(3);
        assertThat(page.select("input[checked]").eachAttr("value")).containsExactly("v0");
        assertThat(page.text()).contains("9,000");
    }

    @Test
    void a_decision_is_asked_twice_and_carries_the_token() {
        Document page = draw("{#confirm label='Retire' text='It will be gone.' action='/retire' kind='danger'}"
                + "{#textarea name='reason' label='Reason' /}{/confirm}");

        assertThat(page.expectFirst("details").hasAttr("open")).isFalse();
        assertThat(page.select("form input[name=csrf-token]").eachAttr("value")).containsExactly("secret");
        assertThat(page.select("form textarea")).hasSize(1);
    }

    @Test
    void the_key_of_a_message_may_end_with_a_value() {
        assertThat(draw("{m:web.of('error.', rest)}", Map.of("rest", "404.title"))
                        .text())
                .isEqualTo(Messages.text(Language.ZH, "web", "error.404.title"));
    }

    private static Document draw(String template) {
        return draw(template, Map.of());
    }

    private static Document draw(String template, Map<String, Object> data) {
        TemplateInstance instance = engine.parse(template, Variant.forContentType(Variant.TEXT_HTML))
                .instance();
        data.forEach(instance::data);
        return Jsoup.parseBodyFragment(instance.render());
    }

    private static Optional<TemplateLocator.TemplateLocation> template(String id) {
        Path file = TEMPLATES.resolve(id);
        if (!Files.isRegularFile(file)) {
            return Optional.empty();
        }
        return Optional.of(new TemplateLocator.TemplateLocation() {
            @Override
            public java.io.Reader read() {
                try {
                    return new StringReader(Files.readString(file));
                } catch (IOException e) {
                    throw new java.io.UncheckedIOException(e);
                }
            }

            @Override
            public Optional<Variant> getVariant() {
                return Optional.of(Variant.forContentType(Variant.TEXT_HTML));
            }
        });
    }
}
