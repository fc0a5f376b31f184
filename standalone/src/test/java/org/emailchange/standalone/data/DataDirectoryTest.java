package org.emailchange.standalone.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataDirectoryTest {
    @TempDir
    Path parent;

    @Test
    void makesTheDirectoryForItsOwnerAlone() throws IOException {
        try (var directory = DataDirectory.hold(parent.resolve("a/data"))) {
            assertThat(directory.resolve("x")).isEqualTo(parent.resolve("a/data/x"));
            assertThat(Files.getPosixFilePermissions(parent.resolve("a/data")))
                    .isEqualTo(PosixFilePermissions.fromString("rwx------"));
        }
    }

    @Test
    void refusesADirectoryInUseAndTakesItOnceFree() throws IOException {
        try (var first = DataDirectory.hold(parent)) {
            assertThat(first).isNotNull();
            assertThatThrownBy(() -> DataDirectory.hold(parent))
                    .isInstanceOf(StartRefused.class)
                    .hasMessage("Another standalone is running on the data directory " + parent + ".");
        }
        DataDirectory.hold(parent).close();
    }

    @Test
    void refusesAPlaceThatIsNoDirectory() throws IOException {
        var file = Files.writeString(parent.resolve("file"), "");

        assertThatThrownBy(() -> DataDirectory.hold(file))
                .isInstanceOf(StartRefused.class)
                .hasMessageContaining("cannot be used");
    }
}
