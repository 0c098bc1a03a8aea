package org.solutionpool.organization;

import io.quarkus.hibernate.orm.panache.PanacheEntity;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.solutionpool.web.Language;

/** A legal entity that publishes solutions, runs equipment, or both. */
@Entity
public class Organization extends PanacheEntity {

    @Version
    public long version;

    /** Unified social credit code, 18 characters, verified by GB 32100-2015. One organization a code. */
    @Column(name = "credit_code")
    public String creditCode;

    /** The registered name. */
    public String name;

    @Column(name = "name_en")
    @Nullable public String nameEn;

    /** The pinyin of the name: the order of lists. */
    @Column(name = "sort_key")
    public String sortKey;

    public boolean provider;

    public boolean manufacturer;

    /** Code of the province or city by GB/T 2260. */
    public String region;

    /** Code in the taxonomy's organization sizes. */
    public String size;

    /** Code in the taxonomy's provider kinds; null for a manufacturer. */
    @Column(name = "provider_kind")
    @Nullable public String providerKind;

    /** Code in the taxonomy's industries; null if not stated. */
    @Nullable public String industry;

    @Nullable public String website;

    @Column(name = "about_zh")
    @Nullable public String aboutZh;

    @Column(name = "about_en")
    @Nullable public String aboutEn;

    @Column(name = "created_at")
    public Instant createdAt;

    @Column(name = "updated_at")
    public Instant updatedAt;

    public static Optional<Organization> ofCreditCode(String creditCode) {
        return find("creditCode", creditCode).firstResultOptional();
    }

    /** The name in a language; the registered name where there is no English one. */
    public String name(Language language) {
        return language == Language.EN && nameEn != null ? nameEn : name;
    }
}
