package org.solutionpool.whitelist.register;

/**
 * An entry expired, was renewed or was given up. Fired in the transaction of the step, for what a later package keeps
 * waiting for it.
 */
public record EntryEnded(WhitelistEntry entry) {}
