package org.emailchange.eventstore.store;

import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.AutoConfigurationImportFilter;
import org.springframework.boot.autoconfigure.AutoConfigurationMetadata;

/**
 * Keeps Axon's JPA entities out, which map payloads to large objects and would have Hibernate refuse our tables, and its
 * deadlines, which nobody sets. Not by {@code spring.autoconfigure.exclude}, as the list of one file replaces the list of
 * another.
 */
class AxonExclusion implements AutoConfigurationImportFilter {
    private static final Set<String> UNWANTED = Set.of(
            "org.axonframework.springboot.autoconfig.JpaAutoConfiguration",
            "org.axonframework.springboot.autoconfig.JpaEventStoreAutoConfiguration",
            "org.axonframework.springboot.autoconfig.AxonDbSchedulerAutoConfiguration");

    @Override
    public boolean[] match(@Nullable String[] classes, AutoConfigurationMetadata metadata) {
        var wanted = new boolean[classes.length];
        for (int i = 0; i < classes.length; i++) {
            wanted[i] = classes[i] == null || !UNWANTED.contains(classes[i]);
        }
        return wanted;
    }
}
