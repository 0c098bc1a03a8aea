package org.solutionpool.whitelist.register;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import jakarta.ws.rs.core.UriInfo;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jspecify.annotations.Nullable;
import org.solutionpool.taxonomy.Scheme;
import org.solutionpool.taxonomy.Taxonomy;
import org.solutionpool.taxonomy.Term;
import org.solutionpool.web.Language;
import org.solutionpool.web.Messages;
import org.solutionpool.web.Option;
import org.solutionpool.web.Pager;
import org.solutionpool.web.RequestLanguage;
import org.solutionpool.whitelist.programme.Programme;
import org.solutionpool.whitelist.programme.WorkingDays;

/** The public register of the whitelist: everything that is filtered by stands in the address, also of the exports. */
@Path("/whitelist")
public class RegisterPage {

    private static final int ENTRIES_A_PAGE = 50;
    private static final int MOST_DIGITS = 6;

    @CheckedTemplate(basePath = "register", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
    static class Templates {
        static native TemplateInstance register(View view);
    }

    /**
     * The page.
     *
     * @param problems what was wrong with the address and left out
     * @param batches of the chosen programme; empty while none is chosen
     * @param query what the exports are called with, from the question mark on
     */
    public record View(
            RegisterFilter filter,
            List<String> problems,
            long total,
            List<EntryLine> entries,
            List<Choice> choices,
            List<Export> exports,
            boolean everything,
            Pager pager) {}

    /** A list to choose a filter's value from. */
    public record Choice(String name, String label, String value, List<Option> options) {}

    /** A file to download. */
    public record Export(String label, String url) {}

    @Inject
    Register register;

    @Inject
    RegisterExport export;

    @Inject
    Taxonomy taxonomy;

    @Inject
    RequestLanguage language;

    @Inject
    Messages messages;

    @ConfigProperty(name = "pool.base-url")
    String baseUrl;

    @GET
    @Transactional
    @Operation(hidden = true)
    public TemplateInstance register(@Context UriInfo address) {
        RegisterFilter.Parsed parsed = RegisterFilter.parse(address.getQueryParameters(), taxonomy);
        RegisterFilter filter = parsed.filter();
        int page = page(address.getQueryParameters().getFirst("page"));
        long total = register.count(filter);
        int pages = Pager.pages(total, ENTRIES_A_PAGE);
        if (page > pages) {
            throw new NotFoundException();
        }
        Language reader = language.get();
        LocalDate today = WorkingDays.today();
        String query = filter.query();
        return Templates.register(new View(
                filter,
                parsed.unknown().stream()
                        .map(name -> messages.text("register", "unknown." + name))
                        .toList(),
                total,
                register.page(filter, page, ENTRIES_A_PAGE).stream()
                        .map(entry -> EntryLine.of(entry, reader, taxonomy, today))
                        .toList(),
                choices(filter, reader),
                List.of(
                        new Export(messages.text("register", "export.csv"), exportUrl("csv", query)),
                        new Export(messages.text("register", "export.xlsx"), exportUrl("xlsx", query)),
                        new Export(messages.text("register", "export.json"), exportUrl("json", query))),
                filter.everything(),
                Pager.of(
                        page,
                        pages,
                        number -> "/whitelist?" + (query.isEmpty() ? "" : query + "&") + "page=" + number)));
    }

    @GET
    @Path("export.csv")
    @Produces("text/csv;charset=UTF-8")
    @Operation(hidden = true)
    public Response csv(@Context UriInfo address) {
        RegisterFilter filter = filter(address);
        Language reader = language.get();
        return file("csv", out -> export.csv(filter, reader, baseUrl, out));
    }

    @GET
    @Path("export.xlsx")
    @Produces("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet")
    @Operation(hidden = true)
    public Response xlsx(@Context UriInfo address) {
        RegisterFilter filter = filter(address);
        Language reader = language.get();
        return file("xlsx", out -> export.xlsx(filter, reader, baseUrl, out));
    }

    @GET
    @Path("export.json")
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(hidden = true)
    public Response json(@Context UriInfo address) {
        RegisterFilter filter = filter(address);
        return file("json", out -> export.json(filter, out));
    }

    private static Response file(String ending, StreamingOutput content) {
        return Response.ok(content)
                .header(
                        "Content-Disposition",
                        "attachment; filename=\"whitelist-" + WorkingDays.today() + "." + ending + "\"")
                .header("Cache-Control", "no-store")
                .build();
    }

    /** A file that says more than was asked for would be read as what was asked for: a wrong filter is not left out. */
    private RegisterFilter filter(UriInfo address) {
        RegisterFilter.Parsed parsed = RegisterFilter.parse(address.getQueryParameters(), taxonomy);
        if (!parsed.unknown().isEmpty()) {
            throw new NotFoundException();
        }
        return parsed.filter();
    }

    private static String exportUrl(String ending, String query) {
        return "/whitelist/export." + ending + (query.isEmpty() ? "" : "?" + query);
    }

    private List<Choice> choices(RegisterFilter filter, Language reader) {
        List<Choice> choices = new ArrayList<>();
        choices.add(choice(
                "state",
                filter,
                Arrays.stream(EntryState.values())
                        .map(state -> new Option(
                                RegisterFilter.code(state), messages.text("register", "state." + state.name())))
                        .toList()));
        choices.add(choice(
                "subject",
                filter,
                Arrays.stream(Programme.Subject.values())
                        .map(subject -> new Option(
                                RegisterFilter.code(subject),
                                messages.text("register", "subject." + RegisterFilter.code(subject))))
                        .toList()));
        choices.add(choice(
                "programme",
                filter,
                register.programmes().stream()
                        .map(programme -> new Option(programme.code, programme.name(reader)))
                        .toList()));
        if (filter.programme() != null) {
            choices.add(choice(
                    "batch",
                    filter,
                    register.batches(filter.programme()).stream()
                            .map(batch -> new Option(String.valueOf(batch.id), EntryLine.batchName(batch, reader)))
                            .toList()));
        }
        choices.add(choice("region", filter, roots(Scheme.REGION, reader)));
        choices.add(choice("industry", filter, roots(Scheme.INDUSTRY, reader)));
        choices.add(choice(
                "year",
                filter,
                register.years().stream()
                        .map(year -> new Option(String.valueOf(year), String.valueOf(year)))
                        .toList()));
        return choices;
    }

    private List<Option> roots(Scheme scheme, Language reader) {
        return taxonomy.roots(scheme).stream()
                .map((Term term) -> new Option(term.code(), term.name(reader)))
                .toList();
    }

    private Choice choice(String name, RegisterFilter filter, List<Option> options) {
        return new Choice(name, messages.text("register", "filter." + name), filter.value(name), options);
    }

    static int page(@Nullable String text) {
        if (text == null || text.isBlank()) {
            return 1;
        }
        if (!text.matches("\\d{1," + MOST_DIGITS + "}") || Integer.parseInt(text) < 1) {
            throw new NotFoundException();
        }
        return Integer.parseInt(text);
    }
}
