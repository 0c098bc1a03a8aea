package org.solutionpool.search;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.jspecify.annotations.Nullable;
import org.solutionpool.taxonomy.Taxonomy;

/** {@link SoundAlikes} of the taxonomy as it stands: computed once after each edit, for it takes some milliseconds. */
@ApplicationScoped
public class TaxonomySounds {

    private record Computed(long version, SoundAlikes sounds) {}

    private final Taxonomy taxonomy;

    private volatile @Nullable Computed computed;

    @Inject
    TaxonomySounds(Taxonomy taxonomy) {
        this.taxonomy = taxonomy;
    }

    SoundAlikes current() {
        long version = taxonomy.version();
        Computed last = computed;
        if (last == null || last.version() != version) {
            last = new Computed(version, SoundAlikes.of(taxonomy));
            computed = last;
        }
        return last.sounds();
    }
}
