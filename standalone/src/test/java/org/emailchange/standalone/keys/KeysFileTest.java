package org.emailchange.standalone.keys;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeysFileTest {
    @TempDir
    Path directory;

    @Test
    void makesKeysOf32BytesAndKeepsThem() throws IOException {
        var made = file().load(name -> false);

        assertThat(made.getProperty("email-change.link.active-key")).isEqualTo("first");
        for (var name : List.of("email-change.address-key", "email-change.link.keys.first")) {
            assertThat(Base64.getDecoder().decode(made.getProperty(name))).hasSize(32);
        }
        assertThat(made.getProperty("email-change.address-key"))
                .isNotEqualTo(made.getProperty("email-change.link.keys.first"));
        assertThat(file().load(name -> false)).isEqualTo(made);
    }

    @Test
    void isReadableForItsOwnerAlone() throws IOException {
        file().load(name -> false);

        assertThat(Files.getPosixFilePermissions(file().path()))
                .isEqualTo(PosixFilePermissions.fromString("rw-------"));
    }

    @Test
    void makesNoKeyThatIsSetElsewhere() throws IOException {
        assertThat(file().load(name -> true)).isEmpty();
        assertThat(file().path()).doesNotExist();
    }

    @Test
    void addsAMissingKeyAndLeavesTheOthers() throws IOException {
        Files.writeString(file().path(), "email-change.address-key=mine\n");

        var keys = file().load(name -> false);

        assertThat(keys.getProperty("email-change.address-key")).isEqualTo("mine");
        assertThat(keys).containsKey("email-change.link.keys.first");
    }

    private KeysInitializer.KeysFile file() {
        return new KeysInitializer.KeysFile(directory.resolve("keys.properties"), new SecureRandom());
    }
}
