package org.emailchange.edge;

import org.emailchange.access.AccessConfiguration;
import org.emailchange.command.CommandSideConfiguration;
import org.emailchange.eventstore.EventStoreConfiguration;
import org.emailchange.testing.SettableClock;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;

/** The command side by itself. */
@SpringBootConfiguration
@EnableAutoConfiguration
@Import({EventStoreConfiguration.class, AccessConfiguration.class, CommandSideConfiguration.class})
public class CommandApplication {

    @Bean
    SettableClock clock() {
        return SettableClock.startingNow();
    }

    @Bean
    static PasswordChecks passwordChecks() {
        return new PasswordChecks();
    }
}
