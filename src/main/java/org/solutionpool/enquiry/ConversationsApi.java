package org.solutionpool.enquiry;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.quarkus.security.Authenticated;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;
import org.solutionpool.account.CurrentPerson;
import org.solutionpool.web.Messages;
import org.solutionpool.web.Pager;
import org.solutionpool.web.Problem;
import org.solutionpool.web.Problems;
import org.solutionpool.web.Typed;

/** The conversations of the organization the caller acts for. */
@Path("/api/v1/conversations")
@Produces(MediaType.APPLICATION_JSON)
@Authenticated
@Tag(name = "Conversations", description = "Between a manufacturer and the provider of a solution")
public class ConversationsApi {

    private static final int PAGE = 20;

    /** A page of conversations, the one last written in first. */
    @Schema(name = "Conversations")
    public record Page(long total, int page, int lastPage, List<Summary> conversations) {}

    /** A conversation without its messages. */
    @Schema(name = "ConversationSummary")
    public record Summary(
            long id,
            String subject,
            ConversationState state,
            long solution,
            String solutionTitle,
            String manufacturer,
            String provider,
            Instant startedAt,
            Instant lastEntryAt) {}

    /** A conversation with all that was said. */
    @Schema(name = "Conversation")
    public record Whole(Summary conversation, List<Entry> entries) {}

    /**
     * One thing said or done.
     *
     * @param author the person's name
     * @param files ids of attachments
     */
    @Schema(name = "ConversationEntry")
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    public record Entry(
            int number,
            ConversationEntry.Kind kind,
            String author,
            String organization,
            String text,
            List<Long> files,
            Instant writtenAt) {}

    /**
     * A message to add.
     *
     * @param text at most 4,000 characters
     * @param token a UUID of the caller's choice: sending the same again adds nothing
     */
    @Schema(name = "NewMessage")
    public record NewMessage(
            @Nullable String text, @Nullable String token) {}

    @Inject
    CurrentPerson person;

    @Inject
    Conversations conversations;

    @Inject
    Messages messages;

    @Inject
    Problems problems;

    @GET
    @Transactional
    @Operation(operationId = "listConversations", summary = "The organization's conversations")
    @APIResponse(
            responseCode = "200",
            description = "A page of them",
            content = @Content(schema = @Schema(implementation = Page.class)))
    @APIResponse(responseCode = "401", description = "No valid token")
    public Page list(@RestQuery @Nullable Integer page) {
        int wanted = page == null ? 1 : page;
        if (wanted < 1 || wanted > 10_000) {
            throw new NotFoundException();
        }
        long total = Conversation.count(person.require(), null);
        return new Page(
                total,
                wanted,
                Pager.pages(total, PAGE),
                Conversation.of(person.require(), null, wanted, PAGE).stream()
                        .map(ConversationsApi::summary)
                        .toList());
    }

    @GET
    @Path("{id}")
    @Transactional
    @Operation(operationId = "getConversation", summary = "One conversation with all that was said")
    @APIResponse(
            responseCode = "200",
            description = "The conversation",
            content = @Content(schema = @Schema(implementation = Whole.class)))
    @APIResponse(responseCode = "404", description = "There is no such conversation, or it is not yours")
    public Whole read(@RestPath long id) {
        return whole(Conversation.of(person.require(), id).orElseThrow(NotFoundException::new));
    }

    @POST
    @Path("{id}/messages")
    @Consumes(MediaType.APPLICATION_JSON)
    @Transactional
    @Operation(operationId = "addMessage", summary = "Says something in a conversation")
    @APIResponse(
            responseCode = "201",
            description = "The conversation with the message",
            content = @Content(schema = @Schema(implementation = Whole.class)))
    @APIResponse(responseCode = "404", description = "There is no such conversation, or it is not yours")
    @APIResponse(responseCode = "409", description = "The conversation is closed")
    @APIResponse(responseCode = "422", description = "The text is missing or too long")
    public Response say(@RestPath long id, NewMessage message) {
        String text = Typed.text(message.text());
        if (text == null) {
            return problems.unprocessable(
                    List.of(new Problem.FieldProblem("text", messages.text("enquiry", "messageMissing"))));
        }
        if (text.length() > EnquiryForm.LONGEST_MESSAGE) {
            return problems.unprocessable(List.of(new Problem.FieldProblem(
                    "text", messages.text("enquiry", "tooLong", EnquiryForm.LONGEST_MESSAGE, text.length()))));
        }
        try {
            Conversation answered =
                    conversations.answer(person.require(), id, text, List.of(), FormToken.of(message.token()));
            return Response.status(201).entity(whole(answered)).build();
        } catch (EnquiryRefusedException e) {
            return problems.conflict(messages.text("enquiry", e.key()));
        }
    }

    private static Whole whole(Conversation conversation) {
        return new Whole(
                summary(conversation),
                ConversationEntry.of(conversation).stream()
                        .map(entry -> new Entry(
                                entry.number,
                                entry.kind,
                                entry.author.name,
                                entry.organization.name,
                                entry.text,
                                List.of(entry.files),
                                entry.writtenAt))
                        .toList());
    }

    private static Summary summary(Conversation conversation) {
        return new Summary(
                Objects.requireNonNull(conversation.id),
                conversation.subject,
                conversation.state,
                Objects.requireNonNull(conversation.solution.id),
                conversation.solution.title,
                conversation.manufacturer.name,
                conversation.provider.name,
                conversation.startedAt,
                conversation.lastEntryAt);
    }
}
