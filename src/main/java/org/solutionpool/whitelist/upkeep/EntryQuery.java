package org.solutionpool.whitelist.upkeep;

import io.quarkus.hibernate.orm.panache.PanacheQuery;
import io.quarkus.panache.common.Parameters;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.solutionpool.whitelist.register.EntryState;
import org.solutionpool.whitelist.register.WhitelistEntry;

/** Finds entries for admins. Called in a transaction. */
@ApplicationScoped
public class EntryQuery {

    /** What an entry is looked for because of. */
    public enum Attention {
        /** Its last day comes within 90 days. */
        EXPIRING,
        /** A rectification has not been found done. */
        RECTIFICATION,
        /** Suspended for expired evidence, and a newer piece has been handed in. */
        EVIDENCE
    }

    /** One page of what was found. */
    public record Found(List<WhitelistEntry> entries, long total) {}

    /** Entries of a page. */
    public static final int PAGE = 20;

    /** Most characters of the words. */
    static final int LONGEST = 200;

    private static final int EXPIRING_DAYS = 90;

    private static final String NEW_EVIDENCE =
            " and exists (select 1 from Measure m join Evidence n on n.replacesId = m.ruleSubjectId"
                    + " where m.entry = e and m.byRule = EXPIRED_EVIDENCE and m.liftedAt is null)";

    /**
     * @param words part of a number or a name; empty for all
     * @param page from 1
     */
    Found find(
            @Nullable EntryState state,
            @Nullable Long programme,
            @Nullable Attention attention,
            String words,
            LocalDate today,
            int page) {
        StringBuilder where = new StringBuilder("where 1 = 1");
        Parameters parameters = new Parameters();
        if (state != null) {
            where.append(" and e.state = :state");
            parameters.and("state", state);
        }
        if (programme != null) {
            where.append(" and e.batch.programme.id = :programme");
            parameters.and("programme", programme);
        }
        if (!words.isEmpty()) {
            where.append(
                    " and (lower(e.certificateNumber) like :words escape '!' or lower(e.providerName) like :words escape '!'"
                            + " or lower(e.providerNameEn) like :words escape '!' or lower(e.solutionTitle) like :words escape '!'"
                            + " or lower(e.solutionTitleEn) like :words escape '!' or lower(e.creditCode) like :words escape '!')");
            parameters.and("words", "%" + words.toLowerCase(Locale.ROOT).replaceAll("([!%_])", "!$1") + "%");
        }
        if (attention != null) {
            switch (attention) {
                case EXPIRING -> {
                    where.append(
                            " and e.state in (VALID, RECTIFYING, SUSPENDED) and e.validUntil between :today and :last");
                    parameters.and("today", today).and("last", today.plusDays(EXPIRING_DAYS));
                }
                case RECTIFICATION ->
                    where.append(" and e.state in (VALID, RECTIFYING, SUSPENDED)"
                            + " and exists (select 1 from Measure m where m.entry = e and m.dueOn is not null"
                            + " and m.metAt is null and m.liftedAt is null)");
                case EVIDENCE -> where.append(" and e.state = SUSPENDED").append(NEW_EVIDENCE);
            }
        }
        long total = WhitelistEntry.count("from WhitelistEntry e " + where, parameters);
        PanacheQuery<WhitelistEntry> found = WhitelistEntry.find(
                "from WhitelistEntry e join fetch e.batch b join fetch b.programme " + where
                        + " order by e.listedOn desc, e.id desc",
                parameters);
        return new Found(found.page(page - 1, PAGE).list(), total);
    }

    /** How many suspended entries have handed in what they were suspended for. */
    public static long countEvidenceToCheck() {
        return WhitelistEntry.count("from WhitelistEntry e where e.state = SUSPENDED" + NEW_EVIDENCE);
    }

    static Optional<WhitelistEntry> one(long id) {
        return WhitelistEntry.find(
                        "from WhitelistEntry e join fetch e.batch b join fetch b.programme left join fetch e.application where e.id = ?1",
                        id)
                .firstResultOptional();
    }

    /** The value of a name from an address; null for anything else. */
    static <E extends Enum<E>> @Nullable E of(Class<E> type, @Nullable String name) {
        return Arrays.stream(type.getEnumConstants())
                .filter(value -> value.name().equals(name))
                .findFirst()
                .orElse(null);
    }
}
