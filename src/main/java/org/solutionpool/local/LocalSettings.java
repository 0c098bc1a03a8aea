package org.solutionpool.local;

import java.nio.file.Path;

/**
 * Where one pool lives and how it runs.
 *
 * @param project the checkout
 * @param home what belongs to this pool alone: {@code data}, {@code logs}, {@code run}, {@code secrets.properties}
 * @param secrets the file with passwords and keys
 * @param ports where its parts listen
 * @param purpose for people or for tests
 */
public record LocalSettings(Path project, Path home, Path secrets, Ports ports, Purpose purpose) {

    /** Who a pool is for, which decides how careful and how large its parts are. */
    public enum Purpose {
        /** Data outlive a crash of the machine. */
        PEOPLE(768, true),
        /** Quick rather than careful: the data are thrown away. */
        TESTS(512, false);

        private final int elasticsearchHeap;
        private final boolean durable;

        Purpose(int elasticsearchHeap, boolean durable) {
            this.elasticsearchHeap = elasticsearchHeap;
            this.durable = durable;
        }

        /** Heap of the search node in mebibytes. */
        int elasticsearchHeap() {
            return elasticsearchHeap;
        }

        /** Whether PostgreSQL waits until the disk has what was committed. */
        boolean durable() {
            return durable;
        }
    }

    /**
     * The pool of this checkout, as the system properties say: {@code pool.project} (the checkout; the working directory
     * if it is not set), {@code pool.data} (the home of the pool; {@code .local} if it is not set) and the ports.
     *
     * @throws StartRefused if a port is no number
     */
    static LocalSettings forPeople(Console console) {
        Path project =
                Path.of(System.getProperty("pool.project", "")).toAbsolutePath().normalize();
        Path home = project.resolve(System.getProperty("pool.data", ".local")).normalize();
        return new LocalSettings(
                project, home, home.resolve("secrets.properties"), Ports.forPeople(console), Purpose.PEOPLE);
    }

    /** A pool below {@code target/local-test} on free ports. Its secrets are kept, since a template of its data is. */
    public static LocalSettings forTests() {
        Path project = Path.of("").toAbsolutePath();
        return new LocalSettings(
                project,
                project.resolve("target/local-test"),
                project.resolve(".local/test-secrets.properties"),
                Ports.free(),
                Purpose.TESTS);
    }

    /** The programs of the parts: shared by every pool of the checkout. */
    Path parts() {
        return project.resolve(".local/parts");
    }

    /**
     * Where the portal is built for being started, shared likewise: the folder of Maven's profile {@code unchecked}.
     */
    Path portalBuild() {
        return project.resolve(".local/portal");
    }

    /** What outlives a restart, a folder for each part. */
    Path data() {
        return home.resolve("data");
    }

    Path data(String part) {
        return data().resolve(part);
    }

    Path logs() {
        return home.resolve("logs");
    }

    Path log(String part) {
        return logs().resolve(part + ".log");
    }

    Path processId(String part) {
        return home.resolve("run").resolve(part + ".pid");
    }
}
