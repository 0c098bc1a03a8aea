package org.solutionpool.web;

import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.ws.rs.core.UriBuilder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/** What the layout knows of the page it surrounds; {@code inject:page} in templates. */
@Named("page")
@RequestScoped
public class Page {

    /** Under this name the CSRF filter of Quarkus keeps the token in the request. */
    private static final String CSRF_TOKEN = "csrf_token";

    @Inject
    RequestFacts facts;

    @Inject
    RoutingContext routing;

    @Inject
    Reader reader;

    @Inject
    Flash flash;

    @Inject
    AssetVersion assets;

    @ConfigProperty(name = "pool.base-url")
    String baseUrl;

    private boolean failing;

    /** Parameters that do not change what the page shows. */
    private final Set<String> incidental = new HashSet<>(Set.of("lang"));

    /** Draws the header without the account, whose reading may be the very thing that failed. */
    void failing() {
        failing = true;
    }

    /**
     * Says that parameters of this address tell where the reader came from and not what is shown: they stand neither in
     * the canonical address nor in the links that come back here.
     */
    public void leaveOut(String... parameters) {
        incidental.addAll(List.of(parameters));
    }

    public Language getLanguage() {
        return facts.language();
    }

    public String getHtmlLang() {
        return facts.language().htmlLang();
    }

    /** False where nobody could tell whether the reader is signed in: the header then shows neither account nor sign-in. */
    public boolean isAccountKnown() {
        return !failing;
    }

    public boolean isSignedIn() {
        return !failing && reader.signedIn();
    }

    public @Nullable String getDisplayName() {
        return failing ? null : reader.displayName();
    }

    public @Nullable String getOrganizationName() {
        return failing ? null : reader.organizationName();
    }

    public boolean isAdmin() {
        return !failing && reader.hasRole("admin");
    }

    public boolean isReviewer() {
        return !failing && reader.hasRole("reviewer");
    }

    public boolean isProvider() {
        return !failing && reader.hasRole("provider");
    }

    public boolean isManufacturer() {
        return !failing && reader.hasRole("manufacturer");
    }

    public boolean isRegionalOffice() {
        return !failing && reader.hasRole("regional-office");
    }

    public long getUnread() {
        return failing ? 0 : reader.unread();
    }

    public String getPath() {
        return facts.path();
    }

    /** Path and query of this page, without the language: where a form or a login comes back to. */
    public String getCurrentUrl() {
        String query = queryWithoutLanguage();
        return query.isEmpty() ? facts.path() : facts.path() + "?" + query;
    }

    /** {@link #getCurrentUrl()}, encoded to stand in a query parameter. */
    public String getReturnTo() {
        return URLEncoder.encode(getCurrentUrl(), StandardCharsets.UTF_8);
    }

    /** This page in the other language. */
    public String urlIn(String languageCode) {
        String query = queryWithoutLanguage();
        return facts.path() + "?" + (query.isEmpty() ? "" : query + "&") + "lang=" + languageCode;
    }

    /** The full address of this page, for the canonical link. */
    public String getAbsoluteUrl() {
        return absolute(getCurrentUrl());
    }

    /** The full address of a path on this portal. */
    public String absolute(String path) {
        return UriBuilder.fromUri(baseUrl).build() + path;
    }

    /** Changes with each build, so that browsers may keep style sheets and scripts for a year. */
    public String getAssetVersion() {
        return assets.value();
    }

    /**
     * The token that forms of this page carry; null where the request was refused before one was made, as it is by the
     * check of roles.
     */
    public @Nullable String getCsrfToken() {
        return routing.get(CSRF_TOKEN);
    }

    public List<Flash.Shown> getFlash() {
        return flash.show();
    }

    public String getRequestId() {
        return facts.id();
    }

    private String queryWithoutLanguage() {
        return Arrays.stream(facts.query().split("&"))
                .filter(pair -> !pair.isEmpty() && !incidental.contains(pair.split("=", 2)[0]))
                .collect(Collectors.joining("&"));
    }
}
