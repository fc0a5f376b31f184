package org.emailchange.command.mail;

import static org.awaitility.Awaitility.await;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import org.axonframework.commandhandling.CommandCallback;
import org.axonframework.commandhandling.CommandMessage;
import org.axonframework.commandhandling.GenericCommandMessage;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.common.Registration;
import org.axonframework.messaging.MessageDispatchInterceptor;
import org.emailchange.api.MailState;
import org.emailchange.api.command.RecordBounce;
import org.emailchange.api.command.RecordMailOutcome;
import org.emailchange.testing.TestMailServer;

/** Keeps what is reported, and fails to as often as told. */
final class RecordedReports implements CommandGateway {

    private final List<RecordMailOutcome> reports = new CopyOnWriteArrayList<>();
    private final List<RecordBounce> bounces = new CopyOnWriteArrayList<>();
    private final AtomicInteger failures = new AtomicInteger();

    void failNext(int times) {
        failures.set(times);
    }

    List<RecordMailOutcome> of(String account) {
        return reports.stream()
                .filter(report -> report.accountId().value().equals(account))
                .toList();
    }

    List<RecordBounce> bouncesOf(String account) {
        return bounces.stream()
                .filter(bounce -> bounce.accountId().value().equals(account))
                .toList();
    }

    RecordBounce awaitBounce(String account) {
        return await("bounce")
                .atMost(TestMailServer.PATIENCE)
                .until(() -> bouncesOf(account), found -> !found.isEmpty())
                .get(0);
    }

    int count() {
        return reports.size();
    }

    RecordMailOutcome awaitFinal(String account) {
        return awaitFirst(account, report -> report.state() != MailState.DELAYED);
    }

    RecordMailOutcome awaitDelay(String account) {
        return awaitFirst(account, report -> report.state() == MailState.DELAYED);
    }

    RecordMailOutcome awaitAny(String account) {
        return awaitFirst(account, report -> true);
    }

    private RecordMailOutcome awaitFirst(String account, Predicate<RecordMailOutcome> fits) {
        return await("report")
                .atMost(TestMailServer.PATIENCE)
                .until(() -> of(account).stream().filter(fits).toList(), found -> !found.isEmpty())
                .get(0);
    }

    @Override
    public <R> R sendAndWait(Object command) {
        if (failures.getAndUpdate(left -> Math.max(0, left - 1)) > 0) {
            throw new IllegalStateException("The event store is away");
        }
        var report = GenericCommandMessage.asCommandMessage(command).getPayload();
        if (report instanceof RecordBounce bounce) {
            bounces.add(bounce);
        } else {
            reports.add((RecordMailOutcome) report);
        }
        return null;
    }

    @Override
    public <R> R sendAndWait(Object command, long timeout, TimeUnit unit) {
        return sendAndWait(command);
    }

    @Override
    public <R> CompletableFuture<R> send(Object command) {
        return CompletableFuture.completedFuture(sendAndWait(command));
    }

    @Override
    public <C, R> void send(C command, CommandCallback<? super C, ? super R> callback) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Registration registerDispatchInterceptor(MessageDispatchInterceptor<? super CommandMessage<?>> interceptor) {
        throw new UnsupportedOperationException();
    }
}
