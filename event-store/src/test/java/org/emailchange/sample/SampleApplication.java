package org.emailchange.sample;

import org.emailchange.eventstore.EventStoreConfiguration;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;

@SpringBootConfiguration(proxyBeanMethods = false)
@EnableAutoConfiguration
@Import({EventStoreConfiguration.class, Counter.class, AlarmSaga.class})
class SampleApplication {
    @Bean
    Seen seen() {
        return new Seen();
    }
}
