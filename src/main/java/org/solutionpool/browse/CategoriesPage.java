package org.solutionpool.browse;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.solutionpool.taxonomy.Scheme;
import org.solutionpool.taxonomy.Taxonomy;
import org.solutionpool.taxonomy.Term;
import org.solutionpool.web.RequestLanguage;

/** Industries and equipment as trees with the number of solutions behind each. */
@Path("/")
public class CategoriesPage {

    @CheckedTemplate(basePath = "browse", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
    static class Templates {
        static native TemplateInstance categories(String scheme, List<Group> groups);
    }

    /** One term and those below it that are shown on the page. */
    public record Group(String icon, Entry entry, List<Branch> branches) {}

    /** A term below a group, with what is below it. */
    public record Branch(Entry entry, List<Entry> leaves) {}

    /**
     * A term.
     *
     * @param count solutions behind it; null while nobody has counted
     */
    public record Entry(
            String code, String name, String url, @Nullable Long count) {}

    @Inject
    Taxonomy taxonomy;

    @Inject
    PoolCounts counts;

    @Inject
    RequestLanguage language;

    @GET
    @Path("industries")
    public TemplateInstance industries() {
        return Templates.categories(
                "industry", groups(Scheme.INDUSTRY, counts.current().byIndustry()));
    }

    @GET
    @Path("equipment")
    public TemplateInstance equipment() {
        return Templates.categories(
                "equipment", groups(Scheme.EQUIPMENT, counts.current().byEquipment()));
    }

    private List<Group> groups(Scheme scheme, Map<String, Long> byCode) {
        return taxonomy.roots(scheme).stream()
                .map(root -> new Group(
                        CategoryIcons.of(root),
                        entry(root, byCode),
                        taxonomy.children(root).stream()
                                .map(branch -> new Branch(
                                        entry(branch, byCode),
                                        taxonomy.children(branch).stream()
                                                .map(leaf -> entry(leaf, byCode))
                                                .toList()))
                                .toList()))
                .toList();
    }

    private Entry entry(Term term, Map<String, Long> byCode) {
        return new Entry(
                term.code(),
                term.name(language.get()),
                CategoryAddress.of(term),
                counts.current().known() ? byCode.getOrDefault(term.code(), 0L) : null);
    }
}
