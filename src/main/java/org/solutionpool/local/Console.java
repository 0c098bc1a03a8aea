package org.solutionpool.local;

import java.io.PrintStream;
import java.text.MessageFormat;
import java.time.Duration;
import java.util.Locale;
import java.util.ResourceBundle;

/**
 * What the person at the terminal reads, in Chinese where the terminal's locale is Chinese and in English elsewhere. The
 * English lines are pure ASCII, because a machine without a locale prints nothing else.
 */
final class Console {

    private final PrintStream out;
    private final ResourceBundle lines;

    Console(PrintStream out, Locale locale) {
        this.out = out;
        this.lines = ResourceBundle.getBundle(
                "local.console",
                locale.getLanguage().equals("zh") ? Locale.CHINESE : Locale.ROOT,
                ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
    }

    static Console ofTerminal() {
        return new Console(System.out, Locale.getDefault());
    }

    String text(String key, Object... values) {
        return new MessageFormat(lines.getString(key), Locale.ROOT).format(values);
    }

    void say(String key, Object... values) {
        print(text(key, values));
    }

    void print(String line) {
        synchronized (out) {
            out.println(line);
            out.flush();
        }
    }

    StartRefused refusal(String key, Object... values) {
        return new StartRefused(text(key, values));
    }

    static String seconds(Duration duration) {
        return String.format(Locale.ROOT, "%.1f", duration.toMillis() / 1000.0);
    }
}
