package org.emailchange.eventstore.store;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.AutoConfigurationImportFilter;
import org.springframework.boot.autoconfigure.AutoConfigurationMetadata;

/**
 * Keeps Axon's deadlines out, which nobody sets. Not by {@code spring.autoconfigure.exclude}, as the list of one file replaces the list of
 * another.
 */
class AxonExclusion implements AutoConfigurationImportFilter {
    private static final String UNWANTED = "org.axonframework.springboot.autoconfig.AxonDbSchedulerAutoConfiguration";

    @Override
    public boolean[] match(@Nullable String[] classes, AutoConfigurationMetadata metadata) {
        var wanted = new boolean[classes.length];
        for (int i = 0; i < classes.length; i++) {
            wanted[i] = !UNWANTED.equals(classes[i]);
        }
        return wanted;
    }
}
