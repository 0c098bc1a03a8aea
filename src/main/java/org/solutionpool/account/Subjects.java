package org.solutionpool.account;

import io.quarkus.security.identity.SecurityIdentity;
import org.eclipse.microprofile.jwt.JsonWebToken;

/** Reads Keycloak's {@code sub} from an identity; in tests with a made-up identity the principal's name stands for it. */
final class Subjects {

    private Subjects() {}

    static String of(SecurityIdentity identity) {
        if (identity.getPrincipal() instanceof JsonWebToken token && token.getSubject() != null) {
            return token.getSubject();
        }
        return identity.getPrincipal().getName();
    }
}
