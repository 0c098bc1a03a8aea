package org.solutionpool.enquiry;

import org.solutionpool.web.Transitions;

/** Whether a conversation goes on. Either side may close it, and open it again. */
public enum ConversationState {
    OPEN,
    CLOSED;

    public static final Transitions<ConversationState> TRANSITIONS = Transitions.of(ConversationState.class, "enquiry")
            .allow(OPEN, CLOSED)
            .allow(CLOSED, OPEN);
}
