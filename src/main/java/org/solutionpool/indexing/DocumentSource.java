package org.solutionpool.indexing;

import java.util.Collection;
import java.util.List;

/**
 * The truth behind one kind of document. The feature that owns the rows brings it, so that this package knows no feature.
 * Every method is called inside a transaction.
 */
public interface DocumentSource {

    DocumentKind kind();

    /** Whether the row exists and anybody may read it: if not, its document must disappear. */
    boolean isPublic(long id);

    /**
     * What the index has to say about each of these ids, as the rows are at this moment. Rows that do not exist are left
     * out.
     */
    List<DocumentState> read(Collection<Long> ids);

    /** The number of public rows. */
    long countPublic();

    /** Public rows after an id, in the order of the id as a number; at most {@code limit}. */
    List<Long> publicIdsAfter(long id, int limit);

    /**
     * Public rows after an id, in the order of the id compared as bytes of its decimal text, as Elasticsearch orders a
     * keyword; at most {@code limit}.
     *
     * @param id the last one of the page before; the empty text for the first page
     */
    List<DocumentVersion> publicVersionsAfter(String id, int limit);

    /** The versions of those of these rows that are public. */
    List<DocumentVersion> publicVersions(Collection<Long> ids);

    /**
     * Makes the row's version at least this one. Needed when the index is ahead of the database, as after the database
     * was restored from a backup: Elasticsearch would refuse every write of the row until it has caught up. Does nothing
     * for a row that does not exist.
     */
    void raiseVersion(long id, long version);
}
