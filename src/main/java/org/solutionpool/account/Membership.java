package org.solutionpool.account;

/** What a person may do in their organization: members act for it, owners also invite and remove members. */
public enum Membership {
    MEMBER,
    OWNER
}
