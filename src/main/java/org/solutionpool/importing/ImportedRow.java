package org.solutionpool.importing;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.solutionpool.solution.ListingState;

/** From which row of which import a listing last got its text. */
@Entity
@Table(name = "imported_row")
public class ImportedRow extends PanacheEntityBase {

    @Id
    @Column(name = "solution_id")
    public Long solutionId;

    @Column(name = "published_list_id")
    public Long publishedListId;

    /** What finds the row again in its list: {@code id:} and its own id, else {@code hash:} and its hash. */
    public String identity;

    /** Of everything the mapped columns said. */
    @Column(name = "row_hash")
    public String rowHash;

    @Column(name = "job_id")
    public Long jobId;

    @Column(name = "row_number")
    public int rowNumber;

    @Column(name = "imported_at")
    public Instant importedAt;

    /**
     * A row that is in already.
     *
     * @param theirs whether its listing is no longer the list's to change: claimed by a provider, or retired
     */
    record Standing(String identity, String hash, long solutionId, boolean theirs) {}

    /** Those of some rows of a list that are in already, by identity. */
    static Map<String, Standing> standing(long publishedListId, Collection<String> identities) {
        List<Standing> known = getEntityManager()
                .createQuery(
                        "select r.identity, r.rowHash, r.solutionId,"
                                + " case when s.organization is not null or s.state = :retired then true else false end"
                                + " from ImportedRow r join Solution s on s.id = r.solutionId"
                                + " where r.publishedListId = :list and r.identity in :identities",
                        Standing.class)
                .setParameter("retired", ListingState.RETIRED)
                .setParameter("list", publishedListId)
                .setParameter("identities", identities)
                .getResultList();
        return known.stream().collect(Collectors.toMap(Standing::identity, row -> row));
    }
}
