package org.solutionpool.search;

import co.elastic.clients.elasticsearch.ElasticsearchClient;
import co.elastic.clients.elasticsearch._types.query_dsl.Operator;
import co.elastic.clients.elasticsearch._types.query_dsl.Query;
import co.elastic.clients.elasticsearch.core.MsearchRequest;
import co.elastic.clients.elasticsearch.core.msearch.MultiSearchResponseItem;
import co.elastic.clients.elasticsearch.core.search.Hit;
import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.solutionpool.indexing.DocumentKind;
import org.solutionpool.indexing.IndexNames;
import org.solutionpool.indexing.SearchAvailability;
import org.solutionpool.taxonomy.Scheme;
import org.solutionpool.taxonomy.Term;
import org.solutionpool.text.Pinyin;
import org.solutionpool.text.TextFolding;
import org.solutionpool.web.Language;
import org.solutionpool.web.Messages;

/**
 * Suggestions for something half typed: equipment and scenarios from the taxonomy, solutions and providers from the
 * index. By the beginning or middle of a Chinese name, by pinyin or initials, or by the beginnings of English words, one
 * of which may be mistyped.
 */
@ApplicationScoped
public class Suggestions {

    private static final Logger LOG = Logger.getLogger(Suggestions.class);
    private static final int LONGEST = 50;
    private static final int SOLUTIONS = 5;
    private static final int PROVIDERS = 3;
    private static final int TERMS = 4;

    /** The part of a document that a suggestion is made of. */
    @JsonIgnoreProperties(ignoreUnknown = true)
    record SuggestedDocument(SuggestedDocument.Display display, SuggestedDocument.Filter filter) {

        @JsonIgnoreProperties(ignoreUnknown = true)
        record Display(SolutionCard.@Nullable Sides title, SolutionCard.@Nullable Sides provider) {}

        @JsonIgnoreProperties(ignoreUnknown = true)
        record Filter(@Nullable String provider) {}
    }

    /** One line of the list. */
    public record Suggestion(String group, String text, String url) {}

    @Inject
    ElasticsearchClient elasticsearch;

    @Inject
    SearchAvailability availability;

    @Inject
    IndexNames names;

    @Inject
    TermSuggestions terms;

    /** What fits; empty for a text that is blank or too long. While Elasticsearch is away only the taxonomy's terms. */
    public List<Suggestion> of(String typed, Language language) {
        String text = TextFolding.fold(typed).strip().toLowerCase(Locale.ROOT);
        if (text.isEmpty() || text.codePointCount(0, text.length()) > LONGEST) {
            return List.of();
        }
        List<Suggestion> found = new ArrayList<>();
        terms(found, text, Scheme.EQUIPMENT, language);
        terms(found, text, Scheme.SCENARIO, language);
        if (availability.available()) {
            try {
                documents(found, text, language);
            } catch (IOException | RuntimeException e) {
                // A suggestion is a convenience: without it the search itself says what is wrong.
                LOG.debug("No suggestions from the index", e);
            }
        }
        return List.copyOf(found);
    }

    private void terms(List<Suggestion> found, String text, Scheme scheme, Language language) {
        for (Term term : terms.beginningWith(text, scheme, TERMS)) {
            found.add(new Suggestion(
                    Messages.text(language, "search", "suggest." + scheme.code()),
                    term.name(language),
                    "/search?" + scheme.code() + "=" + term.code()));
        }
    }

    private void documents(List<Suggestion> found, String text, Language language) throws IOException {
        String index = names.read(DocumentKind.SOLUTION);
        MsearchRequest both = new MsearchRequest.Builder()
                .searches(one -> one.header(header -> header.index(index)).body(body -> body.query(named("title", text))
                        .size(SOLUTIONS)
                        .source(source -> source.filter(filter -> filter.includes("display.title")))))
                .searches(one -> one.header(header -> header.index(index))
                        .body(body -> body.query(named("provider", text))
                                .size(PROVIDERS)
                                .collapse(collapse -> collapse.field("filter.provider"))
                                .source(source -> source.filter(
                                        filter -> filter.includes("display.provider", "filter.provider")))))
                .build();
        List<MultiSearchResponseItem<SuggestedDocument>> answers =
                elasticsearch.msearch(both, SuggestedDocument.class).responses();
        for (Hit<SuggestedDocument> hit : hits(answers.get(0))) {
            found.add(new Suggestion(
                    Messages.text(language, "search", "suggest.solution"),
                    title(hit, language),
                    "/solutions/" + hit.id()));
        }
        for (Hit<SuggestedDocument> hit : hits(answers.get(1))) {
            SuggestedDocument document = Objects.requireNonNull(hit.source());
            SolutionCard.Sides provider = document.display().provider();
            String name = provider == null ? null : provider.in(language);
            String code = document.filter().provider();
            if (name != null && code != null) {
                found.add(new Suggestion(Messages.text(language, "search", "suggest.provider"), name, address(code)));
            }
        }
    }

    private static List<Hit<SuggestedDocument>> hits(MultiSearchResponseItem<SuggestedDocument> answer)
            throws IOException {
        if (answer.isFailure()) {
            throw new IOException(answer.failure().error().reason());
        }
        return answer.result().hits().hits();
    }

    private static Query named(String field, String text) {
        String compact = text.replaceAll("\\s+", "");
        String sound = Pinyin.full(compact);
        return Query.of(query -> query.bool(bool -> {
            bool.should(should -> should.matchPhrase(match ->
                    match.field("text." + field + ".zh.characters").query(text).boost(4f)));
            bool.should(should -> should.match(match -> match.field("suggest." + field)
                    .query(text)
                    .operator(Operator.And)
                    .fuzziness("AUTO:5,9")
                    .prefixLength(1)));
            if (compact.chars().allMatch(c -> c < 128)) {
                bool.should(should -> should.prefix(prefix ->
                        prefix.field("text." + field + ".pinyin").value(sound).boost(2f)));
                bool.should(should -> should.prefix(prefix -> prefix.field("text." + field + ".initials")
                        .value(compact)
                        .boost(2f)));
            }
            return bool;
        }));
    }

    private static String title(Hit<SuggestedDocument> hit, Language language) {
        SolutionCard.Sides title =
                Objects.requireNonNull(hit.source()).display().title();
        return title == null ? "" : Objects.requireNonNullElse(title.in(language), "");
    }

    private static String address(String code) {
        int colon = code.indexOf(':');
        String value = code.substring(colon + 1);
        return code.startsWith("organization:")
                ? "/providers/" + value
                : "/providers/listed?name=" + URLEncoder.encode(value, StandardCharsets.UTF_8);
    }
}
