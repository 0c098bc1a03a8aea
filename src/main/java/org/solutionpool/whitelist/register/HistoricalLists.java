package org.solutionpool.whitelist.register;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.solutionpool.audit.Audit;
import org.solutionpool.organization.Organization;
import org.solutionpool.text.Pinyin;
import org.solutionpool.web.Language;
import org.solutionpool.web.Messages;
import org.solutionpool.whitelist.programme.Batch;
import org.solutionpool.whitelist.programme.BatchState;
import org.solutionpool.whitelist.programme.Programme;

/**
 * Lists that others published, kept as records: each list becomes a historical batch, each of its rows an entry that is
 * HISTORICAL for good. Nobody gets a badge by it. A company is linked to its organization by an equal credit code only;
 * names are kept as printed and never compared.
 */
@ApplicationScoped
@Transactional(Transactional.TxType.MANDATORY)
public class HistoricalLists {

    /** The programme that takes lists which belong to no other one; made when the first of them comes in. */
    public static final String PROGRAMME = "LISTS";

    /**
     * Where entries stand whose list states no year: behind all others. Years that are shown or filtered by come from the
     * batch.
     */
    private static final LocalDate NO_DAY = LocalDate.of(1900, 1, 1);

    private static final int LONGEST_SORT_KEY = 700;

    @Inject
    EntityManager entityManager;

    @Inject
    Audit audit;

    /** What tells one published list from another. */
    public record SourceList(
            String name,
            String issuer,
            @Nullable Integer year,
            @Nullable String batch) {}

    /**
     * A row of a list; it names a provider, a solution, or both.
     *
     * @param key finds it again in its list
     * @param hash of all it says
     * @param sourceUrl where it was published
     * @param creditCode a valid one; null if the list prints none
     */
    public record Line(
            String key,
            String hash,
            @Nullable String sourceUrl,
            @Nullable String provider,
            @Nullable String solution,
            @Nullable String solutionEn,
            @Nullable String creditCode,
            @Nullable String region,
            List<String> industries) {}

    /** Whether lists can be brought in under a programme's code. */
    public boolean takes(String programme) {
        return programme.equals(PROGRAMME) || Programme.ofCode(programme).isPresent();
    }

    /** The programmes that a list can belong to, newest first, without {@link #PROGRAMME}. */
    public List<Programme> programmes() {
        return Programme.list("code <> ?1 order by id desc", PROGRAMME);
    }

    /** The rows of a list that are in already: their hashes by their keys. */
    public Map<String, String> known(String programme, SourceList list, Collection<String> keys) {
        Map<String, String> known = new HashMap<>();
        find(programme, list).ifPresent(batch -> entityManager
                .createQuery("from WhitelistEntry e where e.batch = ?1 and e.sourceKey in ?2", WhitelistEntry.class)
                .setParameter(1, batch)
                .setParameter(2, keys)
                .getResultList()
                .forEach(entry ->
                        known.put(Objects.requireNonNull(entry.sourceKey), Objects.requireNonNull(entry.sourceHash))));
        return known;
    }

    /** How many rows of a list are in; the number of the last one, as none is ever deleted. */
    public int recorded(String programme, SourceList list) {
        return find(programme, list)
                .map(batch -> Math.toIntExact(WhitelistEntry.count("batch", batch)))
                .orElse(0);
    }

    /**
     * Takes a new row down, and its list if it is the first one.
     *
     * @param number of the row, one more than the last one of its list
     */
    public void record(String programme, SourceList list, Line line, int number) {
        Batch batch = find(programme, list).orElseGet(() -> make(programme, list, line.sourceUrl()));
        WhitelistEntry entry = new WhitelistEntry();
        entry.batch = batch;
        entry.sourceKey = line.key();
        entry.state = EntryState.HISTORICAL;
        entry.listedOn = list.year() == null ? NO_DAY : LocalDate.of(list.year(), 1, 1);
        entry.createdAt = Instant.now();
        entry.stateSince = entry.createdAt;
        entry.certificateNumber = "%s-H%d-%04d".formatted(batch.programme.code, batch.number, number);
        write(entry, line);
        entry.persist();
        audit.record("entry.record", EntryLifecycle.SUBJECT, entry.id, null, said(entry), null);
    }

