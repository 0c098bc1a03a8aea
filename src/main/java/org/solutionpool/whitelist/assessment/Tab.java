package org.solutionpool.whitelist.assessment;

/** A neighbouring view of a list, as the tag {@code tabs} draws it. */
public record Tab(String text, String url, boolean current) {}
