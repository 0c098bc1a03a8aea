package org.solutionpool.need;

/**
 * An open need appeared, changed, or is no longer open. Fired inside the transaction of the change.
 *
 * @param needId the need, as it stands after the change
 */
public record NeedChanged(long needId) {}
