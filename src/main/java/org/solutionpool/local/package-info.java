/**
 * The embedded default: PostgreSQL, Elasticsearch, Keycloak, a mail server and the portal itself as child processes of one
 * foreground program, {@link org.solutionpool.local.LocalPool}, and the same four parts below the tests
 * ({@link org.solutionpool.local.LocalParts}).
 *
 * <p>Nothing here is active in production: the packaged portal takes the addresses of its parts from the environment and
 * never calls this package. The package is plain Java without a library (only this file names one, and the launcher is
 * compiled without it), since it runs before the portal is built and inside the JVM of Maven.
 *
 * <h2>Where things lie</h2>
 * <ul>
 *   <li>{@code .local/parts/<part>-<hash>}: programs, brought by the Maven projects below {@code src/local}. The hash is
 *       that of the part's project, so that a changed project makes a new folder. A folder is renamed into place when it
 *       is complete; what a killed start left behind is never taken for a part.</li>
 *   <li>{@code .local/data/<part>}, {@code .local/secrets.properties}: what outlives a restart.</li>
 *   <li>{@code .local/logs/<part>.log}: what each process printed.</li>
 *   <li>{@code .local/run}: process ids, so that a later start recognizes what an earlier one left running.</li>
 * </ul>
 *
 * <h2>Nothing stays behind</h2>
 * Every child runs in a session of its own below a small shell script that reads from a pipe held by this program. When
 * the pipe closes, for whatever reason (a stop in good order, Ctrl-C, SIGTERM, SIGKILL, a crash of the JVM), the script
 * asks the child to end and, if it has not done so in time, kills its whole process group.
 *
 * <h2>PostgreSQL and root</h2>
 * PostgreSQL refuses to run as root. Root therefore starts it in a user namespace in which it has another user id: files
 * stay root's and inside the project. Where namespaces are forbidden (some containers), it runs as {@code nobody}, with
 * its programs and data in {@code /var/tmp/solution-pool-<hash of the place>}, since {@code nobody} cannot enter a project
 * below {@code /root}.
 */
@NullMarked
package org.solutionpool.local;

import org.jspecify.annotations.NullMarked;
