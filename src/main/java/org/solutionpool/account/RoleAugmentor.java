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
            roles.addAll(memberships.of(Subjects.of(identity), roles.contains(Roles.REVIEWER)));
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

        /**
         * The roles that follow from what is known here. On the way it is noted who has the role of a reviewer, when
         * that is news.
         */
        @ActivateRequestContext
        @Transactional
        Set<String> of(String subject, boolean reviewer) {
            Set<String> roles = new HashSet<>();
            List<?> kinds = Panache.getEntityManager()
                    .createNativeQuery(
                            "select coalesce(o.provider, false), coalesce(o.manufacturer, false), r.person_id is not null,"
                                    + " k.person_id is not null"
                                    + " from person p left join organization o on o.id = p.organization_id"
                                    + " left join regional_officer r on r.person_id = p.id"
                                    + " left join known_reviewer k on k.person_id = p.id where p.subject = ?1",
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
                if (kind.get(3, Boolean.class) != reviewer) {
                    note(subject, reviewer);
                }
            }
            return roles;
        }

        private static void note(String subject, boolean reviewer) {
            Panache.getEntityManager()
                    .createNativeQuery(
                            reviewer
                                    ? "insert into known_reviewer (person_id, since)"
                                            + " select p.id, now() from person p where p.subject = ?1 on conflict do nothing"
                                    : "delete from known_reviewer"
                                            + " where person_id = (select p.id from person p where p.subject = ?1)")
                    .setParameter(1, subject)
                    .executeUpdate();
        }
    }
}
