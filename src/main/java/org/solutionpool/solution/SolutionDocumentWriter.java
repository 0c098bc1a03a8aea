package org.solutionpool.solution;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.solutionpool.embedding.WantedText;
import org.solutionpool.solution.ListingContent.Certificate;
import org.solutionpool.solution.ListingContent.ListedFile;
import org.solutionpool.solution.ListingContent.LocalizedText;
import org.solutionpool.solution.ListingContent.ReferenceCase;
import org.solutionpool.solution.SolutionDocument.Display;
import org.solutionpool.solution.SolutionDocument.Facts;
import org.solutionpool.solution.SolutionDocument.Filters;
import org.solutionpool.solution.SolutionDocument.Localized;
import org.solutionpool.solution.SolutionDocument.Name;
import org.solutionpool.solution.SolutionDocument.Order;
import org.solutionpool.solution.SolutionDocument.Passages;
import org.solutionpool.solution.SolutionDocument.Source;
import org.solutionpool.solution.SolutionDocument.Suggestions;
import org.solutionpool.solution.SolutionDocument.Texts;
import org.solutionpool.solution.SolutionDocument.Vectors;
import org.solutionpool.taxonomy.Scheme;
import org.solutionpool.taxonomy.Taxonomy;
import org.solutionpool.taxonomy.Term;
import org.solutionpool.text.Pinyin;
import org.solutionpool.text.PlainText;
import org.solutionpool.text.Script;
import org.solutionpool.text.TextFolding;
import org.solutionpool.web.Language;

/** Writes a listing down as the search index wants it. */
@ApplicationScoped
public class SolutionDocumentWriter {

    /** Longer than anybody types: the limit that the README of the mapping states. */
    private static final int LONGEST_PINYIN = 60;

    @Inject
    Taxonomy taxonomy;

    /**
     * The document of what the public may read of a listing.
     *
     * @param standings the entries of the whitelist that are in force for it
     * @param vectors what its texts mean, as far as that is known yet
     */
    public SolutionDocument write(
            Solution solution,
            ListingContent content,
            List<ListingStanding> standings,
            Map<Language, float[]> vectors) {
        List<String> titles = both(content.title());
        List<String> providers = providerNames(solution);
        return new SolutionDocument(
                String.valueOf(solution.id),
                solution.version,
                SolutionDocument.KIND,
                new Texts(
                        name(titles),
                        name(providers),
                        terms(content),
                        passages(both(content.summary())),
                        passages(content.challenges()),
                        passages(description(content)),
                        passages(cases(content))),
                filters(solution, content, standings),
                new Order(
                        solution.sortKey,
                        solution.titleEn == null
                                ? solution.sortKey
                                : TextFolding.fold(solution.titleEn).toLowerCase(Locale.ROOT),
                        solution.firstPublishedAt),
                new Suggestions(folded(titles), folded(providers)),
                display(solution, content, standings),
                facts(solution, content),
                vectors.isEmpty() ? null : new Vectors(vectors.get(Language.ZH), vectors.get(Language.EN)));
    }

    /** What a model has to read for its vectors: a text a language, none where the listing says nothing in it. */
    static List<WantedText> texts(Solution solution, ListingContent content) {
        List<WantedText> texts = new ArrayList<>();
        for (Language language : Language.values()) {
            MeaningText.in(language, content, providerNames(solution))
                    .ifPresent(text -> texts.add(new WantedText(solution.id, language, text)));
        }
        return texts;
    }

    private Facts facts(Solution solution, ListingContent content) {
        return new Facts(
                localized(content.title()),
                languages(content),
                provider(solution),
                content.industries(),
                content.equipment(),
                content.protocols(),
                content.scenarios(),
                content.deployments(),
                content.regions(),
                content.certificates().stream()
                        .map(certificate -> new Facts.Held(certificate.code(), certificate.expiresOn()))
                        .toList(),
                content.pricing().min(),
                content.pricing().max(),
                content.pricing().forms(),
                content.delivery().minDays(),
                content.delivery().maxDays(),
                IntStream.range(0, content.cases().size())
                        .mapToObj(i -> caseFacts(i + 1, content.cases().get(i)))
                        .toList(),
                content.listed() == null ? List.of() : content.listed().proposed(),
                solution.publishedList == null ? null : String.valueOf(solution.publishedList.id),
                solution.sourceRowId);
    }

    private Facts.Case caseFacts(int number, ReferenceCase reference) {
        String words = Stream.concat(
                        both(reference.title()).stream(),
                        both(reference.text()).stream().map(PlainText::ofMarkdown))
                .collect(Collectors.joining("\n"));
        return new Facts.Case(
                number,
                reference.industry(),
                taxonomy.finder().terms(words, Scheme.EQUIPMENT).stream()
                        .map(Term::code)
                        .toList());
    }

    private Filters filters(Solution solution, ListingContent content, List<ListingStanding> standings) {
        Integer longest = content.delivery().maxDays();
        return new Filters(
                withBroader(Scheme.INDUSTRY, content.industries()),
                withBroader(Scheme.EQUIPMENT, content.equipment()),
                content.protocols(),
                content.scenarios(),
                content.modes(),
                content.deployments(),
                content.pricing().forms(),
                regions(content.regions()),
                content.certificates().stream()
                        .map(Certificate::code)
                        .distinct()
                        .toList(),
                standings.stream()
                        .map(standing -> standing.kind().code())
                        .distinct()
                        .toList(),
                provider(solution),
                solution.organization == null ? "listed" : "own",
                languages(content),
                content.pricing().min(),
                content.pricing().max(),
                longest != null ? longest : content.delivery().minDays(),
                solution.firstPublishedAt,
                solution.publishedAt);
    }

