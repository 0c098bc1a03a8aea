package org.solutionpool.indexing;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;

/** The source of each kind of document. */
@ApplicationScoped
public class DocumentSources {

    @Inject
    @Any
    Instance<DocumentSource> sources;

    /**
     * @throws IllegalStateException if no feature brings one
     */
    public DocumentSource of(DocumentKind kind) {
        return sources.stream()
                .filter(source -> source.kind() == kind)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("Nobody knows the documents of kind " + kind));
    }
}
