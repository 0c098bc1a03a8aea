package org.solutionpool.organization;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.persistence.LockModeType;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.NotFoundException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.solutionpool.account.Membership;
import org.solutionpool.account.Person;
import org.solutionpool.audit.Audit;
import org.solutionpool.text.Pinyin;

/** Registers organizations and changes what they state about themselves. */
@ApplicationScoped
@Transactional
public class Organizations {

    @Inject
    Audit audit;

    @Inject
    Event<OrganizationChanged> changed;

    /**
     * Registers an organization with this person as its owner.
     *
     * @param form checked, with its credit code
     * @return empty if the credit code is registered already: nothing was changed
     * @throws MembershipRefusedException if the person acts for an organization already
     */
    public Optional<Organization> register(OrganizationForm form, Person by) {
        Person founder = Members.locked(by);
        if (founder.organizationId != null) {
            throw new MembershipRefusedException(MembershipRefusedException.Reason.ELSEWHERE);
        }
        String creditCode = String.valueOf(form.creditCode);
        // Two people may register the same code in the same moment: the second waits here and then finds the first
        // one's.
        Organization.getEntityManager()
                .createNativeQuery("select cast(pg_advisory_xact_lock(hashtextextended(?1, 32100)) as text)")
                .setParameter(1, creditCode)
                .getSingleResult();
        if (Organization.ofCreditCode(creditCode).isPresent()) {
            return Optional.empty();
        }
        Organization organization = new Organization();
        organization.creditCode = creditCode;
        organization.createdAt = Instant.now();
        form.write(organization);
        touch(organization);
        organization.persist();
        founder.join(organization.id, Membership.OWNER);
        Map<String, Object> values = new LinkedHashMap<>(form.values());
        values.put("creditCode", creditCode);
        audit.record("organization.create", "organization", organization.id, null, values, null);
        return Optional.of(organization);
    }

    /**
     * Changes what an organization states, unless somebody else did meanwhile.
     *
     * @param form checked
     * @return false if the form was filled from an older version: nothing was changed
     */
    public boolean change(long organizationId, OrganizationForm form) {
        Organization organization = Organization.<Organization>findByIdOptional(
                        organizationId, LockModeType.PESSIMISTIC_WRITE)
                .orElseThrow(NotFoundException::new);
        if (organization.version != form.version) {
            return false;
        }
        Map<String, Object> before = OrganizationForm.of(organization).values();
        Map<String, Object> after = form.values();
        before.entrySet().removeIf(entry -> after.remove(entry.getKey(), entry.getValue()));
        if (after.isEmpty()) {
            return true;
        }
        form.write(organization);
        touch(organization);
        audit.record("organization.change", "organization", organizationId, before, after, null);
        changed.fire(new OrganizationChanged(organizationId));
        return true;
    }

    private static void touch(Organization organization) {
        organization.sortKey = Pinyin.sortKey(organization.name);
        organization.updatedAt = Instant.now();
    }
}
