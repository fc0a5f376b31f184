package org.emailchange.eventstore;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.ZoneOffset;
import org.emailchange.api.Ids;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;

/** The one source of time and the one source of chance, unless a test brings its own. */
@AutoConfiguration
class ClockAndRandomAutoConfiguration {
    /** In whole milliseconds, as the event store keeps no finer time: what was said is what is read back. */
    @Bean
    @ConditionalOnMissingBean
    Clock clock() {
        return Clock.tickMillis(ZoneOffset.UTC);
    }

    @Bean
    @ConditionalOnMissingBean
    SecureRandom secureRandom() {
        return new SecureRandom();
    }

    @Bean
    Ids ids(SecureRandom random) {
        return new Ids(random);
    }
}
