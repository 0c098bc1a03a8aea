package org.solutionpool.matchmaking;

import io.quarkus.hibernate.orm.panache.PanacheEntity;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Table;
import org.solutionpool.alert.digest.DigestFrequency;

/** How often somebody wants to hear of one thing that is matched for them. Written by {@link NewsChoices} alone. */
@Entity
@Table(name = "news_choice")
public class NewsChoice extends PanacheEntity {

    @Column(name = "person_id")
    public long personId;

    /** The code of the {@link org.solutionpool.alert.digest.DigestKind}. */
    public String kind;

    public String scope;

    @Enumerated(EnumType.STRING)
    public DigestFrequency frequency;
}
