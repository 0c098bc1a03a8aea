package org.solutionpool.web;

/** One choice of a list in a form: what is sent and what is read. */
public record Option(String value, String label) {}
