package org.solutionpool.audit;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import org.solutionpool.web.Language;
import org.solutionpool.web.Messages;
import org.solutionpool.web.ReadableTime;

/**
 * An event as the pages show it.
 *
 * @param at on Chinese clocks, to the second
 * @param instant the same for machines
 * @param actorUrl the list of what the actor did
 * @param what the action in words
 * @param subject what it was done to, in words
 * @param subjectUrl the list of what was done to it
 * @param changes the values that differ, before and after
 * @param same the values that do not
 */
public record EventView(
        long id,
        String at,
        String instant,
        String actor,
        String actorUrl,
        @Nullable String actorSubject,
        @Nullable Long organizationId,
        String what,
        String action,
        String subject,
        String subjectUrl,
        @Nullable String reason,
        @Nullable String requestId,
        List<Change> changes,
        List<Value> same,
        @Nullable LinkView link) {

    /** A value that differs; an empty text where there is none. */
    public record Change(String label, String before, String after) {}

    /** A value. */
    public record Value(String label, String text) {}

    /**
     * The seal of the event.
     *
     * @param holds whether the hashes are those of the event and of the link as they stand now
     */
    public record LinkView(
            long number, String eventHash, String previousHash, String hash, String sealedAt, boolean holds) {}

    private static final DateTimeFormatter SECOND_ZH =
            DateTimeFormatter.ofPattern("yyyy年M月d日 HH:mm:ss", Locale.CHINA).withZone(ReadableTime.ZONE);
    private static final DateTimeFormatter SECOND_EN =
            DateTimeFormatter.ofPattern("d MMM yyyy, HH:mm:ss", Locale.ENGLISH).withZone(ReadableTime.ZONE);

    /** The id as digits, for a sentence. */
    public String number() {
        return String.valueOf(id);
    }

    static EventView of(StoredEvent event, @Nullable ChainLink link, Language reader) {
        Map<String, String> before = values(event.before(), reader);
        Map<String, String> after = values(event.after(), reader);
        List<Change> changes = new ArrayList<>();
        List<Value> same = new ArrayList<>();
        TreeSet<String> names = new TreeSet<>(before.keySet());
        names.addAll(after.keySet());
        for (String name : names) {
            String old = before.getOrDefault(name, "");
            String now = after.getOrDefault(name, "");
            if (old.equals(now)) {
                same.add(new Value(label(name, reader), old));
            } else {
                changes.add(new Change(label(name, reader), old, now));
            }
        }
        return new EventView(
                event.id(),
                second(event.at(), reader),
                StoredEvent.time(event.at()),
                actor(event, reader),
                RecordAddress.of(Map.of("actor", event.actorName())),
                event.actorSubject(),
                event.organizationId(),
                named(RecordPage.ACTIONS, event.action(), event.action(), reader),
                event.action(),
                subject(event, reader),
                RecordAddress.of(subjectParameters(event)),
                event.reason(),
                event.requestId(),
                changes,
                same,
                link == null ? null : view(link, event, reader));
    }

    private static Map<String, String> subjectParameters(StoredEvent event) {
        Map<String, String> parameters = new LinkedHashMap<>();
        parameters.put("subjectType", event.subjectType());
        parameters.put("subjectId", event.subjectId());
        return parameters;
    }

    private static String actor(StoredEvent event, Language reader) {
        return event.actorSubject() == null && event.actorName().equals(Audit.PORTAL)
                ? Messages.text(reader, RecordPage.BUNDLE, "portalItself")
                : event.actorName();
    }

    private static String subject(StoredEvent event, Language reader) {
        return named(RecordPage.BUNDLE, "subject." + event.subjectType(), event.subjectType(), reader) + " "
                + event.subjectId();
    }

    private static LinkView view(ChainLink link, StoredEvent event, Language reader) {
        return new LinkView(
                link.number(),
                link.eventHash(),
                link.previousHash(),
                link.hash(),
                second(link.sealedAt(), reader),
                link.carriesItsHash() && link.seals(event));
    }

    static String second(Instant time, Language reader) {
        return (reader == Language.EN ? SECOND_EN : SECOND_ZH).format(time);
    }

    private static String label(String name, Language reader) {
        return named(RecordPage.BUNDLE, "field." + name, name, reader);
    }

    /** A text if the bundle has one: names come from features and from years ago. */
    private static String named(String bundle, String key, String otherwise, Language reader) {
        return Messages.has(reader, bundle, key) ? Messages.text(reader, bundle, key) : otherwise;
    }

    /** The members of an object, those of an object within it with a dot between their names. */
    private static Map<String, String> values(@Nullable String json, Language reader) {
        Map<String, String> values = new LinkedHashMap<>();
        if (json != null) {
            collect("", CanonicalJson.read(json), reader, values);
        }
        return values;
    }

    private static void collect(String name, JsonNode node, Language reader, Map<String, String> values) {
        if (node.isObject()) {
            node.properties()
                    .forEach(member -> collect(
                            name.isEmpty() ? member.getKey() : name + "." + member.getKey(),
                            member.getValue(),
                            reader,
                            values));
        } else {
            values.put(name, text(node, reader));
        }
    }

    private static String text(JsonNode node, Language reader) {
        return switch (node.getNodeType()) {
            case NULL -> "";
            case BOOLEAN -> Messages.text(reader, "common", node.booleanValue() ? "yes" : "no");
            case STRING -> named(RecordPage.BUNDLE, "value." + node.textValue(), node.textValue(), reader);
            case ARRAY ->
                StreamSupport.stream(node.spliterator(), false)
                        .map(element -> text(element, reader))
                        .collect(Collectors.joining(reader == Language.EN ? ", " : "、"));
            case OBJECT -> CanonicalJson.of(node);
            default -> Objects.requireNonNull(node.asText());
        };
    }
}
