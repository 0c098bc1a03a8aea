package org.solutionpool.whitelist.register;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.RawString;
import io.quarkus.qute.TemplateInstance;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.Path;
import java.time.LocalDate;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;
import org.solutionpool.taxonomy.Taxonomy;
import org.solutionpool.text.Markdown;
import org.solutionpool.web.Language;
import org.solutionpool.web.Pager;
import org.solutionpool.web.RequestLanguage;
import org.solutionpool.whitelist.programme.Batch;
import org.solutionpool.whitelist.programme.WorkingDays;

/** A published list as the document it is: its text, and its entries in the order in which they were published. */
@Path("/whitelist/batches")
public class PublishedListPage {

    /** More than any batch so far: a list is to be printed as one. */
    private static final int ENTRIES_A_PAGE = 500;

    @CheckedTemplate(basePath = "register", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
    static class Templates {
        static native TemplateInstance publishedList(View view);
    }

    /** The page. */
    public record View(
            long id,
            String name,
            EntryView.Listing listing,
            boolean historical,
            @Nullable RawString text,
            long total,
            List<EntryLine> entries,
            int first,
            Pager pager) {}

    @Inject
    Register register;

    @Inject
    Taxonomy taxonomy;

    @Inject
    RequestLanguage language;

    @GET
    @Path("{id:\\d{1,18}}")
    @Transactional
    @Operation(hidden = true)
    public TemplateInstance list(@RestPath long id, @RestQuery @Nullable String page) {
        Batch batch = Batch.<Batch>find("from Batch b join fetch b.programme where b.id = ?1", id)
                .firstResultOptional()
                .orElseThrow(NotFoundException::new);
        long total = WhitelistEntry.count("batch", batch);
        // What is still being decided is nobody's to read; a list is there from its publication on.
        if (total == 0) {
            throw new NotFoundException();
        }
        int wanted = RegisterPage.page(page);
        int pages = Pager.pages(total, ENTRIES_A_PAGE);
        if (wanted > pages) {
            throw new NotFoundException();
        }
        Language reader = language.get();
        LocalDate today = WorkingDays.today();
        String text = reader == Language.EN ? batch.listEn : batch.listZh;
        return Templates.publishedList(new View(
                id,
                EntryLine.batchName(batch, reader),
                EntryView.Listing.of(batch, reader),
                batch.historical,
                text.isBlank() ? null : Markdown.html(text),
                total,
                register.ofBatch(batch, wanted, ENTRIES_A_PAGE).stream()
                        .map(entry -> EntryLine.of(entry, reader, taxonomy, today))
                        .toList(),
                (wanted - 1) * ENTRIES_A_PAGE,
                Pager.of(wanted, pages, number -> "/whitelist/batches/" + id + "?page=" + number)));
    }
}
