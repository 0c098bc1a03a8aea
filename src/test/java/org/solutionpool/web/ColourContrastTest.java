package org.solutionpool.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class ColourContrastTest {

    private static final Path CSS = Path.of("src/main/resources/META-INF/resources/css");
    private static final Pattern COLOUR = Pattern.compile("--([a-z-]+):\\s*#([0-9a-f]{6});");

    /** WCAG 2.2, 1.4.3: text of ordinary size. */
    private static final double TEXT = 4.5;

    /** WCAG 2.2, 1.4.11: what one must see to know a control or the focus. */
    private static final double EDGE = 3;

    private record Pair(String front, String ground, double least) {}

    private static final List<Pair> PAIRS = List.of(
            new Pair("ink", "page", TEXT),
            new Pair("ink", "surface", TEXT),
            new Pair("ink", "surface-sunken", TEXT),
            new Pair("ink", "surface-hover", TEXT),
            new Pair("ink-muted", "page", TEXT),
            new Pair("ink-muted", "surface", TEXT),
            new Pair("ink-muted", "surface-sunken", TEXT),
            new Pair("ink-muted", "surface-hover", TEXT),
            new Pair("link", "page", TEXT),
            new Pair("link", "surface", TEXT),
            new Pair("link", "surface-sunken", TEXT),
            new Pair("link", "surface-hover", TEXT),
            new Pair("link-hover", "page", TEXT),
            new Pair("link-hover", "surface", TEXT),
            new Pair("link-hover", "surface-hover", TEXT),
            new Pair("on-brand", "brand", TEXT),
            new Pair("on-brand", "brand-deep", TEXT),
            new Pair("on-brand-muted", "brand", TEXT),
            new Pair("on-brand-muted", "brand-deep", TEXT),
            new Pair("on-accent", "accent", TEXT),
            new Pair("on-accent", "accent-hover", TEXT),
            new Pair("on-danger", "danger", TEXT),
            new Pair("on-danger", "danger-hover", TEXT),
            new Pair("on-info-tint", "info-tint", TEXT),
            new Pair("on-success-tint", "success-tint", TEXT),
            new Pair("on-warning-tint", "warning-tint", TEXT),
            new Pair("on-danger-tint", "danger-tint", TEXT),
            new Pair("on-neutral-tint", "neutral-tint", TEXT),
            // Messages beside a field and counters lie on the sheet itself.
            new Pair("on-danger-tint", "surface", TEXT),
            new Pair("on-danger-tint", "page", TEXT),
            new Pair("success", "surface", TEXT),
            new Pair("success", "page", TEXT),
            new Pair("on-mark", "mark", TEXT),
            new Pair("line-strong", "surface", EDGE),
            new Pair("line-strong", "page", EDGE),
            new Pair("focus", "page", EDGE),
            new Pair("focus", "surface", EDGE),
            new Pair("focus-on-brand", "brand", EDGE),
            new Pair("focus-on-brand", "brand-deep", EDGE));

    @Test
    void light_colours_keep_wcag_aa() throws IOException {
        assertThat(PAIRS).allSatisfy(pair -> assertContrast(pair, colours("tokens.css")));
    }

    @Test
    void dark_colours_keep_wcag_aa() throws IOException {
        assertThat(PAIRS).allSatisfy(pair -> assertContrast(pair, colours("tokens.css", "tokens-dark.css")));
    }

    @Test
    void the_dark_palette_replaces_every_colour_of_the_light_one() throws IOException {
        assertThat(colours("tokens-dark.css").keySet())
                .containsExactlyInAnyOrderElementsOf(colours("tokens.css").keySet());
    }

    private static void assertContrast(Pair pair, Map<String, Integer> colours) {
        double front = luminance(Objects.requireNonNull(colours.get(pair.front())));
        double ground = luminance(Objects.requireNonNull(colours.get(pair.ground())));
        double contrast = (Math.max(front, ground) + 0.05) / (Math.min(front, ground) + 0.05);
        assertThat(contrast).as("%s on %s", pair.front(), pair.ground()).isGreaterThanOrEqualTo(pair.least());
    }

    /** Relative luminance as WCAG 2.2 defines it. */
    private static double luminance(int rgb) {
        return 0.2126 * linear(rgb >> 16) + 0.7152 * linear(rgb >> 8) + 0.0722 * linear(rgb);
    }

    private static double linear(int channel) {
        double value = (channel & 0xff) / 255.0;
        return value <= 0.04045 ? value / 12.92 : Math.pow((value + 0.055) / 1.055, 2.4);
    }

    private static Map<String, Integer> colours(String... files) throws IOException {
        Map<String, Integer> colours = new HashMap<>();
        for (String file : files) {
            Matcher colour = COLOUR.matcher(Files.readString(CSS.resolve(file)));
            while (colour.find()) {
                colours.put(colour.group(1), Integer.parseInt(colour.group(2), 16));
            }
        }
        return colours;
    }
}
