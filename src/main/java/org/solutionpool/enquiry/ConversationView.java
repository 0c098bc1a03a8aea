package org.solutionpool.enquiry;

import io.quarkus.arc.All;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.solutionpool.account.Person;
import org.solutionpool.attachment.Attachment;
import org.solutionpool.attachment.Attachment.Purpose;
import org.solutionpool.attachment.ShownFile;
import org.solutionpool.solution.ListingContent.Contact;
import org.solutionpool.web.Language;
import org.solutionpool.web.Messages;
import org.solutionpool.web.ReadableTime;
import org.solutionpool.web.RequestLanguage;

/**
 * A conversation as one of its sides sees it.
 *
 * @param solutionUrl null while the solution is not public
 * @param asking whether the reader's organization is the one that asks
 * @param contact the provider's contact as it was opened to this reader; null before that
 * @param contactOffered whether there is a contact, or a newer one, that could be opened to this reader
 * @param steps what else the reader can do from here
 */
record ConversationView(
        long id,
        String subject,
        String solution,
        @Nullable String solutionUrl,
        String manufacturer,
        String provider,
        List<String> equipment,
        @Nullable String equipmentNote,
        @Nullable String timing,
        boolean open,
        boolean asking,
        List<Entry> entries,
        @Nullable Contact contact,
        boolean contactOffered,
        List<ConversationSteps.Step> steps) {

    /** A message, or what happened to the conversation. */
    record Entry(
            boolean message,
            String kind,
            String author,
            String organization,
            String time,
            String instant,
            String text,
            boolean own,
            List<ShownFile> files) {}

    /** Reads what the view shows. */
    @RequestScoped
    static class Maker {

        @Inject
        RequestLanguage language;

        @Inject
        Messages messages;

        @Inject
        EquipmentChoices equipment;

        @Inject
        @All
        List<ConversationSteps> steps;

        ConversationView of(Conversation conversation, Person reader) {
            Language in = language.get();
            Map<Long, Attachment> files = Attachment.of(Purpose.CONVERSATION, conversation.id).stream()
                    .collect(Collectors.toMap(file -> file.id, Function.identity()));
            boolean asking = conversation.manufacturer.id.equals(reader.organizationId);
            Contact offered = asking ? Conversations.contact(conversation) : null;
            Contact opened = asking
                    ? ContactDisclosure.latest(conversation, reader)
                            .map(disclosure -> disclosure.contact)
                            .orElse(null)
                    : null;
            return new ConversationView(
                    conversation.id,
                    conversation.subject,
                    conversation.solution.title(in),
                    conversation.solution.isPublic() ? "/solutions/" + conversation.solution.id : null,
                    conversation.manufacturer.name(in),
                    conversation.provider.name(in),
                    equipment.names(conversation.equipment),
                    conversation.equipmentNote,
                    conversation.timing == null ? null : messages.text("enquiry", "timing." + conversation.timing),
                    conversation.state == ConversationState.OPEN,
                    asking,
                    ConversationEntry.of(conversation).stream()
                            .map(entry -> entry(entry, reader, files, in))
                            .toList(),
                    opened,
                    offered != null && !offered.equals(opened),
                    steps.stream()
                            .flatMap(step -> step.step(conversation, reader).stream())
                            .toList());
        }

        private static Entry entry(ConversationEntry entry, Person reader, Map<Long, Attachment> files, Language in) {
            return new Entry(
                    entry.kind == ConversationEntry.Kind.MESSAGE,
                    entry.kind.name(),
                    entry.author.name,
                    entry.organization.name(in),
                    ReadableTime.minute(entry.writtenAt, in),
                    entry.writtenAt.toString(),
                    entry.text,
                    entry.organization.id.equals(reader.organizationId),
                    Arrays.stream(entry.files)
                            .map(files::get)
                            .filter(Objects::nonNull)
                            .map(ShownFile::of)
                            .toList());
        }
    }
}
