package org.solutionpool.local;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Keeps a second start away from a pool that is running. */
final class HomeLock {

    /** Channels that hold a lock: one that nothing refers to would be closed, and so let go of its lock. */
    private static final List<FileChannel> HELD = new CopyOnWriteArrayList<>();

    private HomeLock() {}

    /**
     * Locks the home of a pool for as long as this JVM lives; the kernel lets go of the lock when it ends, whatever ends it.
     *
     * @throws StartRefused if another program holds the lock, or if the home cannot be written
     */
    static void take(LocalSettings settings, Console console) {
        Path home = settings.home();
        try {
            Files.createDirectories(home);
            FileChannel channel =
                    FileChannel.open(home.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            if (channel.tryLock() == null) {
                channel.close();
                throw console.refusal("refused.second", home);
            }
            HELD.add(channel);
        } catch (OverlappingFileLockException e) {
            throw console.refusal("refused.second", home);
        } catch (IOException e) {
            throw console.refusal("refused.folder", home, System.getProperty("user.name"));
        }
    }
}
