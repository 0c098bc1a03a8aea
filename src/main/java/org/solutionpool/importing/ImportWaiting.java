package org.solutionpool.importing;

/**
 * A job is ready for somebody to work on. Fired in the transaction of the step that made it so.
 *
 * @param state the work that waits: the dry run or the import
 */
record ImportWaiting(ImportState state) {}