    /** What is delivered all over China is found, and counted, in each of its provinces. */
    private List<String> regions(List<String> served) {
        if (!served.contains(ListingContent.NATIONWIDE)) {
            return served;
        }
        return Stream.concat(
                        served.stream(), taxonomy.roots(Scheme.REGION).stream().map(Term::code))
                .distinct()
                .toList();
    }

    private static Display display(Solution solution, ListingContent content, List<ListingStanding> standings) {
        return new Display(
                localized(content.title()),
                localized(content.summary()),
                solution.organization == null
                        ? new Localized(solution.listedProvider, null)
                        : new Localized(solution.organization.name, solution.organization.nameEn),
                content.industries(),
                content.equipment(),
                content.scenarios(),
                content.files().stream()
                        .filter(ListedFile::image)
                        .findFirst()
                        .map(file -> Long.toString(file.id()))
                        .orElse(null),
                source(solution.publishedList),
                standings.stream().map(SolutionDocument.Vouched::of).toList());
    }

    private static @Nullable Source source(@Nullable PublishedList list) {
        return list == null
                ? null
                : new Source(list.name, list.issuer, list.year == null ? null : list.year.toString());
    }

    private static @Nullable String provider(Solution solution) {
        if (solution.organization != null) {
            return "organization:" + solution.organization.id;
        }
        return solution.listedProvider == null ? null : "listed:" + solution.listedProvider;
    }

    private static List<String> providerNames(Solution solution) {
        return solution.organization == null
                ? present(solution.listedProvider)
                : present(solution.organization.name, solution.organization.nameEn);
    }

    /** In what the provider wrote its own words, not names and codes. */
    private static List<String> languages(ListingContent content) {
        List<LocalizedText> own = List.of(content.title(), content.summary(), content.description());
        List<String> languages = new ArrayList<>();
        if (own.stream().anyMatch(text -> text.zh() != null)) {
            languages.add("zh");
        }
        if (own.stream().anyMatch(text -> text.en() != null)) {
            languages.add("en");
        }
        return languages;
    }

    private static List<String> description(ListingContent content) {
        return Stream.of(
                        both(content.description()).stream().map(PlainText::ofMarkdown),
                        content.approach().stream(),
                        content.value().stream(),
                        content.claims().stream())
                .flatMap(texts -> texts)
                .toList();
    }

    private static List<String> cases(ListingContent content) {
        List<String> texts = new ArrayList<>();
        for (ReferenceCase reference : content.cases()) {
            texts.addAll(present(reference.customer()));
            texts.addAll(both(reference.title()));
            both(reference.text()).stream().map(PlainText::ofMarkdown).forEach(texts::add);
        }
        return texts;
    }

    /** Names and aliases of everything the listing is tagged with, and of what stands above it. */
    private Passages terms(ListingContent content) {
        Set<String> words = new LinkedHashSet<>();
        addTerms(words, Scheme.INDUSTRY, content.industries());
        addTerms(words, Scheme.EQUIPMENT, content.equipment());
        addTerms(words, Scheme.PROTOCOL, content.protocols());
        addTerms(words, Scheme.SCENARIO, content.scenarios());
        addTerms(words, Scheme.MODE, content.modes());
        addTerms(words, Scheme.DEPLOYMENT, content.deployments());
        addTerms(words, Scheme.PRICING, content.pricing().forms());
        addTerms(
                words,
                Scheme.CERTIFICATE,
                content.certificates().stream().map(Certificate::code).toList());
        addTerms(words, Scheme.REGION, content.regions());
        return passages(words);
    }

    private void addTerms(Set<String> words, Scheme scheme, List<String> codes) {
        for (String code : codes) {
            for (Term term : taxonomy.find(scheme, code).map(taxonomy::broader).orElseGet(LinkedHashSet::new)) {
                words.add(term.zh());
                words.add(term.en());
                words.addAll(term.aliases());
            }
        }
    }

    private List<String> withBroader(Scheme scheme, List<String> codes) {
        Set<String> all = new LinkedHashSet<>(codes);
        codes.forEach(code -> taxonomy.find(scheme, code)
                .ifPresent(term -> taxonomy.broader(term).forEach(broader -> all.add(broader.code()))));
        return List.copyOf(all);
    }

    private static Name name(List<String> names) {
        Passages passages = passages(names);
        return new Name(
                passages.zh(),
                passages.en(),
                passages.zh().stream()
                        .flatMap(name -> Pinyin.fullFromEachSyllable(name, LONGEST_PINYIN).stream())
                        .distinct()
                        .toList(),
                passages.zh().stream()
                        .flatMap(name -> Pinyin.initialsFromEachSyllable(name, LONGEST_PINYIN).stream())
                        .distinct()
                        .toList());
    }

    private static Passages passages(Collection<String> texts) {
        List<String> zh = new ArrayList<>();
        List<String> en = new ArrayList<>();
        for (String text : folded(texts)) {
            (Script.hasChinese(text) ? zh : en).add(text);
        }
        return new Passages(zh, en);
    }

    private static List<String> folded(Collection<String> texts) {
        return texts.stream()
                .map(text -> TextFolding.fold(text).strip())
                .filter(text -> !text.isEmpty())
                .distinct()
                .toList();
    }

    private static List<String> both(LocalizedText text) {
        return present(text.zh(), text.en());
    }

    private static List<String> present(@Nullable String... texts) {
        return Stream.of(texts).filter(Objects::nonNull).toList();
    }

    private static Localized localized(LocalizedText text) {
        return new Localized(text.zh(), text.en());
    }
}
