package org.emailchange.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The Java sources of all modules. */
class SourcesTest {

    @Test
    void useNoLetterThatAnEncodingCouldBreak() throws IOException {
        var sources = sources();

        assertThat(sources).hasSizeGreaterThan(100);
        assertThat(sources).filteredOn(source -> !isAscii(source)).isEmpty();
    }

    private static List<Path> sources() throws IOException {
        try (var files = Files.walk(Path.of(".."))) {
            return files.filter(file -> file.toString().endsWith(".java")).toList();
        }
    }

    private static boolean isAscii(Path source) {
        try {
            return StandardCharsets.US_ASCII.newEncoder().canEncode(Files.readString(source));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
