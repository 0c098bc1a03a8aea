package org.solutionpool.account;

/** A page needs an organization to act for and the person has none: they are led to creating or joining one. */
public class OrganizationRequiredException extends RuntimeException {}
