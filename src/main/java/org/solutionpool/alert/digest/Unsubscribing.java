package org.solutionpool.alert.digest;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.solutionpool.account.Person;
import org.solutionpool.audit.Audit;
import org.solutionpool.web.Language;

/** The links in mails that switch mails off, and what they do. */
@ApplicationScoped
public class Unsubscribing {

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int TOKEN_BYTES = 32;

    /**
     * What a link is about.
     *
     * @param scopeName what the person follows, by name; null if they follow it no more, or if the link ends everything
     * @param everything whether it ends all digests
     * @param on whether anything is left to switch off
     * @param allOn whether digests are on at all
     * @param language the person's
     */
    public record About(@Nullable String scopeName, boolean everything, boolean on, boolean allOn, Language language) {}

    @Inject
    EntityManager entityManager;

    @Any
    @Inject
    Instance<DigestKind> kinds;

    @Inject
    Digests digests;

    @Inject
    Audit audit;

    /** The path that ends mails about one scope; always the same one. */
    @Transactional(Transactional.TxType.MANDATORY)
    public String path(long personId, String kind, String scope) {
        return link(personId, kind, scope);
    }

    /** The path that ends all digests of a person; always the same one. */
    @Transactional(Transactional.TxType.MANDATORY)
    public String path(long personId) {
        return link(personId, null, null);
    }

    /** What a token is about; empty if there is none. */
    @Transactional
    public Optional<About> about(String token) {
        return UnsubscribeLink.<UnsubscribeLink>findByIdOptional(token).map(this::about);
    }

    /**
     * Switches off what the token is about. Doing it twice changes nothing more.
     *
     * @param everything all digests instead
     * @return what it is about from now on; empty if there is no such token
     */
    @Transactional
    public Optional<About> switchOff(String token, boolean everything, Instant moment) {
        Optional<UnsubscribeLink> found = UnsubscribeLink.findByIdOptional(token);
        found.ifPresent(link -> {
            String kind = link.kind;
            String scope = link.scope;
            if (everything || kind == null || scope == null) {
                digests.prefer(link.personId, DigestPreference.NONE, moment);
                recorded(link, null, null);
            } else {
                DigestRecipient.locked(link.personId);
                kind(kind).ifPresent(one -> one.switchOff(link.personId, scope));
                digests.drop(link.personId, kind, scope, moment);
                recorded(link, kind, scope);
            }
            entityManager.flush();
        });
        return found.map(this::about);
    }

    private void recorded(UnsubscribeLink link, @Nullable String kind, @Nullable String scope) {
        Map<String, Object> off = new HashMap<>();
        off.put("kind", Objects.requireNonNullElse(kind, "all"));
        if (scope != null) {
            off.put("scope", scope);
        }
        audit.record("digest.unsubscribe", "digest", link.personId, null, off, null);
    }

    private About about(UnsubscribeLink link) {
        Person person = Person.findById(link.personId);
        boolean allOn = DigestRecipient.preferenceOf(person) != DigestPreference.NONE;
        String scope = link.scope;
        Optional<DigestKind> kind = kind(link.kind);
        if (scope == null) {
            return new About(null, true, allOn, allOn, person.language);
        }
        return new About(
                kind.map(one -> one.scopeName(link.personId, scope)).orElse(null),
                false,
                kind.map(one -> one.isOn(link.personId, scope)).orElse(false),
                allOn,
                person.language);
    }

    private Optional<DigestKind> kind(@Nullable String code) {
        return kinds.stream().filter(kind -> kind.code().equals(code)).findFirst();
    }

    private String link(long personId, @Nullable String kind, @Nullable String scope) {
        byte[] random = new byte[TOKEN_BYTES];
        RANDOM.nextBytes(random);
        // Two mails at once would both make one: the second finds the first's.
        entityManager
                .createNativeQuery("insert into unsubscribe_link (token, person_id, kind, scope, created_at)"
                        + " values (?1, ?2, cast(?3 as varchar), cast(?4 as varchar), now())"
                        + " on conflict on constraint unsubscribe_link_key do nothing")
                .setParameter(1, Base64.getUrlEncoder().withoutPadding().encodeToString(random))
                .setParameter(2, personId)
                .setParameter(3, kind)
                .setParameter(4, scope)
                .executeUpdate();
        Object token = entityManager
                .createNativeQuery("select token from unsubscribe_link where person_id = ?1"
                        + " and kind is not distinct from cast(?2 as varchar)"
                        + " and scope is not distinct from cast(?3 as varchar)")
                .setParameter(1, personId)
                .setParameter(2, kind)
                .setParameter(3, scope)
                .getSingleResult();
        return "/unsubscribe/" + token;
    }
}
