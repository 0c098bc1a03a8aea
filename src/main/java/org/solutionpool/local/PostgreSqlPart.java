package org.solutionpool.local;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * PostgreSQL with the databases {@code pool} and {@code keycloak}.
 *
 * <p>{@code pool_owner} owns the schema of {@code pool} and runs the migrations; {@code pool_app} is the portal's own role,
 * which reads and writes rows and cannot change the schema. Production has the same two roles.
 */
public final class PostgreSqlPart extends Part {

    /** The role that owns the schema and runs the migrations. */
    public static final String OWNER = "pool_owner";

    /** The role of the running portal. */
    public static final String APPLICATION = "pool_app";

    private static final String SUPERUSER = "postgres";

    private final Secrets secrets;
    private final Unprivileged user;
    private final Path fetched;
    private final Path programs;
    private final Path data;

    PostgreSqlPart(LocalSettings settings, Path fetched, Secrets secrets, Console console) {
        super("postgresql", settings, console);
        this.secrets = secrets;
        this.fetched = fetched;
        this.user = Unprivileged.ofThisUser();
        if (user.changesUser()) {
            this.programs = reachable().resolve(fetched.getFileName());
            this.data = reachable().resolve("data");
        } else {
            this.programs = fetched;
            this.data = settings.data(name());
        }
    }

    private Path reachable() {
        return Path.of(
                "/var/tmp/solution-pool-" + Parts.shortHash(settings.home().toString()));
    }

    /** The JDBC URL of the portal's database, without user and password. */
    public String jdbcUrl() {
        return jdbcUrl("pool");
    }

    String jdbcUrl(String database) {
        return "jdbc:postgresql://127.0.0.1:" + settings.ports().postgresql() + "/" + database;
    }

    /** Whether there are data from an earlier start. */
    boolean hasData() {
        return Files.exists(data.resolve("PG_VERSION"));
    }

    /** Takes a copy of a stopped server's data folder as its own. */
    void copyDataFrom(Path template) throws IOException, InterruptedException {
        Files.createDirectories(data.getParent());
        Command.run(List.of("cp", "--archive", "--reflink=auto", template.toString(), data.toString()), "");
        user.own(data);
    }

    /** Copies the data folder; the server must be stopped. */
    void copyDataTo(Path template) throws IOException, InterruptedException {
        Command.run(List.of("cp", "--archive", "--reflink=auto", data.toString(), template.toString()), "");
    }

    /** Deletes the data folder. */
    void deleteData() throws IOException, InterruptedException {
        Command.run(List.of("rm", "-rf", data.toString()), "");
    }

