package org.solutionpool.importing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.solutionpool.organization.CreditCode;
import org.solutionpool.solution.ListingContent;
import org.solutionpool.solution.ListingContent.Contact;
import org.solutionpool.solution.ListingContent.Delivery;
import org.solutionpool.solution.ListingContent.Listed;
import org.solutionpool.solution.ListingContent.LocalizedText;
import org.solutionpool.solution.ListingContent.Pricing;
import org.solutionpool.solution.ListingContent.ReferenceCase;
import org.solutionpool.taxonomy.Scheme;
import org.solutionpool.web.Language;

/** Makes listings, or lines of a record, of rows by a mapping. Says what is wrong, changes nothing of what the list says. */
final class RowMapper {

    /** The most texts of one kind, such as claims. */
    private static final int MOST_TEXTS = 100;

    private static final Pattern YEAR = Pattern.compile("((?:19|20)\\d\\d)(?:\\.0)?\\s*(?:年度?)?");
    private static final Pattern BETWEEN_WORDS = Pattern.compile("[\\n,，、;；/|]+");
    private static final Pattern HAN = Pattern.compile("\\p{IsHan}");

    private final ColumnMapping mapping;
    private final TermWords words;

    private final boolean record;

    /** @param record whether rows are kept as a record only, so that the name of a company alone is enough */
    RowMapper(ColumnMapping mapping, TermWords words, boolean record) {
        this.mapping = mapping;
        this.words = words;
        this.record = record;
    }

    MappedRow map(SourceRow source) {
        if (!source.readable()) {
            return new MappedRow(source.number(), null, source.problems());
        }
        Reading row = new Reading(source);
        MappedRow.Content content = record ? row.named() : row.listing();
        boolean refused = row.problems.stream().anyMatch(problem -> problem.severity() == Severity.ERROR);
        return new MappedRow(source.number(), refused ? null : content, List.copyOf(row.problems));
    }

    /** One row while it is read. */
    private final class Reading {

        private final SourceRow source;
        private final List<RowProblem> problems;

        Reading(SourceRow source) {
            this.source = source;
            this.problems = new ArrayList<>(source.problems());
        }

        MappedRow.@Nullable Listing listing() {
            String title = text(Target.TITLE);
            String provider = text(Target.PROVIDER);
            if (title == null) {
                error(Target.TITLE, provider == null ? "title.missing" : "title.companyOnly");
            }
            ListKey list = list();
            if (title == null || list == null) {
                return null;
            }
            Language language = language(title);
            List<String> keywords = new ArrayList<>(words(Target.KEYWORDS));
            String deployment = text(Target.DEPLOYMENT);
            String region = text(Target.REGION);
            ListingContent content = new ListingContent(
                    title(title, language),
                    in(language, text(Target.SUMMARY)),
                    in(language, text(Target.DESCRIPTION)),
                    texts(Target.CHALLENGES),
                    texts(Target.APPROACH),
                    texts(Target.VALUE),
                    texts(Target.CLAIMS),
                    codes(Scheme.INDUSTRY, Target.INDUSTRIES, keywords),
                    codes(Scheme.EQUIPMENT, Target.EQUIPMENT, keywords),
                    codes(Scheme.PROTOCOL, Target.PROTOCOLS, keywords),
                    codes(Scheme.SCENARIO, Target.SCENARIOS, keywords),
                    codes(Scheme.MODE, Target.MODES, keywords),
                    codes(Scheme.DEPLOYMENT, Target.DEPLOYMENT, null),
                    Pricing.NOT_STATED,
                    Delivery.NOT_STATED,
                    codes(Scheme.REGION, Target.REGION, null),
                    List.of(),
                    cases(language),
                    List.of(),
                    Contact.NONE,
                    new Listed(
                            text(Target.FIELD),
                            text(Target.OFFER_KIND),
                            keywords.stream().distinct().toList(),
                            deployment,
                            region,
                            text(Target.NOTE),
                            List.of()));
            return new MappedRow.Listing(
                    list, text(Target.LICENCE), text(Target.ROW_ID), hash(), 1, title, provider, url(), content);
        }

