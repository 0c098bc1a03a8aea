package org.solutionpool.web;

import java.util.Arrays;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;

/** What is limited, by the requests that do it. */
enum RateLimit {
    SEARCH("GET", "/(api/v1/)?search", RateLimits::search),
    MATCH("POST", "/api/v1/match", RateLimits::search),
    SUGGESTIONS("GET", "/search/suggest", RateLimits::suggestions),
    SIGN_UP("GET", "/login", RateLimits::signUp),
    REGISTRATION("POST", "/organizations/new(/ask)?", RateLimits::registration),
    INVITATIONS("POST", "/account/organization/members/(invite|invitations/[^/]+/resend)", RateLimits::invitations),
    IMPORTS("POST", "/admin/imports", RateLimits::imports),
    OBJECTIONS("POST", "/whitelist/publicity/[^/]+/objections", RateLimits::objections),
    DOCUMENTS("GET", "/whitelist/(export\\.[a-z]+|entries/[^/]+\\.pdf)", RateLimits::documents);

    /** What the router does not see either: matrix parameters, doubled slashes and one at the end. */
    private static final Pattern MATRIX = Pattern.compile(";[^/]*");

    private static final Pattern SLASHES = Pattern.compile("/{2,}");
    private static final Pattern LAST_SLASH = Pattern.compile("(?<=.)/$");

    private final String method;
    private final Pattern path;
    private final Function<RateLimits, RateLimits.Budget> budget;

    RateLimit(String method, String path, Function<RateLimits, RateLimits.Budget> budget) {
        this.method = method;
        this.path = Pattern.compile(path);
        this.budget = budget;
    }

    RateLimits.Budget budget(RateLimits limits) {
        return budget.apply(limits);
    }

    /**
     * The limit that a request counts against; empty for most.
     *
     * @param path the decoded path
     * @param prompt what the way to the login asks Keycloak for: {@code create} for its registration page
     */
    static Optional<RateLimit> of(String method, String path, String prompt) {
        // A HEAD costs the search as much as a GET.
        String asked = method.equals("HEAD") ? "GET" : method;
        String plain = MATRIX.matcher(path.startsWith("/") ? path : "/" + path).replaceAll("");
        String address =
                LAST_SLASH.matcher(SLASHES.matcher(plain).replaceAll("/")).replaceAll("");
        return Arrays.stream(values())
                .filter(limit -> limit.method.equals(asked)
                        && limit.path.matcher(address).matches())
                .filter(limit -> limit != SIGN_UP || prompt.contains("create"))
                .findFirst();
    }
}
