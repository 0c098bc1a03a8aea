package org.solutionpool.browse;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import org.solutionpool.solution.Solution;

/** Where a provider's page is: by id for an organization, by the printed name for one that has no account here. */
final class ProviderAddress {

    private ProviderAddress() {}

    static String of(Solution solution) {
        return solution.organization != null
                ? ofOrganization(Objects.requireNonNull(solution.organization.id))
                : ofListedName(Objects.requireNonNull(solution.listedProvider));
    }

    static String ofOrganization(long id) {
        return "/providers/" + id;
    }

    static String ofListedName(String name) {
        return "/providers/listed?name=" + URLEncoder.encode(name, StandardCharsets.UTF_8);
    }
}
