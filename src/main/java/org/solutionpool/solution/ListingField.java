package org.solutionpool.solution;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.solutionpool.taxonomy.Scheme;

/**
 * The fields of a listing, defined once: the form, the list of what is missing, the comparison of revisions, the
 * reviewer's notes, the API and the column mapping of an import all speak of these, by {@link #key()}.
 *
 * <p>A field's words stand in the message bundle {@code solution}: its name under {@code field.<key>}, what is expected
 * under {@code hint.<key>}.
 */
public enum ListingField {
    TITLE_ZH("titleZh", ListingSection.BASIC, Kind.LINE, 80, true, "title/zh"),
    TITLE_EN("titleEn", ListingSection.BASIC, Kind.LINE, 160, false, "title/en"),
    SUMMARY_ZH("summaryZh", ListingSection.BASIC, Kind.TEXT, 200, true, "summary/zh"),
    SUMMARY_EN("summaryEn", ListingSection.BASIC, Kind.TEXT, 400, false, "summary/en"),

    DESCRIPTION_ZH("descriptionZh", ListingSection.DESCRIPTION, Kind.MARKDOWN, 20_000, true, "description/zh"),
    DESCRIPTION_EN("descriptionEn", ListingSection.DESCRIPTION, Kind.MARKDOWN, 20_000, false, "description/en"),
    CHALLENGES("challenges", ListingSection.DESCRIPTION, Kind.LINES, 20, false, "challenges"),
    APPROACH("approach", ListingSection.DESCRIPTION, Kind.LINES, 20, false, "approach"),
    VALUE("value", ListingSection.DESCRIPTION, Kind.LINES, 20, false, "value"),
    CLAIMS("claims", ListingSection.DESCRIPTION, Kind.LINES, 20, false, "claims"),

    INDUSTRIES("industries", ListingSection.CLASSIFICATION, Kind.TERMS, 20, true, "industries"),
    EQUIPMENT("equipment", ListingSection.CLASSIFICATION, Kind.TERMS, 20, false, "equipment"),
    PROTOCOLS("protocols", ListingSection.CLASSIFICATION, Kind.TERMS, 20, false, "protocols"),
    SCENARIOS("scenarios", ListingSection.CLASSIFICATION, Kind.TERMS, 20, true, "scenarios"),
    MODES("modes", ListingSection.CLASSIFICATION, Kind.TERMS, 7, false, "modes"),
    DEPLOYMENTS("deployments", ListingSection.CLASSIFICATION, Kind.TERMS, 6, true, "deployments"),

    PRICING_FORMS("pricingForms", ListingSection.PRICE, Kind.TERMS, 8, true, "pricing/forms"),
    PRICE_MIN("priceMin", ListingSection.PRICE, Kind.NUMBER, 12, false, "pricing/min"),
    PRICE_MAX("priceMax", ListingSection.PRICE, Kind.NUMBER, 12, false, "pricing/max"),
    PRICE_NOTE_ZH("priceNoteZh", ListingSection.PRICE, Kind.TEXT, 300, false, "pricing/note/zh"),
    PRICE_NOTE_EN("priceNoteEn", ListingSection.PRICE, Kind.TEXT, 600, false, "pricing/note/en"),
    DELIVERY_MIN_DAYS("deliveryMinDays", ListingSection.PRICE, Kind.NUMBER, 4, false, "delivery/minDays"),
    DELIVERY_MAX_DAYS("deliveryMaxDays", ListingSection.PRICE, Kind.NUMBER, 4, false, "delivery/maxDays"),

    REGIONS("regions", ListingSection.REGIONS, Kind.TERMS, 35, true, "regions"),

    CERTIFICATES("certificates", ListingSection.CERTIFICATES, Kind.CERTIFICATES, 20, false, "certificates"),

    CASES("cases", ListingSection.CASES, Kind.CASES, 20, false, "cases"),

    FILES("files", ListingSection.FILES, Kind.FILES, 20, false, "files"),

    CONTACT_NAME("contactName", ListingSection.CONTACT, Kind.LINE, 50, true, "contact/name"),
    CONTACT_POSITION("contactPosition", ListingSection.CONTACT, Kind.LINE, 50, false, "contact/position"),
    CONTACT_PHONE("contactPhone", ListingSection.CONTACT, Kind.LINE, 40, false, "contact/phone"),
    CONTACT_EMAIL("contactEmail", ListingSection.CONTACT, Kind.LINE, 254, false, "contact/email");

    /** How a field is written, compared and counted. */
    public enum Kind {
        /** One line; the limit counts characters. */
        LINE,
        /** A few plain lines; the limit counts characters. */
        TEXT,
        /** Markdown; the limit counts characters. */
        MARKDOWN,
        /** A sentence a line; the limit counts lines, each of at most {@link #LONGEST_LINE} characters. */
        LINES,
        /** Codes of the taxonomy; the limit counts codes. */
        TERMS,
        /** A whole number; the limit counts digits. */
        NUMBER,
        /** Rows of certificates; the limit counts rows. */
        CERTIFICATES,
        /** Rows of reference cases; the limit counts rows. */
        CASES,
        /** Attachments; the limit counts files. */
        FILES
    }

