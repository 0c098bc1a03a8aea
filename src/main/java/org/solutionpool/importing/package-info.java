/**
 * Published lists come in here: a file becomes rows ({@link org.solutionpool.importing.RowSource}), a row becomes a listing
 * ({@link org.solutionpool.importing.RowMapper}), a dry run says what is wrong with them
 * ({@link org.solutionpool.importing.Check}), and a job that any replica can go on with publishes them
 * ({@link org.solutionpool.importing.Importer}). Later a provider claims what is theirs
 * ({@link org.solutionpool.importing.ListingClaim}).
 *
 * <h2>Decisions</h2>
 * <ul>
 *   <li><b>Kept as published.</b> Names, texts, claims and cases go in as the list prints them; nothing is merged, shortened
 *       or corrected. What does not fit (a title of 300 characters) is refused with a reason, not cut. A row without a title
 *       names a company and no solution: it is refused.</li>
 *   <li><b>Identity of a row</b> is its list (name, issuer, year, batch) and its own id there; without an id, the hash of
 *       what it says. A second import of the same file therefore changes nothing, a changed row with an id becomes the next
 *       published revision of its listing, and a changed row without an id is another listing.</li>
 *   <li><b>A claimed listing is its provider's.</b> Later imports leave it alone, as they leave alone what was retired.</li>
 *   <li><b>Codes.</b> Industries, equipment, protocols, scenarios and modes that no column states are proposed from the
 *       text, so that the listing is found under them; {@code ListingContent.Listed.proposed} says which ones the portal
 *       proposed. They go when a provider writes the listing themselves. Regions and deployment forms come from their
 *       columns only; the words as printed are kept beside the codes.</li>
 *   <li><b>Record.</b> One audit event when a job is started and one when it ends, one for each listing it published or
 *       changed, and {@code imported_row} for which job and row a listing came from.</li>
 *   <li><b>Historical lists.</b> The same rows can stand in the register of the whitelist as a record and become no listings
 *       ({@link org.solutionpool.importing.HistoricalRows}): then a company's name alone is enough, the record is nobody's
 *       badge, and only an equal credit code links it to an organization.</li>
 *   <li><b>Duplicates</b> are shown, never merged: equal titles, the same source address, and a similar title under the same
 *       provider's name.</li>
 * </ul>
 */
@NullMarked
package org.solutionpool.importing;

import org.jspecify.annotations.NullMarked;
