package org.solutionpool.whitelist.publicity;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.Path;
import java.util.List;
import org.jboss.resteasy.reactive.RestPath;
import org.solutionpool.account.Roles;
import org.solutionpool.web.ReadableTime;
import org.solutionpool.web.RequestLanguage;
import org.solutionpool.whitelist.programme.Batch;

/** The publicity periods of a batch: the first one and its supplements. */
@Path("/admin/whitelist/batches/{id:\\d{1,18}}/periods")
@RolesAllowed(Roles.ADMIN)
public class BatchPeriodsPage {

    @CheckedTemplate(basePath = "publicity", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
    static class Templates {
        static native TemplateInstance periods(long batchId, String batch, List<Period> periods);
    }

    /** One period. */
    public record Period(long id, int number, String state, String startsOn, String endsOn) {}

    @Inject
    RequestLanguage language;

    @GET
    public TemplateInstance show(@RestPath long id) {
        Batch batch = Batch.<Batch>findByIdOptional(id).orElseThrow(NotFoundException::new);
        return Templates.periods(
                id,
                batch.name(language.get()),
                Publicity.<Publicity>list("batch = ?1 order by number desc", batch).stream()
                        .map(period -> new Period(
                                period.id,
                                period.number,
                                period.state.name(),
                                ReadableTime.day(period.startsOn, language.get()),
                                ReadableTime.day(period.endsOn, language.get())))
                        .toList());
    }
}
