package org.solutionpool.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.deque.html.axecore.results.Rule;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.WaitUntilState;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.solutionpool.local.KeycloakPart;
import org.solutionpool.web.Language;
import org.solutionpool.web.Messages;

/** Somebody in front of a real browser, reading one language. */
final class Actor implements AutoCloseable {

    private static final List<String> WCAG = List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa");

    /** The widths that every page is drawn for, in CSS pixels. */
    private static final int DESK = 1440;

    private static final int PHONE = 390;

    private final BrowserContext context;
    private final Page page;
    private final Language language;

    Actor(Browser browser, Language language) {
        this.language = language;
        this.context = browser.newContext(
                new Browser.NewContextOptions().setLocale(language.htmlLang()).setViewportSize(DESK, 900));
        context.setDefaultTimeout(15_000);
        this.page = context.newPage();
    }

    Page page() {
        return page;
    }

    Actor open(String path) {
        page.navigate(
                Visitor.absolute(path).toString(),
                new Page.NavigateOptions().setWaitUntil(WaitUntilState.DOMCONTENTLOADED));
        return this;
    }

    /** Signs in with a demo account of the local realm, from the link in the header. */
    Actor signIn(String user) {
        open("/").page.locator("header a[href^='/login']").first().click();
        page.locator("#username").fill(user);
        page.locator("#password").fill(KeycloakPart.DEMO_PASSWORD);
        page.locator("#kc-login").click();
        page.waitForURL(Visitor.absolute("/").toString() + "**");
        return this;
    }

    Actor fill(String name, String value) {
        page.locator("main [name='" + name + "']").first().fill(value);
        return this;
    }

    Actor choose(String name, String value) {
        page.locator("main select[name='" + name + "']").selectOption(value);
        return this;
    }

    /** Ticks a checkbox or radio button, opening the branches of a tree that hide it. */
    Actor tick(String name, String value) {
        Locator box = page.locator("main input[name='" + name + "'][value='" + value + "']")
                .first();
        box.evaluate(
                "box => { for (let e = box.closest('details'); e; e = e.parentElement.closest('details')) e.open = true; }");
        box.check();
        return this;
    }

    /** Presses the button or follows the link with these words of the message bundles. */
    Actor press(String bundle, String key, Object... arguments) {
        String words = Messages.text(language, bundle, key, arguments);
        page.locator("main button, main a, main summary")
                .filter(new Locator.FilterOptions()
                        .setHasText(Pattern.compile("^\\s*" + words.replaceAll("[.*+?^${}()|\\[\\]\\\\/]", "\\\\$0"))))
                .locator("visible=true")
                .first()
                .click();
        page.waitForLoadState();
        return this;
    }

    Actor submit(String form) {
        page.locator("main form[action$='" + form + "'] button[type=submit]")
                .first()
                .click();
        page.waitForLoadState();
        return this;
    }

    Actor sees(String bundle, String key, Object... arguments) {
        return seesText(Messages.text(language, bundle, key, arguments));
    }

    Actor seesText(String text) {
        page.getByText(text).locator("visible=true").first().waitFor();
        return this;
    }

    boolean shows(String text) {
        return page.getByText(text).locator("visible=true").count() > 0;
    }

    /** The number behind the last part of a path such as {@code /provider/solutions/51/edit}. */
    long idIn(String before) {
        String path = java.net.URI.create(page.url()).getPath();
        String rest = path.substring(path.indexOf(before) + before.length());
        return Long.parseLong(rest.split("/")[0]);
    }

    /** Fails with the rules broken, if axe-core finds any of WCAG 2.2 A or AA. */
    Actor accessible() {
        List<Rule> broken = new AxeBuilder(page).withTags(WCAG).analyze().getViolations();
        assertThat(broken)
                .as(page.url())
                .extracting(rule -> rule.getId() + ": " + rule.getHelp() + " "
                        + rule.getNodes().stream()
                                .map(node -> node.getHtml())
                                .limit(3)
                                .toList())
                .isEmpty();
        return this;
    }

    /** Keeps what the page looks like on a desk and on a phone, where nothing may be wider than the screen. */
    Actor picture(String name) {
        screenshot(name);
        page.setViewportSize(PHONE, 844);
        screenshot(name + "-phone");
        assertThat((Integer) page.evaluate("document.documentElement.scrollWidth - window.innerWidth"))
                .as("pixels beyond the edge of a phone: " + page.url())
                .isLessThanOrEqualTo(0);
        page.setViewportSize(DESK, 900);
        return this;
    }

    private void screenshot(String name) {
        page.screenshot(new Page.ScreenshotOptions()
                .setFullPage(true)
                .setPath(Path.of("target/screenshots", name + "-" + language.code() + ".png")));
    }

    Actor heading(String text) {
        page.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setName(text))
                .first()
                .waitFor();
        return this;
    }

    @Override
    public void close() {
        screenshot("last-of-" + context.hashCode());
        context.close();
    }
}
