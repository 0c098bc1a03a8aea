package org.solutionpool.account;

import io.quarkus.hibernate.orm.panache.Panache;
import io.quarkus.security.identity.AuthenticationRequestContext;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.identity.SecurityIdentityAugmentor;
import io.quarkus.security.runtime.QuarkusSecurityIdentity;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.control.ActivateRequestContext;
import jakarta.inject.Inject;
import jakarta.persistence.Tuple;
import jakarta.transaction.Transactional;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Adds {@code provider} and {@code manufacturer} to whoever acts for such an organization, and the regional office's role. */
@ApplicationScoped
public class RoleAugmentor implements SecurityIdentityAugmentor {

    private static final Set<String> KEYCLOAK_ROLES = Set.of(Roles.ADMIN, Roles.REVIEWER);

    @Inject
    MembershipRoles memberships;

    @Override
    public Uni<SecurityIdentity> augment(SecurityIdentity identity, AuthenticationRequestContext context) {
        if (identity.isAnonymous()) {
            return Uni.createFrom().item(identity);
        }
        return context.runBlocking(() -> {
            // What Keycloak calls provider or manufacturer does not count: the organization's kind decides.
            Set<String> roles = identity.getRoles().stream()
                    .filter(KEYCLOAK_ROLES::contains)
                    .collect(Collectors.toSet());
            roles.addAll(memberships.of(Subjects.of(identity)));
            return QuarkusSecurityIdentity.builder()
                    .setPrincipal(identity.getPrincipal())
                    .addCredentials(identity.getCredentials())
                    .addAttributes(identity.getAttributes())
                    .addRoles(roles)
                    .build();
        });
    }

    /** Reads the database on behalf of the augmentor, which runs outside of a request. */
    @ApplicationScoped
    public static class MembershipRoles {

        @ActivateRequestContext
        @Transactional
        Set<String> of(String subject) {
            Set<String> roles = new HashSet<>();
            List<?> kinds = Panache.getEntityManager()
                    .createNativeQuery(
                            "select coalesce(o.provider, false), coalesce(o.manufacturer, false), r.person_id is not null"
                                    + " from person p left join organization o on o.id = p.organization_id"
                                    + " left join regional_officer r on r.person_id = p.id where p.subject = ?1",
                            Tuple.class)
                    .setParameter(1, subject)
                    .getResultList();
            for (Object row : kinds) {
                Tuple kind = (Tuple) row;
                if (kind.get(0, Boolean.class)) {
                    roles.add(Roles.PROVIDER);
                }
                if (kind.get(1, Boolean.class)) {
                    roles.add(Roles.MANUFACTURER);
                }
                if (kind.get(2, Boolean.class)) {
                    roles.add(Roles.REGIONAL_OFFICE);
                }
            }
            return roles;
        }
    }
}
