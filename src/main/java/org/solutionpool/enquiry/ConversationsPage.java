package org.solutionpool.enquiry;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.quarkus.security.Authenticated;
import jakarta.inject.Inject;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;
import org.solutionpool.account.CurrentPerson;
import org.solutionpool.account.Person;
import org.solutionpool.web.Pager;
import org.solutionpool.web.ReadableTime;
import org.solutionpool.web.RequestLanguage;

/** The conversations of the organization the person acts for. */
@Path("/conversations")
@Authenticated
public class ConversationsPage {

    @CheckedTemplate(basePath = "enquiry", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
    static class Templates {
        static native TemplateInstance conversations(List<Row> rows, List<View> views, long unread, Pager pager);
    }

    record Row(
            String url,
            String subject,
            String solution,
            String other,
            String time,
            String instant,
            boolean open,
            boolean unread,
            boolean asking) {}

    record View(@Nullable String state, String url, boolean current, long count) {}

    static final int PAGE_SIZE = 20;

    @Inject
    CurrentPerson currentPerson;

    @Inject
    UnreadConversations unreadConversations;

    @Inject
    RequestLanguage language;

    /**
     * @param state the name of a state; anything else shows all
     */
    @GET
    public TemplateInstance conversations(@RestQuery @DefaultValue("1") int page, @RestQuery @Nullable String state) {
        currentPerson.requireOrganization();
        Person person = currentPerson.require();
        ConversationState only = Arrays.stream(ConversationState.values())
                .filter(one -> one.name().equalsIgnoreCase(state))
                .findFirst()
                .orElse(null);
        int pages = Pager.pages(Conversation.count(person, only), PAGE_SIZE);
        if (page < 1 || page > pages) {
            throw new NotFoundException();
        }
        List<Conversation> shown = Conversation.of(person, only, page, PAGE_SIZE);
        Set<Long> unread = unreadConversations.among(person, shown);
        String query = only == null ? "?" : "?state=" + code(only) + "&";
        return Templates.conversations(
                shown.stream()
                        .map(one -> row(one, person, unread.contains(one.id)))
                        .toList(),
                List.of(
                        view(person, null, only),
                        view(person, ConversationState.OPEN, only),
                        view(person, ConversationState.CLOSED, only)),
                unreadConversations.count(person),
                Pager.of(page, pages, number -> "/conversations" + query + "page=" + number));
    }

    private View view(Person person, @Nullable ConversationState state, @Nullable ConversationState current) {
        return new View(
                state == null ? null : state.name(),
                state == null ? "/conversations" : "/conversations?state=" + code(state),
                state == current,
                Conversation.count(person, state));
    }

    private static String code(ConversationState state) {
        return state.name().toLowerCase(java.util.Locale.ROOT);
    }

    private Row row(Conversation conversation, Person person, boolean unread) {
        return new Row(
                conversation.path(),
                conversation.subject,
                conversation.solution.title(language.get()),
                conversation.otherSide(person.organizationId).name(language.get()),
                ReadableTime.minute(conversation.lastEntryAt, language.get()),
                conversation.lastEntryAt.toString(),
                conversation.state == ConversationState.OPEN,
                unread,
                conversation.manufacturer.id.equals(person.organizationId));
    }
}
