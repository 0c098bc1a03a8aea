package org.solutionpool.account;

import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.UnauthorizedException;
import io.quarkus.security.identity.CurrentIdentityAssociation;
import io.quarkus.security.identity.SecurityIdentity;
import jakarta.enterprise.context.RequestScoped;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.NotFoundException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.regex.Pattern;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.solutionpool.web.Reader;
import org.solutionpool.web.RequestLanguage;

/** The person behind the current request. The first request after a first login writes them down. */
@RequestScoped
public class CurrentPerson implements Reader {

    private static final Logger LOG = Logger.getLogger(CurrentPerson.class);
    private static final Pattern HAN = Pattern.compile("\\p{IsHan}");
    private static final Duration SEEN_STEP = Duration.ofMinutes(10);

    @Inject
    CurrentIdentityAssociation identities;

    @Inject
    RequestLanguage language;

    @Inject
    OrganizationLookup organizations;

    @Inject
    Instance<UnreadCount> unreadCounts;

    private @Nullable SecurityIdentity identity;
    private @Nullable Person person;
    private @Nullable ActingOrganization organization;

    /**
     * The signed-in person.
     *
     * @throws UnauthorizedException if nobody is signed in: the answer is Keycloak's login page
     */
    @Transactional
    public Person require() {
        if (!signedIn()) {
            throw new UnauthorizedException();
        }
        if (person == null) {
            person = read();
        }
        return person;
    }

    /**
     * The organization the signed-in person acts for.
     *
     * @throws OrganizationRequiredException if they have none yet: the answer leads to creating or joining one
     */
    public ActingOrganization requireOrganization() {
        return organization().orElseThrow(OrganizationRequiredException::new);
    }

    /** The organization the signed-in person acts for; empty for anonymous readers and people without one. */
    public Optional<ActingOrganization> organization() {
        if (organization == null && signedIn()) {
            Long id = require().organizationId;
            organization = id == null ? null : organizations.find(id).orElse(null);
        }
        return Optional.ofNullable(organization);
    }

    /**
     * Checks that something belongs to the organization the person acts for.
     *
     * @throws NotFoundException if not: what is not yours does not exist
     */
    public void requireMemberOf(@Nullable Long organizationId) {
        Long own = require().organizationId;
        if (own == null || !own.equals(organizationId)) {
            throw new NotFoundException();
        }
    }

    /** Forgets what was read, after the person joined, left or changed an organization in this very request. */
    public void refresh() {
        person = null;
        organization = null;
    }

    @Override
    public boolean signedIn() {
        return !identity().isAnonymous();
    }

    @Override
    public boolean hasRole(String role) {
        return identity().hasRole(role);
    }

    @Override
    public @Nullable String displayName() {
        return signedIn() ? require().name : null;
    }

    @Override
    public @Nullable String organizationName() {
        return organization().map(ActingOrganization::name).orElse(null);
    }

    @Override
    public boolean recordingRefused() {
        return signedIn() && require().recordingRefused;
    }

    @Override
    public long unread() {
        if (!signedIn()) {
            return 0;
        }
        Person reader = require();
        return unreadCounts.stream().mapToLong(count -> count.unreadOf(reader)).sum();
    }

    private SecurityIdentity identity() {
        if (identity == null) {
            try {
                identity = identities.getDeferredIdentity().await().atMost(Duration.ofSeconds(10));
            } catch (AuthenticationFailedException e) {
                // A session that ended must not take a public page away: its reader is anonymous again.
                LOG.debug("Session no longer valid", e);
                identity = io.quarkus.security.runtime.QuarkusSecurityIdentity.builder()
                        .setAnonymous(true)
                        .build();
            }
        }
        return identity;
    }

    private Person read() {
        SecurityIdentity who = identity();
        String subject = Subjects.of(who);
        Person known = Person.ofSubject(subject).orElseGet(() -> create(subject));
        String name = name(who);
        String email = claim(who, "email").orElse(known.email);
        Instant now = Instant.now();
        if (!name.equals(known.name)) {
            known.name = name;
        }
        if (email != null && !email.equals(known.email)) {
            known.email = email;
        }
        if (known.language != language.get()) {
            known.language = language.get();
        }
        if (known.lastSeenAt.isBefore(now.minus(SEEN_STEP))) {
            known.lastSeenAt = now;
        }
        return known;
    }

    private Person create(String subject) {
        Instant now = Instant.now();
        // Two first requests at once would both insert: the second one finds the row of the first.
        Person.getEntityManager()
                .createNativeQuery("insert into person (id, version, subject, name, language, created_at, last_seen_at)"
                        + " values (nextval('person_seq'), 0, ?1, ?1, ?2, ?3, ?3) on conflict (subject) do nothing")
                .setParameter(1, subject)
                .setParameter(2, language.get().name())
                .setParameter(3, now)
                .executeUpdate();
        return Person.ofSubject(subject).orElseThrow();
    }

    /** Family name first where it is Chinese: Keycloak puts the given name first whatever the language. */
    private static String name(SecurityIdentity who) {
        String family = claim(who, "family_name").orElse("");
        String given = claim(who, "given_name").orElse("");
        if (HAN.matcher(family + given).find()) {
            return family + given;
        }
        return claim(who, "name").orElse(who.getPrincipal().getName());
    }

    private static Optional<String> claim(SecurityIdentity identity, String claim) {
        return identity.getPrincipal() instanceof JsonWebToken token
                ? Optional.ofNullable(token.getClaim(claim)).map(Object::toString)
                : Optional.empty();
    }
}
