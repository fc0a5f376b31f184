package org.emailchange.web.idempotency;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Forgets answers once an hour, on one node of the cluster. */
@Configuration(proxyBeanMethods = false)
class IdempotencySweep {

    @Bean
    RecurringTask<Void> idempotencySweepTask(IdempotentRequests requests) {
        return Tasks.recurring("idempotency-sweep", FixedDelay.ofHours(1))
                .execute((instance, context) -> requests.forgetExpired());
    }
}
