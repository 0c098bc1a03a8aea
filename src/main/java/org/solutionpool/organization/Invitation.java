package org.solutionpool.organization;

import io.quarkus.hibernate.orm.panache.PanacheEntity;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.FetchType;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Version;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.solutionpool.account.Person;

/** An invitation by mail to act for an organization. Whoever holds its link may accept it, once. */
@Entity
public class Invitation extends PanacheEntity {

    /** How long a link works. */
    public static final Duration VALID = Duration.ofDays(14);

    @Version
    public long version;

    @ManyToOne(fetch = FetchType.LAZY)
    @JoinColumn(name = "organization_id")
    public Organization organization;

    /** The address the link was sent to. Accepting does not need the same one: people register with another. */
    public String email;

    /** SHA-256 of the link's token. The token itself stands in the mail alone. */
    @Column(name = "token_hash")
    public String tokenHash;

    @ManyToOne(fetch = FetchType.LAZY)
    @JoinColumn(name = "invited_by")
    public Person invitedBy;

    @Column(name = "created_at")
    public Instant createdAt;

    @Column(name = "expires_at")
    public Instant expiresAt;

    @Enumerated(EnumType.STRING)
    public InvitationState state;

    /** How often it was sent. */
    public int mails;

    @ManyToOne(fetch = FetchType.LAZY)
    @JoinColumn(name = "accepted_by")
    @Nullable public Person acceptedBy;

    @Column(name = "closed_at")
    @Nullable public Instant closedAt;

    /** The invitation of a link, in whatever state. */
    public static Optional<Invitation> ofToken(String token) {
        return find(
                        "from Invitation i join fetch i.organization join fetch i.invitedBy where i.tokenHash = ?1",
                        hash(token))
                .firstResultOptional();
    }

    /** Those that may still be accepted or sent again, newest first. */
    public static List<Invitation> openOf(long organizationId) {
        return list("organization.id = ?1 and state = ?2 order by id desc", organizationId, InvitationState.OPEN);
    }

    public boolean expired() {
        return Instant.now().isAfter(expiresAt);
    }

    static String hash(String token) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
