package org.solutionpool.journeys;

import com.microsoft.playwright.Browser;
import java.util.LinkedHashMap;
import java.util.Map;
import org.solutionpool.web.Language;

/** The people of one journey, each in front of a browser of their own and signed in once, however often they come back. */
final class Actors implements AutoCloseable {

    private static final String NOBODY = "";

    private final Browser browser;
    private final Language language;
    private final Map<String, Actor> people = new LinkedHashMap<>();

    Actors(Browser browser, Language language) {
        this.browser = browser;
        this.language = language;
    }

    /** What all of them read. */
    Language language() {
        return language;
    }

    /** Whoever has this account, signed in. */
    Actor as(String account) {
        return people.computeIfAbsent(account, name -> new Actor(browser, language).signIn(name));
    }

    /** Somebody without an account. */
    Actor anonymous() {
        return people.computeIfAbsent(NOBODY, name -> new Actor(browser, language));
    }

    @Override
    public void close() {
        people.values().forEach(Actor::close);
    }
}
