package org.emailchange.command.mail.outbox;

import static org.awaitility.Awaitility.await;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.axonframework.commandhandling.CommandCallback;
import org.axonframework.commandhandling.CommandMessage;
import org.axonframework.commandhandling.GenericCommandMessage;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.common.Registration;
import org.axonframework.messaging.MessageDispatchInterceptor;
import org.emailchange.api.command.ReportMail;
import org.emailchange.api.event.MailReported;
import org.emailchange.testing.TestMailServer;

/** Records reports, and fails for as many of them as requested. */
final class RecordedReports implements CommandGateway {

    private final List<ReportMail> reports = new CopyOnWriteArrayList<>();
    private final List<ReportMail> bounces = new CopyOnWriteArrayList<>();
    private final AtomicInteger failures = new AtomicInteger();
    private final AtomicReference<Consumer<ReportMail>> onNext = new AtomicReference<>(report -> {});

    /** Runs before the next report is through. */
    void onNext(Consumer<ReportMail> action) {
        onNext.set(action);
    }

    void failNext(int times) {
        failures.set(times);
    }

    List<ReportMail> of(String account) {
        return reports.stream()
                .filter(report -> report.accountId().value().equals(account))
                .toList();
    }

    List<ReportMail> bouncesOf(String account) {
        return bounces.stream()
                .filter(bounce -> bounce.accountId().value().equals(account))
                .toList();
    }

    ReportMail awaitBounce(String account) {
        return await("bounce")
                .atMost(TestMailServer.PATIENCE)
                .until(() -> bouncesOf(account), found -> !found.isEmpty())
                .get(0);
    }

    int count() {
        return reports.size();
    }

    ReportMail awaitFinal(String account) {
        return awaitFirst(account, report -> report.outcome() != MailReported.Outcome.DELAYED);
    }

    ReportMail awaitDelay(String account) {
        return awaitFirst(account, report -> report.outcome() == MailReported.Outcome.DELAYED);
    }

    ReportMail awaitAny(String account) {
        return awaitFirst(account, report -> true);
    }

    private ReportMail awaitFirst(String account, Predicate<ReportMail> fits) {
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
        var mail = (ReportMail) report;
        (mail.outcome() == MailReported.Outcome.BOUNCED ? bounces : reports).add(mail);
        onNext.getAndSet(next -> {}).accept(mail);
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
