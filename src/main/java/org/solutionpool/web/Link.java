package org.solutionpool.web;

import org.jspecify.annotations.Nullable;

/**
 * A text that leads somewhere.
 *
 * @param url null for a text that leads nowhere
 */
public record Link(String text, @Nullable String url) {}
