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
import java.util.stream.Stream;
import org.emailchange.standalone.data.DataDirectory;
import org.emailchange.standalone.data.OwnerOnlyFiles;
import org.emailchange.standalone.data.StartRefused;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.PropertiesPropertySource;

/** Makes the kept keys known as properties; the same properties set anywhere else win. */
public final class KeysInitializer implements ApplicationContextInitializer<ConfigurableApplicationContext> {
    @Override
    public void initialize(ConfigurableApplicationContext context) {
        var environment = context.getEnvironment();
        if (Stream.of(KeysFile.ADDRESS_KEY, KeysFile.ACTIVE_LINK_KEY).allMatch(environment::containsProperty)) {
            return;
        }
        var path = context.getBeanFactory().getBean(DataDirectory.class).resolve("keys.properties");
        try {
            var keys = new KeysFile(path, new SecureRandom()).load(environment::containsProperty);
            environment.getPropertySources().addLast(new PropertiesPropertySource("kept keys", keys));
        } catch (IOException e) {
            throw new StartRefused(
                    "The keys in " + path + " cannot be read or written.",
                    "Let the user who runs this own the file.",
                    e);
        }
    }

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
}
