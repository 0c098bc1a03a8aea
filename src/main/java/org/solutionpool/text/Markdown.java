package org.solutionpool.text;

import io.quarkus.qute.RawString;
import java.util.List;
import java.util.regex.Pattern;
import org.commonmark.Extension;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.Heading;
import org.commonmark.node.Node;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.html.HtmlRenderer;
import org.owasp.html.HtmlPolicyBuilder;
import org.owasp.html.PolicyFactory;

/**
 * Other people's Markdown as HTML that may stand in a page: CommonMark with GitHub's tables, then everything dropped that
 * is not on the list below. Scripts, styles, forms, frames and foreign pictures do not survive.
 */
public final class Markdown {

    /** The page's own headings are h1 and h2: those of a text begin below. */
    private static final int LEVELS_DOWN = 2;

    private static final int LOWEST_LEVEL = 6;

    private static final List<Extension> EXTENSIONS = List.of(TablesExtension.create());

    private static final Parser PARSER = Parser.builder().extensions(EXTENSIONS).build();

    private static final HtmlRenderer RENDERER =
            HtmlRenderer.builder().extensions(EXTENSIONS).build();

    /** A file of this portal: a picture from elsewhere would tell its host who reads the page. */
    private static final Pattern OWN_FILE = Pattern.compile("/files/\\d{1,18}/[^/?#]{1,600}");

    private static final PolicyFactory POLICY = new HtmlPolicyBuilder()
            .allowElements(
                    "p",
                    "br",
                    "hr",
                    "h3",
                    "h4",
                    "h5",
                    "h6",
                    "ul",
                    "ol",
                    "li",
                    "blockquote",
                    "pre",
                    "code",
                    "em",
                    "strong",
                    "del",
                    "sub",
                    "sup",
                    "table",
                    "thead",
                    "tbody",
                    "tr",
                    "th",
                    "td",
                    "a",
                    "img")
            .allowAttributes("href")
            .onElements("a")
            .allowStandardUrlProtocols()
            .requireRelsOnLinks("nofollow", "ugc", "noopener")
            .allowAttributes("src")
            .matching(OWN_FILE)
            .onElements("img")
            .allowAttributes("alt", "title")
            .onElements("img")
            .allowAttributes("start")
            .matching(Pattern.compile("\\d{1,9}"))
            .onElements("ol")
            .allowAttributes("align")
            .matching(Pattern.compile("left|center|right"))
            .onElements("th", "td")
            .toFactory();

    private Markdown() {}

    /** The text as safe HTML, its headings two levels down. */
    public static RawString html(String markdown) {
        Node document = PARSER.parse(markdown);
        document.accept(new AbstractVisitor() {
            @Override
            public void visit(Heading heading) {
                heading.setLevel(Math.min(LOWEST_LEVEL, heading.getLevel() + LEVELS_DOWN));
                visitChildren(heading);
            }
        });
        return new RawString(POLICY.sanitize(RENDERER.render(document)));
    }
}
