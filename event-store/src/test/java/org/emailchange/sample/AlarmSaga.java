package org.emailchange.sample;

import java.time.Instant;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.deadline.DeadlineManager;
import org.axonframework.deadline.DeadlineMessage;
import org.axonframework.deadline.annotation.DeadlineHandler;
import org.axonframework.modelling.saga.EndSaga;
import org.axonframework.modelling.saga.SagaEventHandler;
import org.axonframework.modelling.saga.StartSaga;
import org.axonframework.spring.stereotype.Saga;

@Saga
@ProcessingGroup("process")
public class AlarmSaga {
    private String counter;
    private Instant due;
    private int countedMeanwhile;

    @StartSaga
    @SagaEventHandler(associationProperty = "counter")
    void on(AlarmSet event, DeadlineManager deadlines) {
        counter = event.counter();
        due = event.due();
        deadlines.schedule(due, "alarm");
    }

    @SagaEventHandler(associationProperty = "counter")
    void on(Counted event) {
        countedMeanwhile++;
    }

    @DeadlineHandler(deadlineName = "alarm")
    void ring(DeadlineMessage<?> deadline, CommandGateway commands) {
        commands.sendAndWait(new Ring(counter, countedMeanwhile));
    }

    @EndSaga
    @SagaEventHandler(associationProperty = "counter")
    void on(Rung event) {}

    public String getCounter() {
        return counter;
    }

    public Instant getDue() {
        return due;
    }

    public int getCountedMeanwhile() {
        return countedMeanwhile;
    }
}
