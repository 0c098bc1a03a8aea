package org.solutionpool.browse;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import java.util.List;
import java.util.stream.LongStream;

/** What search engines may read: robots.txt and the sitemap by the sitemaps.org protocol 0.9. */
@Path("/")
public class SitemapResource {

    /** Well below the 50,000 addresses the protocol allows a file. */
    private static final int IDS_A_FILE = 10_000;

    @CheckedTemplate(basePath = "browse", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
    static class Templates {
        static native TemplateInstance sitemapIndex(List<Long> files);

        static native TemplateInstance sitemap(List<PublishedSolutions.Entry> entries);

        static native TemplateInstance robots();
    }

    @Inject
    PublishedSolutions solutions;

    /** One file a range of ids, so that no count is needed and a file stays the same when solutions come in. */
    @GET
    @Path("sitemap.xml")
    @Produces("application/xml;charset=UTF-8")
    @Transactional
    public TemplateInstance index() {
        long files = solutions.highestId() / IDS_A_FILE + 1;
        return Templates.sitemapIndex(LongStream.range(0, files).boxed().toList());
    }

    @GET
    @Path("sitemap-{file:\\d{1,9}}.xml")
    @Produces("application/xml;charset=UTF-8")
    @Transactional
    public TemplateInstance file(@PathParam("file") long file) {
        List<PublishedSolutions.Entry> entries = solutions.entries(file * IDS_A_FILE, (file + 1) * IDS_A_FILE);
        if (entries.isEmpty() && file > 0) {
            throw new NotFoundException();
        }
        return Templates.sitemap(entries);
    }

    @GET
    @Path("robots.txt")
    @Produces("text/plain;charset=UTF-8")
    public TemplateInstance robots() {
        return Templates.robots();
    }
}
