package org.solutionpool.alert;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.quarkus.security.Authenticated;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;
import org.solutionpool.account.CurrentPerson;
import org.solutionpool.account.Person;
import org.solutionpool.alert.digest.DigestFrequency;
import org.solutionpool.search.FacetCodes;
import org.solutionpool.search.SearchRequest;
import org.solutionpool.web.Flash;
import org.solutionpool.web.FormErrors;
import org.solutionpool.web.Messages;
import org.solutionpool.web.Option;
import org.solutionpool.web.RequestLanguage;
import org.solutionpool.web.Typed;

/** Keeps the search that stands in an address of the search page. Who is not signed in comes back here afterwards. */
@Path("/searches/new")
@Authenticated
@Produces(MediaType.TEXT_HTML)
public class NewSearchPage {

    @CheckedTemplate(basePath = "alert", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
    static class Templates {
        static native TemplateInstance newSearch(View view, FormErrors errors);
    }

    /**
     * The form.
     *
     * @param from the address of the search, which the form hands on
     */
    public record View(
            String from, List<SearchWords.Part> parts, String name, String frequency, List<Option> frequencies) {}

    @Inject
    CurrentPerson person;

    @Inject
    SavedSearches searches;

    @Inject
    SearchWords words;

    @Inject
    FacetCodes codes;

    @Inject
    RequestLanguage language;

    @Inject
    Messages messages;

    @Inject
    Flash flash;

    @GET
    public Response form(@RestQuery @Nullable String from) {
        SearchRequest request = SavedQuery.ofAddress(from, codes::known);
        Person owner = person.require();
        Optional<SavedSearch> same = SavedSearch.ofQuery(Objects.requireNonNull(owner.id), request.query());
        return same.map(this::keptAlready).orElseGet(() -> Response.ok(
                        page(request, words.name(request, language.get()), DigestFrequency.DAILY, new FormErrors()))
                .build());
    }

    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response save(
            @RestForm @Nullable String from, @RestForm @Nullable String name, @RestForm @Nullable String frequency) {
        SearchRequest request = SavedQuery.ofAddress(from, codes::known);
        DigestFrequency chosen = DigestFrequency.ofCode(frequency).orElse(DigestFrequency.DAILY);
        String typed = Typed.line(name);
        FormErrors errors = SearchForm.check(typed, "name", messages);
        if (!errors.isEmpty() || typed == null) {
            return refused(request, Objects.requireNonNullElse(name, ""), chosen, errors);
        }
        SavedSearches.Saved saved = searches.save(person.require(), request, typed, chosen, Instant.now());
        return switch (saved.outcome()) {
            case SAVED -> {
                flash.success("alert", "saved", typed);
                yield listAt(saved.search().orElseThrow());
            }
            case KEPT_ALREADY -> keptAlready(saved.search().orElseThrow());
            case FULL ->
                refused(
                        request,
                        typed,
                        chosen,
                        new FormErrors().add("name", messages.text("alert", "full", SavedSearch.MOST)));
        };
    }

    private Response keptAlready(SavedSearch search) {
        flash.say(Flash.Kind.INFO, "alert", "keptAlready", search.name);
        return listAt(search);
    }

    private static Response listAt(SavedSearch search) {
        return Response.seeOther(URI.create("/searches#search-" + search.id)).build();
    }

    private Response refused(SearchRequest request, String name, DigestFrequency frequency, FormErrors errors) {
        return Response.status(422)
                .entity(page(request, name, frequency, errors))
                .build();
    }

    private TemplateInstance page(SearchRequest request, String name, DigestFrequency frequency, FormErrors errors) {
        return Templates.newSearch(
                new View(
                        "/search" + request.query(),
                        words.parts(request, language.get()),
                        name,
                        frequency.code(),
                        SearchForm.frequencies(messages)),
                errors);
    }
}
