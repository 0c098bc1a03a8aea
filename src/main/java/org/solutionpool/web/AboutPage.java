package org.solutionpool.web;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.Blocking;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;

/** What the footer leads to: what the pool is, and how accessible it is. */
@Path("/")
@Blocking
public class AboutPage {

    @CheckedTemplate(basePath = "web", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
    static class Templates {
        static native TemplateInstance about();

        static native TemplateInstance accessibility();
    }

    @GET
    @Path("about")
    public TemplateInstance about() {
        return Templates.about();
    }

    @GET
    @Path("accessibility")
    public TemplateInstance accessibility() {
        return Templates.accessibility();
    }
}
