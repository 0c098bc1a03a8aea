package org.solutionpool.matching;

import java.time.LocalDate;

/**
 * When it has to be in use.
 *
 * @param day the last day, in China
 */
public record Deadline(LocalDate day, Strength strength) {}
