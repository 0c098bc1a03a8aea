package org.solutionpool;

import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.QuarkusApplication;
import io.quarkus.runtime.annotations.QuarkusMain;
import java.util.Map;
import org.solutionpool.audit.VerifyRecordCommand;
import org.solutionpool.importing.ImportCommand;

/** The packaged portal: serves when it is called with nothing, and knows a few commands that end by themselves. */
@QuarkusMain
public final class Portal {

    /** A command works beside a portal that serves: it opens no port, polls nothing, and needs no Keycloak. */
    private static final Map<String, String> COMMAND_SETTINGS = Map.of(
            "quarkus.http.host-enabled", "false",
            "quarkus.scheduler.enabled", "false",
            "quarkus.oidc.tenant-enabled", "false",
            "quarkus.log.console.json.enabled", "false",
            "quarkus.log.level", "WARN",
            "quarkus.banner.enabled", "false");

    private static final Map<String, Class<? extends QuarkusApplication>> COMMANDS =
            Map.of(ImportCommand.NAME, ImportCommand.class, VerifyRecordCommand.NAME, VerifyRecordCommand.class);

    private Portal() {}

    /** {@code java -jar target/quarkus-app/quarkus-run.jar [import FILE …|verify-record …]} */
    public static void main(String... arguments) {
        Class<? extends QuarkusApplication> command = arguments.length == 0 ? null : COMMANDS.get(arguments[0]);
        if (command == null) {
            Quarkus.run(arguments);
        } else {
            COMMAND_SETTINGS.forEach(System::setProperty);
            Quarkus.run(command, arguments);
        }
    }
}
