package org.solutionpool.whitelist.upkeep;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;
import org.solutionpool.account.Person;
import org.solutionpool.enquiry.Conversation;
import org.solutionpool.enquiry.ConversationSteps;
import org.solutionpool.web.Link;
import org.solutionpool.web.Messages;

/** Leads from a conversation to the complaint about its provider: to the open one, or to the form of a new one. */
@ApplicationScoped
public class ComplaintLink implements ConversationSteps {

    @Inject
    Messages messages;

    @Override
    public Optional<Step> step(Conversation conversation, Person reader) {
        Optional<Complaint> latest = Complaint.latest(conversation);
        if (latest.filter(complaint -> complaint.state.isOpen()).isPresent()) {
            return latest.map(complaint -> new Step(
                    messages.text("upkeep", "complaintTitle"),
                    messages.text("upkeep", "complaintRunning"),
                    new Link(messages.text("upkeep", "complaintSee"), complaint.path())));
        }
        if (!conversation.manufacturer.id.equals(reader.organizationId)
                || Complaints.entryOf(conversation).isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new Step(
                messages.text("upkeep", "complaintTitle"),
                messages.text("upkeep", "complaintOffer"),
                new Link(messages.text("upkeep", "complaintNew"), conversation.path() + "/complaint")));
    }
}