        MappedRow.@Nullable Named named() {
            String title = text(Target.TITLE);
            String provider = text(Target.PROVIDER);
            if (title == null && provider == null) {
                error(Target.PROVIDER, "names.missing");
            }
            ListKey list = list();
            if (list == null) {
                return null;
            }
            List<String> regions = codes(Scheme.REGION, Target.REGION, null);
            return new MappedRow.Named(
                    list,
                    text(Target.ROW_ID),
                    hash(),
                    1,
                    provider,
                    title,
                    text(Target.TITLE_EN),
                    creditCode(),
                    regions.isEmpty() ? null : regions.getFirst(),
                    codes(Scheme.INDUSTRY, Target.INDUSTRIES, null),
                    url());
        }

        private @Nullable String creditCode() {
            String typed = text(Target.CREDIT_CODE);
            if (typed == null) {
                return null;
            }
            try {
                return CreditCode.of(typed).value();
            } catch (CreditCode.WrongCreditCodeException e) {
                warning(Target.CREDIT_CODE, "creditCode.invalid", typed);
                return null;
            }
        }

        private @Nullable ListKey list() {
            String name = text(Target.LIST);
            String issuer = text(Target.ISSUER);
            if (name == null) {
                error(Target.LIST, "list.missing");
            }
            if (issuer == null) {
                error(Target.ISSUER, "issuer.missing");
            }
            String yearText = text(Target.YEAR);
            Integer year = null;
            if (yearText != null) {
                Matcher matcher = YEAR.matcher(yearText);
                if (matcher.matches()) {
                    year = Integer.valueOf(matcher.group(1));
                } else {
                    error(Target.YEAR, "year.invalid", yearText);
                }
            }
            return name == null || issuer == null ? null : new ListKey(name, issuer, year, text(Target.BATCH));
        }

        private Language language(String title) {
            String stated = text(Target.LANG);
            if (stated != null) {
                Optional<Language> known = Language.ofCode(stated);
                if (known.isPresent()) {
                    return known.get();
                }
                warning(Target.LANG, "lang.unknown", stated);
            }
            String description = text(Target.DESCRIPTION);
            return HAN.matcher(title).find()
                            || description != null && HAN.matcher(description).find()
                    ? Language.ZH
                    : Language.EN;
        }

        private LocalizedText title(String title, Language language) {
            String english = text(Target.TITLE_EN);
            return english == null ? in(language, title) : new LocalizedText(title, english);
        }

        private static LocalizedText in(Language language, @Nullable String text) {
            return language == Language.ZH ? new LocalizedText(text, null) : new LocalizedText(null, text);
        }

        private @Nullable String url() {
            String url = text(Target.SOURCE_URL);
            if (url == null) {
                return null;
            }
            try {
                URI address = new URI(url.replace(" ", "%20"));
                if (("http".equals(address.getScheme()) || "https".equals(address.getScheme()))
                        && address.getHost() != null) {
                    return url;
                }
            } catch (URISyntaxException e) {
                // Said below, like any other text that is no address.
            }
            warning(Target.SOURCE_URL, "url.invalid", url);
            return null;
        }

        private List<ReferenceCase> cases(Language language) {
            JsonNode cell = cell(Target.CASES);
            List<ReferenceCase> cases = new ArrayList<>();
            if (cell != null && cell.isArray()) {
                for (JsonNode item : cell) {
                    if (item.isObject()) {
                        String title = limited(Target.CASES, line(plain(item.path("title"))), 300);
                        String text = limited(Target.CASES, plain(item.path("text")), Target.CASES.limit());
                        if (title != null || text != null) {
                            cases.add(referenceCase(in(language, title), in(language, text)));
                        }
                    } else {
                        String text = limited(Target.CASES, plain(item), Target.CASES.limit());
                        if (text != null) {
                            cases.add(referenceCase(LocalizedText.EMPTY, in(language, text)));
                        }
                    }
                }
            } else {
                texts(Target.CASES).forEach(text -> cases.add(referenceCase(LocalizedText.EMPTY, in(language, text))));
            }
            return several(Target.CASES, cases);
        }

        private static ReferenceCase referenceCase(LocalizedText title, LocalizedText text) {
            return new ReferenceCase(null, null, title, text, List.of());
        }

        /** @param unknown where words go that no term has; null if they are kept elsewhere as printed */
        private List<String> codes(Scheme scheme, Target target, @Nullable List<String> unknown) {
            List<String> codes = new ArrayList<>();
            for (String word : words(target)) {
                Optional<String> code = words.code(scheme, word);
                if (code.isEmpty()) {
                    warning(target, unknown == null ? "word.unknown" : "term.unknown", word);
                    if (unknown != null) {
                        unknown.add(word);
                    }
                }
                code.filter(known -> !codes.contains(known)).ifPresent(codes::add);
            }
            return codes;
        }