    @Override
    void prepare() throws IOException, InterruptedException {
        copyPrograms();
        if (hasData()) {
            // Only one pool runs on a home at a time and what an earlier one left has ended: a process id in this file
            // is a stranger's, of which PostgreSQL would think that it is another server on the same data.
            Files.deleteIfExists(data.resolve("postmaster.pid"));
            return;
        }
        console.say("part.first-time", label());
        Path unfinished = data.resolveSibling(data.getFileName() + ".unfinished");
        Command.run(List.of("rm", "-rf", unfinished.toString()), "");
        Files.createDirectories(data.getParent());
        Files.createDirectory(
                unfinished, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        user.own(unfinished);
        Path password = Files.createTempFile("solution-pool", ".tmp");
        try {
            Files.writeString(password, secrets.get(Secrets.POSTGRESQL_SUPERUSER));
            user.own(password);
            // Text compares by code point and is lower-cased by Unicode's rules on every machine alike; Chinese order
            // is
            // asked for with an ICU collation where it is wanted.
            Command.run(
                    command(
                            "initdb",
                            "--pgdata=" + unfinished,
                            "--username=" + SUPERUSER,
                            "--pwfile=" + password,
                            "--auth=scram-sha-256",
                            "--encoding=UTF8",
                            "--locale=C.UTF-8",
                            "--locale-provider=builtin",
                            "--builtin-locale=C.UTF-8"),
                    "");
        } finally {
            Files.delete(password);
        }
        sql(
                unfinished,
                "template1",
                List.of(
                        role(OWNER, Secrets.POSTGRESQL_OWNER),
                        role(APPLICATION, Secrets.POSTGRESQL_APPLICATION),
                        role("keycloak", Secrets.POSTGRESQL_KEYCLOAK),
                        "CREATE EXTENSION pg_trgm",
                        "CREATE EXTENSION unaccent",
                        "CREATE DATABASE pool OWNER pool_owner",
                        "REVOKE ALL ON DATABASE pool FROM PUBLIC",
                        "GRANT CONNECT ON DATABASE pool TO pool_app",
                        "CREATE DATABASE keycloak OWNER keycloak",
                        "REVOKE ALL ON DATABASE keycloak FROM PUBLIC"));
        String byOwner = "ALTER DEFAULT PRIVILEGES FOR ROLE pool_owner IN SCHEMA public GRANT ";
        sql(
                unfinished,
                "pool",
                List.of(
                        byOwner + "SELECT, INSERT, UPDATE, DELETE ON TABLES TO pool_app",
                        byOwner + "USAGE, SELECT ON SEQUENCES TO pool_app"));
        Files.move(unfinished, data, StandardCopyOption.ATOMIC_MOVE);
    }

    @Override
    ChildProcess launch() {
        List<String> command = command(
                "postgres",
                "-D",
                data.toString(),
                "-c",
                "listen_addresses=127.0.0.1",
                "-c",
                "port=" + settings.ports().postgresql(),
                "-c",
                "unix_socket_directories=",
                "-c",
                "timezone=UTC",
                "-c",
                "log_timezone=UTC");
        if (!settings.purpose().durable()) {
            command.addAll(List.of("-c", "fsync=off", "-c", "full_page_writes=off"));
        }
        // SIGINT is PostgreSQL's fast shutdown: open connections are cut, nothing committed is lost.
        return ChildProcess.start("INT", command, Map.of(), "PG", log(), settings.processId(name()));
    }

    @Override
    boolean answers() {
        try (Socket socket =
                new Socket(InetAddress.getLoopbackAddress(), settings.ports().postgresql())) {
            socket.setSoTimeout(2_000);
            return startupAnswer(socket) == 'R';
        } catch (IOException notYet) {
            return false;
        }
    }

    /**
     * The first letter of the answer to a start-up message: {@code R} asks for the password and so means that the server
     * takes connections, {@code E} that it is still starting.
     */
    private static int startupAnswer(Socket socket) throws IOException {
        byte[] parameters = ("user\0" + APPLICATION + "\0database\0pool\0\0").getBytes(StandardCharsets.UTF_8);
        var message = java.nio.ByteBuffer.allocate(8 + parameters.length);
        message.putInt(8 + parameters.length).putInt(3 << 16).put(parameters);
        socket.getOutputStream().write(message.array());
        return socket.getInputStream().read();
    }

    /** Runs statements, one a line, without a running server; PostgreSQL's single-user mode needs no client for it. */
    private void sql(Path cluster, String database, List<String> statements) throws IOException, InterruptedException {
        String output = Command.run(
                command("postgres", "--single", "-j", "-D", cluster.toString(), database),
                String.join(";\n\n", statements) + ";\n\n");
        if (output.contains("ERROR:") || output.contains("FATAL:")) {
            throw new IOException(output.strip());
        }
    }

    private String role(String name, String secret) {
        return "CREATE ROLE " + name + " LOGIN PASSWORD '" + secrets.get(secret) + "'";
    }

    private List<String> command(String program, String... arguments) {
        List<String> command = new ArrayList<>(user.prefix());
        command.add(programs.resolve("bin").resolve(program).toString());
        command.addAll(List.of(arguments));
        return command;
    }

    /** Where another user has to run them, the programs and the data lie in a folder of root's that this user can enter. */
    private void copyPrograms() throws IOException, InterruptedException {
        if (!user.changesUser()) {
            return;
        }
        Path folder = reachable();
        try {
            Files.createDirectory(
                    folder, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwxr-xr-x")));
        } catch (FileAlreadyExistsException e) {
            // Everybody can write to /var/tmp, and could have put something of their own in this place.
            if (!Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS)
                    || !Integer.valueOf(0).equals(Files.getAttribute(folder, "unix:uid", LinkOption.NOFOLLOW_LINKS))) {
                throw e;
            }
        }
        if (Files.exists(programs)) {
            return;
        }
        Path unfinished = programs.resolveSibling(programs.getFileName() + ".unfinished");
        Command.run(List.of("rm", "-rf", unfinished.toString()), "");
        Command.run(List.of("cp", "--archive", fetched.toString(), unfinished.toString()), "");
        user.own(unfinished);
        Files.move(unfinished, programs, StandardCopyOption.ATOMIC_MOVE);
    }
}