    /** Writes down what a row says now. */
    public void correct(String programme, SourceList list, Line line) {
        WhitelistEntry entry = WhitelistEntry.<WhitelistEntry>find(
                        "batch = ?1 and sourceKey = ?2", find(programme, list).orElseThrow(), line.key())
                .singleResult();
        Map<String, Object> before = said(entry);
        write(entry, line);
        audit.record("entry.correct", EntryLifecycle.SUBJECT, entry.id, before, said(entry), null);
    }

    private static void write(WhitelistEntry entry, Line line) {
        entry.sourceHash = line.hash();
        entry.providerName = Objects.requireNonNullElse(line.provider(), "");
        entry.solutionTitle = line.solution();
        entry.solutionTitleEn = line.solutionEn();
        entry.creditCode = line.creditCode();
        entry.organization = line.creditCode() == null
                ? null
                : Organization.<Organization>find("creditCode", line.creditCode())
                        .firstResultOptional()
                        .orElse(null);
        entry.region = line.region();
        entry.industries = line.industries().toArray(String[]::new);
        String key = Pinyin.sortKey(line.solution() == null ? entry.providerName : line.solution());
        entry.sortKey = key.length() <= LONGEST_SORT_KEY ? key : key.substring(0, LONGEST_SORT_KEY);
    }

    private static Map<String, Object> said(WhitelistEntry entry) {
        Map<String, Object> said = new LinkedHashMap<>();
        said.put("number", entry.certificateNumber);
        said.put("batch", entry.batch.id);
        said.put("provider", entry.providerName);
        said.put("solution", entry.solutionTitle);
        said.put("creditCode", entry.creditCode);
        return said;
    }

    private Optional<Batch> find(String programme, SourceList list) {
        return entityManager
                .createQuery("""
                        from Batch b join fetch b.programme p where p.code = :programme and b.historical
                        and b.sourceName = :name and b.sourceIssuer = :issuer and coalesce(b.sourceYear, 0) = :year
                        and coalesce(b.sourceBatch, '') = :batch""", Batch.class)
                .setParameter("programme", programme)
                .setParameter("name", list.name())
                .setParameter("issuer", list.issuer())
                .setParameter("year", list.year() == null ? 0 : list.year())
                .setParameter("batch", Objects.requireNonNullElse(list.batch(), ""))
                .getResultStream()
                .findFirst();
    }

    private Batch make(String programme, SourceList list, @Nullable String sourceUrl) {
        Programme owner = Programme.ofCode(programme).orElseGet(HistoricalLists::makeProgramme);
        Batch batch = new Batch();
        batch.programme = owner;
        batch.number = entityManager
                        .createQuery(
                                "select coalesce(max(b.number), 0) from Batch b where b.programme = ?1", Integer.class)
                        .setParameter(1, owner)
                        .getSingleResult()
                + 1;
        batch.state = BatchState.PUBLISHED;
        batch.historical = true;
        batch.sourceName = list.name();
        batch.sourceIssuer = list.issuer();
        batch.sourceYear = list.year();
        batch.sourceBatch = list.batch();
        batch.sourceUrl = sourceUrl;
        batch.createdAt = Instant.now();
        batch.persist();
        Map<String, Object> after = new LinkedHashMap<>();
        after.put("programme", owner.code);
        after.put("list", list.name());
        after.put("issuer", list.issuer());
        after.put("year", list.year());
        audit.record("batch.record", "batch", batch.id, null, after, null);
        return batch;
    }

    private static Programme makeProgramme() {
        Programme programme = new Programme();
        programme.code = PROGRAMME;
        programme.subject = Programme.Subject.PROVIDER;
        programme.state = Programme.State.ENDED;
        programme.nameZh = Messages.text(Language.ZH, "register", "listsName");
        programme.nameEn = Messages.text(Language.EN, "register", "listsName");
        programme.issuerZh = Messages.text(Language.ZH, "register", "listsIssuer");
        programme.issuerEn = Messages.text(Language.EN, "register", "listsIssuer");
        programme.callZh = "";
        programme.callEn = "";
        programme.createdAt = Instant.now();
        programme.persist();
        return programme;
    }
}
