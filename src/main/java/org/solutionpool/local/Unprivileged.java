package org.solutionpool.local;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * How a program that refuses root is run by whoever runs this one.
 *
 * @param prefix what stands before the command
 * @param changesUser whether the program then runs as another user of the machine, to whom its files must belong
 */
record Unprivileged(List<String> prefix, boolean changesUser) {

    private static final List<String> NAMESPACE = List.of("unshare", "--user", "--map-user=65534", "--map-group=65534");
    private static final List<String> NOBODY =
            List.of("setpriv", "--reuid=nobody", "--regid=nogroup", "--clear-groups");

    static Unprivileged ofThisUser() {
        try {
            if (!Integer.valueOf(0).equals(Files.getAttribute(Path.of("/proc/self"), "unix:uid"))) {
                return new Unprivileged(List.of(), false);
            }
            List<String> probe = new ArrayList<>(NAMESPACE);
            probe.add("true");
            return Command.succeeds(probe) ? new Unprivileged(NAMESPACE, false) : new Unprivileged(NOBODY, true);
        } catch (IOException noNamespaces) {
            return new Unprivileged(NOBODY, true);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new Unprivileged(NOBODY, true);
        }
    }

    /** The same effect as {@code chown -R nobody:nogroup}, where the program runs as that user. */
    void own(Path folder) throws IOException, InterruptedException {
        if (changesUser) {
            Command.run(List.of("chown", "-R", "nobody:nogroup", folder.toString()), "");
        }
    }
}
