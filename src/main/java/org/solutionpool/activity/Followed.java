package org.solutionpool.activity;

/**
 * A reader went on from a result. An event for CDI observers, which must neither wait nor throw.
 *
 * @param origin the page of results, and the place on it
 * @param solution the id of the solution
 */
public record Followed(Origin origin, Step step, long solution) {}
