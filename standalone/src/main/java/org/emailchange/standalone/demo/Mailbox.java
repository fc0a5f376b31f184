package org.emailchange.standalone.demo;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.emailchange.standalone.data.OwnerOnlyFiles;

/** The mails as files, numbered as they came; when there are too many the oldest go. */
final class Mailbox {
    private static final String SUFFIX = ".eml";

    private final Path directory;
    private final int capacity;
    private final ConcurrentSkipListSet<Long> ids = new ConcurrentSkipListSet<>();

    Mailbox(Path directory, int capacity) throws IOException {
        this.directory = OwnerOnlyFiles.directory(directory);
        this.capacity = capacity;
        try (var files = Files.list(directory)) {
            files.map(file -> file.getFileName().toString())
                    .filter(name -> name.matches("\\d{1,18}\\.eml"))
                    .forEach(name -> ids.add(Long.valueOf(name.substring(0, name.length() - SUFFIX.length()))));
        }
    }

    /** Keeps the message; it outlives a crash as soon as this returns. */
    synchronized void keep(byte[] message) throws IOException {
        var id = ids.isEmpty() ? 1 : ids.last() + 1;
        OwnerOnlyFiles.write(file(id), message);
        ids.add(id);
        while (ids.size() > capacity) {
            Files.deleteIfExists(file(ids.first()));
            ids.remove(ids.first());
        }
        notifyAll();
    }

    Optional<StoredMail> find(long id) {
        var file = file(id);
        try (var bytes = Files.newInputStream(file)) {
            return Optional.of(
                    StoredMail.parse(id, Files.getLastModifiedTime(file).toInstant(), bytes));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Stream<StoredMail> newestFirst() {
        return List.copyOf(ids.descendingSet()).stream().map(this::find).flatMap(Optional::stream);
    }

    /** The newest mail that fits; where there is none yet, the first that comes within the time. */
    synchronized Optional<StoredMail> awaitNewest(Predicate<StoredMail> fits, Duration atMost) {
        var end = System.nanoTime() + atMost.toNanos();
        try {
            var found = newestFirst().filter(fits).findFirst();
            while (found.isEmpty() && end - System.nanoTime() > 0) {
                wait(Duration.ofNanos(end - System.nanoTime()).toMillis() + 1);
                found = newestFirst().filter(fits).findFirst();
            }
            return found;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }

    private Path file(long id) {
        return directory.resolve("%012d".formatted(id) + SUFFIX);
    }
}
