package org.solutionpool.audit;

import io.quarkus.runtime.QuarkusApplication;
import jakarta.inject.Inject;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.solutionpool.web.Language;
import org.solutionpool.web.Messages;

/**
 * {@code verify-record [--known NUMBER:HASH]}: walks along the record of the configured database and changes nothing. Ends
 * with 0 if it holds, 1 if it is broken, 2 if it was called wrongly.
 */
public class VerifyRecordCommand implements QuarkusApplication {

    /** The word that calls it. */
    public static final String NAME = "verify-record";

    static final int HOLDS = 0;
    static final int BROKEN = 1;
    static final int NOTHING_DONE = 2;

    @Inject
    ChainWalk walk;

    private final Language language = Language.preferred(List.of(Locale.getDefault()));
    private final PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);

    @Override
    public int run(String... arguments) throws InterruptedException {
        Head kept = null;
        if (arguments.length == 3 && arguments[1].equals("--known")) {
            kept = Head.ofWord(arguments[2]).orElse(null);
        }
        if (arguments.length > 1 && kept == null) {
            out.println(text("cli.usage"));
            return NOTHING_DONE;
        }
        return verify(kept);
    }

    private int verify(@Nullable Head kept) throws InterruptedException {
        ChainReport report = walk.walk(kept, checked -> {});
        out.println(VerificationView.result(report, language));
        out.println(text("cli.head", report.head().word()));
        return report.holds() ? HOLDS : BROKEN;
    }

    private String text(String key, Object... arguments) {
        return Messages.text(language, RecordPage.BUNDLE, key, arguments);
    }
}
