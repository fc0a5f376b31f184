package org.emailchange.eventstore.database;

import java.security.SecureRandom;
import java.time.Clock;
import org.emailchange.api.Ids;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;

/** The one source of time and the one source of chance, unless a test brings its own. */
@AutoConfiguration
class ClockAndRandomAutoConfiguration {
    @Bean
    @ConditionalOnMissingBean
    Clock clock(DatabaseTime time) {
        return time.clock();
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
