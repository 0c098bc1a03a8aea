package org.solutionpool.text;

import java.util.List;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.HtmlBlock;
import org.commonmark.node.HtmlInline;
import org.commonmark.node.Image;
import org.commonmark.node.Link;
import org.commonmark.node.Node;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.text.LineBreakRendering;
import org.commonmark.renderer.text.TextContentRenderer;

/** The words of a marked-up text without its marks. */
public final class PlainText {

    private static final Parser PARSER =
            Parser.builder().extensions(List.of(TablesExtension.create())).build();

    private static final TextContentRenderer RENDERER = TextContentRenderer.builder()
            .extensions(List.of(TablesExtension.create()))
            .lineBreakRendering(LineBreakRendering.COMPACT)
            .build();

    private PlainText() {}

    /** What a reader of the rendered Markdown would read: no marks, no tags, no addresses of links and pictures. */
    public static String ofMarkdown(String markdown) {
        Node document = PARSER.parse(markdown);
        document.accept(new MarksAway());
        return RENDERER.render(document).strip();
    }

    private static final class MarksAway extends AbstractVisitor {

        @Override
        public void visit(HtmlBlock block) {
            block.unlink();
        }

        @Override
        public void visit(HtmlInline tag) {
            tag.unlink();
        }

        @Override
        public void visit(Link link) {
            visitChildren(link);
            inPlaceOf(link);
        }

        @Override
        public void visit(Image image) {
            visitChildren(image);
            inPlaceOf(image);
        }

        private static void inPlaceOf(Node node) {
            for (Node child = node.getFirstChild(); child != null; child = node.getFirstChild()) {
                node.insertBefore(child);
            }
            node.unlink();
        }
    }
}
