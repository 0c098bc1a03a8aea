/** What happens to an entry while it is valid: reminders, annual review, complaints, measures, renewal, appeals. */
@NullMarked
package org.solutionpool.whitelist.upkeep;

import org.jspecify.annotations.NullMarked;
