package org.emailchange.sample;

import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import org.emailchange.eventstore.EventStoreConfiguration;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;

@SpringBootConfiguration(proxyBeanMethods = false)
@EnableAutoConfiguration
@Import({EventStoreConfiguration.class, Counter.class})
class SampleApplication {
    @Bean
    Seen seen() {
        return new Seen();
    }

    @Bean
    Task<?> ring(Seen seen) {
        return Tasks.oneTime("ring").execute((instance, context) -> seen.ring());
    }
}
