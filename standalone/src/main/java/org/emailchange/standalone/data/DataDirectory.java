package org.emailchange.standalone.data;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.GenericApplicationContext;

/** The directory {@code email-change.data}, held by one standalone at a time. */
public final class DataDirectory implements AutoCloseable {
    private final Path path;
    private final FileChannel held;

    private DataDirectory(Path path, FileChannel held) {
        this.path = path;
        this.held = held;
    }

    /** Registers the data directory as a lazy bean: where everything is given from outside, nobody needs it. */
    public static void register(ConfigurableApplicationContext context) {
        var path = context.getEnvironment().getProperty("email-change.data", "./data");
        ((GenericApplicationContext) context)
                .registerBean(
                        "dataDirectory",
                        DataDirectory.class,
                        () -> DataDirectory.hold(Path.of(path)),
                        definition -> definition.setLazyInit(true));
    }

    /**
     * Creates the directory where needed and holds it until closed or until the process ends, however it ends.
     *
     * @throws StartRefused where another process holds it, or it cannot be written
     */
    public static DataDirectory hold(Path directory) {
        var path = directory.toAbsolutePath().normalize();
        try {
            OwnerOnlyFiles.directory(path);
            var lock = FileChannel.open(
                    path.resolve("standalone.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            if (locked(lock)) {
                return new DataDirectory(path, lock);
            }
            lock.close();
        } catch (IOException e) {
            throw new StartRefused(
                    "The data directory " + path + " cannot be used ("
                            + e.getClass().getSimpleName() + ").",
                    "Make it writable for the user who runs this, or set email-change.data to another directory.");
        }
        throw new StartRefused(
                "Another standalone is running on the data directory " + path + ".",
                "Stop the other one, or set email-change.data to another directory.");
    }

    /** A file or directory inside. */
    public Path resolve(String name) {
        return path.resolve(name);
    }

    @Override
    public void close() throws IOException {
        held.close();
    }

    private static boolean locked(FileChannel channel) throws IOException {
        try {
            return channel.tryLock() != null;
        } catch (OverlappingFileLockException e) {
            return false;
        }
    }
}
