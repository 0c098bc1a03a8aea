package org.solutionpool.search;

import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.solutionpool.web.RequestLanguage;

/** What the search box offers while somebody types. */
@Path("/search/suggest")
public class SuggestionResource {

    @Inject
    Suggestions suggestions;

    @Inject
    RequestLanguage language;

    /**
     * @param typed what stands in the box; beyond 50 characters nothing is suggested
     * @return at most 16 suggestions, equal groups next to each other
     */
    @GET
    @Produces(MediaType.APPLICATION_JSON)
    public List<Suggestions.Suggestion> suggest(@QueryParam("q") @Nullable String typed) {
        return typed == null ? List.of() : suggestions.of(typed, language.get());
    }
}
