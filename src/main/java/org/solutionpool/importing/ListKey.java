package org.solutionpool.importing;

import org.jspecify.annotations.Nullable;

/** What tells one published list from another. */
record ListKey(
        String name,
        String issuer,
        @Nullable Integer year,
        @Nullable String batch) {}
