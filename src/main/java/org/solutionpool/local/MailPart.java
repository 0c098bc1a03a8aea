package org.solutionpool.local;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** A mail server that delivers to a page instead of to the world; built by the project below {@code src/local/mail}. */
public final class MailPart extends Part {

    /** Whom Keycloak's and the portal's mail comes from. */
    static final String SENDER = "noreply@pool.localhost";

    static final String SENDER_NAME = "\u7cfb\u7edf\u89e3\u51b3\u65b9\u6848\u8d44\u6e90\u6c60";

    private final Path home;

    MailPart(LocalSettings settings, Path home, Console console) {
        super("mail", settings, console);
        this.home = home;
    }

    /**
     * The page with what was sent. Below it, {@code messages.json?to=<address>} lists the messages to one address, newest
     * first, and {@code DELETE messages.json} forgets all of them.
     */
    public String page() {
        return "http://localhost:" + settings.ports().mailPage() + "/";
    }

    @Override
    ChildProcess launch() throws IOException {
        Files.createDirectories(settings.data(name()));
        List<String> command = List.of(
                java(),
                "-Xmx64m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-Dmail.smtp.port=" + settings.ports().smtp(),
                "-Dmail.page.port=" + settings.ports().mailPage(),
                "-Dmail.folder=" + settings.data(name()),
                "-cp",
                home.resolve("lib") + "/*",
                "org.solutionpool.local.mail.MailServer");
        return ChildProcess.start("TERM", command, Map.of(), "", log(), settings.processId(name()));
    }

    @Override
    boolean answers() throws InterruptedException {
        return isOk(page());
    }
}
