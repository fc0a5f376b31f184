package org.emailchange.standalone.data;

import java.nio.file.Path;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.GenericApplicationContext;

/** Offers the data directory to whoever needs it; where everything is given from outside nobody does. */
public final class DataDirectoryInitializer implements ApplicationContextInitializer<ConfigurableApplicationContext> {
    @Override
    public void initialize(ConfigurableApplicationContext context) {
        var path = context.getEnvironment().getProperty("email-change.data", "./data");
        ((GenericApplicationContext) context)
                .registerBean(
                        "dataDirectory",
                        DataDirectory.class,
                        () -> DataDirectory.hold(Path.of(path)),
                        definition -> definition.setLazyInit(true));
    }
}
