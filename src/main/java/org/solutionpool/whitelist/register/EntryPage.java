package org.solutionpool.whitelist.register;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestPath;
import org.solutionpool.taxonomy.Taxonomy;
import org.solutionpool.web.Language;
import org.solutionpool.web.RequestLanguage;
import org.solutionpool.whitelist.programme.WorkingDays;

/**
 * An entry's public page, which the QR code of its certificate leads to, and the certificate itself.
 *
 * <p>Only an entry in force has a certificate: for any other the file answers 410 with the state and its reason, so that no
 * sheet of paper is printed today that says what is no longer so. A certificate printed earlier says where to check it.
 */
@Path("/whitelist/entries")
public class EntryPage {

    @CheckedTemplate(basePath = "register", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
    static class Templates {
        static native TemplateInstance entry(EntryView entry);

        static native TemplateInstance noCertificate(EntryView entry);

        static native TemplateInstance unknownEntry(String number);
    }

    @Inject
    EntryHistory history;

    @Inject
    Certificate certificate;

    @Inject
    Taxonomy taxonomy;

    @Inject
    RequestLanguage language;

    @ConfigProperty(name = "pool.base-url")
    String baseUrl;

    @GET
    @Path("{number:[^/.]+}")
    @Transactional
    @Operation(hidden = true)
    public Response entry(@RestPath String number) {
        return find(number)
                .map(entry -> fresh(Response.ok(Templates.entry(view(entry)))))
                .orElseGet(() -> unknown(number));
    }

    @GET
    @Path("{number:[^/.]+}.pdf")
    @Transactional
    @Operation(hidden = true)
    public Response certificate(@RestPath String number) {
        Optional<WhitelistEntry> found = find(number);
        if (found.isEmpty()) {
            return unknown(number);
        }
        WhitelistEntry entry = found.get();
        LocalDate today = WorkingDays.today();
        if (!entry.stateOn(today).isInForce()) {
            return html(fresh(Response.status(Response.Status.GONE).entity(Templates.noCertificate(view(entry)))));
        }
        Language reader = language.get();
        return Response.ok(certificate.of(entry, reader, today, baseUrl), "application/pdf")
                .header(
                        "Content-Disposition",
                        "inline; filename=\"" + entry.certificateNumber + "-" + reader.code() + ".pdf\"")
                .header("Cache-Control", "no-store")
                .build();
    }

    /** A number as people type it from paper: in any case, with spaces around it. */
    static Optional<WhitelistEntry> find(String number) {
        return WhitelistEntry.ofNumber(number.strip().toUpperCase(Locale.ROOT));
    }

    private EntryView view(WhitelistEntry entry) {
        return EntryView.of(entry, history.of(entry), language.get(), taxonomy, WorkingDays.today(), baseUrl);
    }

    private static Response unknown(String number) {
        return html(Response.status(Response.Status.NOT_FOUND)
                .entity(Templates.unknownEntry(number))
                .build());
    }

    private static Response html(Response response) {
        response.getHeaders().putSingle("Content-Type", MediaType.TEXT_HTML + ";charset=UTF-8");
        return response;
    }

    /** Whoever checks a claim must see what stands now. */
    private static Response fresh(Response.ResponseBuilder response) {
        return response.header("Cache-Control", "no-cache").build();
    }
}
