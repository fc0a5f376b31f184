package org.emailchange.standalone.keys;

import java.io.IOException;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Properties;
import java.util.function.Predicate;
import org.emailchange.standalone.data.OwnerOnlyFiles;

/** The keys as properties in a file: what is there stays, what is missing is made. */
record KeysFile(Path path, SecureRandom random) {
    static final String ADDRESS_KEY = "email-change.address-key";
    static final String ACTIVE_LINK_KEY = "email-change.link.active-key";
    private static final String FIRST_LINK_KEY = "email-change.link.keys.first";

    /** Loads the file, after adding the keys that are neither in it nor set elsewhere. */
    Properties load(Predicate<String> setElsewhere) throws IOException {
        var keys = read();
        var known = keys.size();
        if (!keys.containsKey(ADDRESS_KEY) && !setElsewhere.test(ADDRESS_KEY)) {
            keys.setProperty(ADDRESS_KEY, newKey());
        }
        if (!keys.containsKey(ACTIVE_LINK_KEY) && !setElsewhere.test(ACTIVE_LINK_KEY)) {
            keys.setProperty(FIRST_LINK_KEY, newKey());
            keys.setProperty(ACTIVE_LINK_KEY, "first");
        }
        if (keys.size() > known) {
            write(keys);
        }
        return keys;
    }

    private Properties read() throws IOException {
        var keys = new Properties();
        if (Files.exists(path)) {
            try (var reader = Files.newBufferedReader(path, StandardCharsets.UTF_8)) {
                keys.load(reader);
            }
        }
        return keys;
    }

    private void write(Properties keys) throws IOException {
        var text = new StringWriter();
        keys.store(text, "Secret. Without the address key nobody's address is found again: keep a copy.");
        OwnerOnlyFiles.write(path, text.toString());
    }

    private String newKey() {
        var key = new byte[32];
        random.nextBytes(key);
        return Base64.getEncoder().encodeToString(key);
    }
}
