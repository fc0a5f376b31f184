package org.emailchange.standalone.keys;

import java.io.IOException;
import java.security.SecureRandom;
import java.util.stream.Stream;
import org.emailchange.standalone.data.DataDirectory;
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
}
