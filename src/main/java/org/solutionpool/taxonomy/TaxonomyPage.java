package org.solutionpool.taxonomy;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.jboss.resteasy.reactive.RestPath;
import org.solutionpool.web.Messages;

/** The taxonomy as everybody may read it: a scheme a page, as a tree, in both languages. */
@Path("/taxonomy")
@Produces(MediaType.TEXT_HTML)
public class TaxonomyPage {

    @CheckedTemplate(basePath = "taxonomy", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
    static class Templates {

        static native TemplateInstance scheme(Scheme scheme, List<SchemeTab> tabs, List<Branch> branches);
    }

    /** A term with everything below it. */
    public record Branch(Term term, List<Branch> below) {}

    @Inject
    Taxonomy taxonomy;

    @Inject
    Messages messages;

    @GET
    public TemplateInstance first() {
        return page(Scheme.INDUSTRY);
    }

    @GET
    @Path("{scheme}")
    public TemplateInstance scheme(@RestPath String scheme) {
        return page(Scheme.ofCode(scheme).filter(Scheme.PUBLIC::contains).orElseThrow(NotFoundException::new));
    }

    private TemplateInstance page(Scheme scheme) {
        return Templates.scheme(
                scheme,
                SchemeTab.reader(scheme, messages),
                taxonomy.roots(scheme).stream().map(this::branch).toList());
    }

    private Branch branch(Term term) {
        return new Branch(
                term, taxonomy.children(term).stream().map(this::branch).toList());
    }
}