        private List<String> words(Target target) {
            JsonNode cell = cell(target);
            if (cell == null) {
                return List.of();
            }
            List<String> found = new ArrayList<>();
            for (String text : cell.isArray()
                    ? items(cell)
                    : List.of(Optional.ofNullable(plain(cell)).orElse(""))) {
                BETWEEN_WORDS
                        .splitAsStream(text)
                        .map(String::strip)
                        .filter(word -> !word.isEmpty())
                        .map(word -> limited(target, word, target.limit()))
                        .forEach(found::add);
            }
            found.removeIf(java.util.Objects::isNull);
            return several(target, found);
        }

        private List<String> texts(Target target) {
            JsonNode cell = cell(target);
            if (cell == null) {
                return List.of();
            }
            String plain = cell.isArray() ? null : plain(cell);
            List<String> found = new ArrayList<>();
            for (String text : plain == null ? items(cell) : Arrays.asList(plain.split("\n"))) {
                String kept = limited(target, text.strip(), target.limit());
                if (kept != null && !kept.isEmpty()) {
                    found.add(kept);
                }
            }
            return several(target, found);
        }

        private static List<String> items(JsonNode array) {
            List<String> items = new ArrayList<>();
            for (JsonNode item : array) {
                String text = plain(item);
                if (text != null) {
                    items.add(text);
                }
            }
            return items;
        }

        private <T> List<T> several(Target target, List<T> found) {
            if (found.size() > MOST_TEXTS) {
                error(target, "tooMany", found.size(), MOST_TEXTS);
                return List.of();
            }
            return found;
        }

        private @Nullable String text(Target target) {
            JsonNode cell = cell(target);
            if (cell == null) {
                return null;
            }
            String text = cell.isArray() ? String.join("\n", items(cell)) : plain(cell);
            return limited(target, target.kind == Target.Kind.LINE ? line(text) : text, target.limit());
        }

        private @Nullable String limited(Target target, @Nullable String text, int limit) {
            if (text == null || text.isBlank()) {
                return null;
            }
            int length = text.codePointCount(0, text.length());
            if (length > limit) {
                RowProblem tooLong = RowProblem.error(source.number(), column(target), "tooLong", length, limit);
                if (!problems.contains(tooLong)) {
                    problems.add(tooLong);
                }
                // The row is refused; a beginning is enough to go on looking for what else is wrong.
                return text.substring(0, text.offsetByCodePoints(0, limit));
            }
            return text;
        }

        private @Nullable JsonNode cell(Target target) {
            JsonNode cell = mapping.column(target).map(source.values()::get).orElse(null);
            return cell != null
                    ? cell
                    : mapping.constant(target)
                            .map(JsonNodeFactory.instance::textNode)
                            .orElse(null);
        }

        private String hash() {
            ObjectNode said = JsonNodeFactory.instance.objectNode();
            for (Target target : Target.values()) {
                JsonNode cell = cell(target);
                if (cell != null) {
                    said.set(target.code(), cell);
                }
            }
            try {
                byte[] hash = MessageDigest.getInstance("SHA-256")
                        .digest(said.toString().getBytes(StandardCharsets.UTF_8));
                return HexFormat.of().formatHex(hash);
            } catch (NoSuchAlgorithmException e) {
                throw new IllegalStateException("Every Java platform has SHA-256", e);
            }
        }

        private @Nullable String column(Target target) {
            return mapping.column(target).orElse(null);
        }

        private void error(Target target, String code, Object... arguments) {
            problems.add(RowProblem.error(source.number(), column(target), code, arguments));
        }

        private void warning(Target target, String code, Object... arguments) {
            problems.add(RowProblem.warning(source.number(), column(target), code, arguments));
        }
    }

    private static @Nullable String line(@Nullable String text) {
        return text == null ? null : text.replaceAll("\\s+", " ").strip();
    }

    /** The text of a value without what no page can show: control characters, and marks of byte order. */
    private static @Nullable String plain(JsonNode value) {
        if (value.isNull() || value.isMissingNode()) {
            return null;
        }
        String text = (value.isValueNode() ? value.asText() : value.toString())
                .replace("\r\n", "\n")
                .replace('\r', '\n')
                .replaceAll("[\\x00-\\x08\\x0B-\\x1F\\x7F\\uFEFF]", "")
                .strip();
        return text.isEmpty() ? null : text;
    }
}
