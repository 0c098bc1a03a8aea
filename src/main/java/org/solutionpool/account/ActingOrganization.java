package org.solutionpool.account;

/**
 * As much of an organization as decides what its members may do.
 *
 * @param provider whether it publishes solutions
 * @param manufacturer whether it has equipment and needs
 */
public record ActingOrganization(long id, String name, boolean provider, boolean manufacturer) {}
