package org.solutionpool.indexing;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;
import org.eclipse.microprofile.health.Readiness;

/** Elasticsearch away makes the portal less good, not unready: lists come from the database meanwhile. */
@Readiness
@ApplicationScoped
public class SearchHealth implements HealthCheck {

    @Inject
    SearchAvailability availability;

    @Override
    public HealthCheckResponse call() {
        HealthCheckResponseBuilder response = HealthCheckResponse.named("elasticsearch")
                .up()
                .withData("state", availability.available() ? "available" : "degraded")
                .withData("since", availability.since().toString());
        String problem = availability.problem();
        if (problem != null) {
            response.withData("problem", problem);
        }
        return response.build();
    }
}
