package org.solutionpool.web;

import io.smallrye.config.ConfigMapping;
import jakarta.validation.constraints.Min;
import java.time.Duration;

/** How often one client may do what costs the pool, or the people it writes to, something. */
@ConfigMapping(prefix = "pool.limits")
public interface RateLimits {

    /** Whether anything is limited at all; a load test from one address needs it off. */
    boolean enabled();

    /** The search page and the search API together, and matching by the API for itself. */
    Budget search();

    /** What the search box offers while somebody types: about one request a letter. */
    Budget suggestions();

    /** The way to Keycloak's registration page. */
    Budget signUp();

    /** Registering an organization, or asking to be let into one. */
    Budget registration();

    /** Invitations by mail, sent for the first time or again. */
    Budget invitations();

    /** Files uploaded for an import. */
    Budget imports();

    /** Objections to proposed entries of the whitelist, which anybody may raise and each of which sends a mail. */
    Budget objections();

    /** Certificates and the register as a file, which are made anew for each request. */
    Budget documents();

    /** So many requests in such a time; what was used comes back evenly over it. */
    interface Budget {

        @Min(1) long requests();

        Duration per();
    }
}
