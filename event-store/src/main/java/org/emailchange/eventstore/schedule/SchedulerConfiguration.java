package org.emailchange.eventstore.schedule;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.SchedulerName;
import com.github.kagkarlsson.scheduler.boot.config.DbSchedulerCustomizer;
import java.time.Clock;
import java.util.Optional;
import org.emailchange.eventstore.NodeName;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Deadlines and jobs: they are due by our clock, and each node has a name of its own. */
@Configuration(proxyBeanMethods = false)
class SchedulerConfiguration {
    @Bean
    com.github.kagkarlsson.scheduler.Clock dbSchedulerClock(Clock clock) {
        return clock::instant;
    }

    @Bean
    DueTaskTrigger dueTaskTrigger(ObjectProvider<Scheduler> scheduler, Clock clock) {
        return new DueTaskTrigger(scheduler::getObject, clock);
    }

    @Bean
    DbSchedulerCustomizer dbSchedulerCustomizer(NodeName node) {
        return new DbSchedulerCustomizer() {
            @Override
            public Optional<SchedulerName> schedulerName() {
                return Optional.of(new SchedulerName.Fixed(node.toString()));
            }
        };
    }
}
