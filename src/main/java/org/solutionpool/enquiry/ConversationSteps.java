package org.solutionpool.enquiry;

import java.util.Optional;
import org.solutionpool.account.Person;
import org.solutionpool.web.Link;

/** What else can be done from a conversation. Features that build on conversations bring these. */
public interface ConversationSteps {

    /** A step as it stands beside the conversation: a heading, a sentence, and where it leads. */
    record Step(String title, String text, Link link) {}

    /**
     * The step that this reader may take; empty if there is none.
     *
     * @param reader a member of one of the two organizations
     */
    Optional<Step> step(Conversation conversation, Person reader);
}