    /** The most characters of one line of a list. */
    public static final int LONGEST_LINE = 500;

    private static final JsonMapper JSON = JsonMapper.builder()
            .findAndAddModules()
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .build();

    private static final Map<String, ListingField> BY_KEY =
            Arrays.stream(values()).collect(Collectors.toUnmodifiableMap(ListingField::key, Function.identity()));

    private final String key;
    private final ListingSection section;
    private final Kind kind;
    private final int limit;
    private final boolean required;
    private final String[] path;

    ListingField(String key, ListingSection section, Kind kind, int limit, boolean required, String path) {
        this.key = key;
        this.section = section;
        this.kind = kind;
        this.limit = limit;
        this.required = required;
        this.path = path.split("/");
    }

    /** The name in forms, review notes, the API's error messages and column mappings. */
    public String key() {
        return key;
    }

    public ListingSection section() {
        return section;
    }

    public Kind kind() {
        return kind;
    }

    /** The most it may hold: characters, lines, codes, digits, rows or files, as the {@link #kind()} says. */
    public int limit() {
        return limit;
    }

    /** Whether a listing without it cannot be submitted. A draft may lack anything. */
    public boolean required() {
        return required;
    }

    /**
     * The scheme its codes are of; of certificates and cases the one their rows choose from.
     *
     * @throws IllegalStateException for a field without codes
     */
    public Scheme scheme() {
        return switch (this) {
            case INDUSTRIES, CASES -> Scheme.INDUSTRY;
            case EQUIPMENT -> Scheme.EQUIPMENT;
            case PROTOCOLS -> Scheme.PROTOCOL;
            case SCENARIOS -> Scheme.SCENARIO;
            case MODES -> Scheme.MODE;
            case DEPLOYMENTS -> Scheme.DEPLOYMENT;
            case PRICING_FORMS -> Scheme.PRICING;
            case REGIONS -> Scheme.REGION;
            case CERTIFICATES -> Scheme.CERTIFICATE;
            default -> throw new IllegalStateException("No codes in " + key);
        };
    }

    /** The codes of a field of the kind {@link Kind#TERMS} as they stand; empty for every other field. */
    public List<String> codes(ListingContent content) {
        return switch (this) {
            case INDUSTRIES -> content.industries();
            case EQUIPMENT -> content.equipment();
            case PROTOCOLS -> content.protocols();
            case SCENARIOS -> content.scenarios();
            case MODES -> content.modes();
            case DEPLOYMENTS -> content.deployments();
            case PRICING_FORMS -> content.pricing().forms();
            case REGIONS -> content.regions();
            default -> List.of();
        };
    }

    /** The field of a key; of a control within a row, such as {@code certificates.0.number}, the field of the row. */
    public static Optional<ListingField> ofKey(String key) {
        int dot = key.indexOf('.');
        return Optional.ofNullable(BY_KEY.get(dot < 0 ? key : key.substring(0, dot)));
    }

    /** Whether nothing is stated. */
    public boolean isEmpty(ListingContent content) {
        return empty(valueIn(tree(content)));
    }

    /** Whether both state the same. */
    public boolean same(ListingContent one, ListingContent other) {
        JsonNode a = valueIn(tree(one));
        JsonNode b = valueIn(tree(other));
        return empty(a) ? empty(b) : a.equals(b);
    }

    /** A few letters that change when the field's value does: how a form knows what its writer started from. */
    public String fingerprint(ListingContent content) {
        JsonNode value = valueIn(tree(content));
        return empty(value) ? "-" : HexFormat.of().toHexDigits(value.toString().hashCode());
    }

    /** The second listing with this one field of the first. */
    public ListingContent copy(ListingContent from, ListingContent to) {
        ObjectNode target = tree(to);
        ObjectNode holder = target;
        for (int i = 0; i < path.length - 1; i++) {
            holder = holder.path(path[i]).isObject() ? (ObjectNode) holder.get(path[i]) : holder.putObject(path[i]);
        }
        JsonNode value = valueIn(tree(from));
        if (empty(value)) {
            holder.remove(path[path.length - 1]);
        } else {
            holder.set(path[path.length - 1], value);
        }
        try {
            return JSON.treeToValue(target, ListingContent.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A listing that cannot be read back", e);
        }
    }

    private JsonNode valueIn(JsonNode content) {
        JsonNode value = content;
        for (String step : path) {
            value = value.path(step);
        }
        return value;
    }

    private static boolean empty(JsonNode value) {
        return value.isMissingNode()
                || value.isNull()
                || value.isContainerNode() && value.isEmpty()
                || value.isTextual() && value.textValue().isBlank();
    }

    private static ObjectNode tree(ListingContent content) {
        return JSON.valueToTree(content);
    }
}
