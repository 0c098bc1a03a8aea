package org.solutionpool.organization;

/**
 * Something of an organization changed that its listings show: name, region, kind. Fired in the transaction of the
 * change, so that whoever shows it elsewhere can have it written again in the same one.
 */
public record OrganizationChanged(long organizationId) {}
