package org.emailchange.testing;

import static org.awaitility.Awaitility.await;

import jakarta.mail.internet.MimeMessage;
import java.net.InetAddress;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;
import org.subethamail.smtp.internal.command.EhloCommand;
import org.subethamail.smtp.server.SMTPServer;

/**
 * A real SMTP server on 127.0.0.1 that keeps what it accepts and misbehaves as told.
 *
 * <p>It may be stopped and started again; its port and its messages stay. Without a {@link #whenTo rule} it accepts
 * everything.
 */
public final class TestMailServer implements AutoCloseable {
    /** How long the awaiting methods wait before they fail; long, for machines that are slow or busy. */
    public static final Duration PATIENCE = Duration.ofSeconds(120);

    private final ReceivedMails mails = new ReceivedMails();
    private final MailRules rules = new MailRules();
    private final AtomicInteger connections = new AtomicInteger();
    private final @Nullable SSLContext tls;
    private int port;
    private volatile boolean smtpUtf8 = true;
    private SMTPServer server;

    private TestMailServer(@Nullable SSLContext tls) {
        this.tls = tls;
        server = listen();
    }

    /** A server that listens on a free port. */
    public static TestMailServer started() {
        return new TestMailServer(null);
    }

    /** A server that offers STARTTLS, too, with the certificate of this context. */
    public static TestMailServer started(SSLContext tls) {
        return new TestMailServer(tls);
    }

    /** The address to connect to, always 127.0.0.1. */
    public String host() {
        return "127.0.0.1";
    }

    /** The port it listens on, or listened on before it was stopped. */
    public int port() {
        return port;
    }

    /** Starts what follows for mail to this recipient, until {@link #behave()}. */
    public MailRule whenTo(String recipient) {
        return rules.add(recipient::equalsIgnoreCase, Integer.MAX_VALUE);
    }

    /** Starts what follows for the next so many recipients, whoever they are. */
    public MailRule next(int count) {
        return rules.add(recipient -> true, count);
    }

    /** Starts what follows for everybody, until {@link #behave()}. */
    public MailRule always() {
        return rules.add(recipient -> true, Integer.MAX_VALUE);
    }

    /** Forgets all rules, lets go whom it kept waiting, offers SMTPUTF8 and accepts everything again. */
    public void behave() {
        rules.clear();
        smtpUtf8 = true;
    }

    /** Whether to offer SMTPUTF8 (it does at first); without it addresses that are not ASCII are refused. */
    public void offerSmtpUtf8(boolean offered) {
        smtpUtf8 = offered;
    }

    /** Closes every connection and listens no more; connecting is refused until {@link #start()}. */
    public synchronized void stop() {
        rules.close();
        server.stop();
    }

    /** Listens again, on the port it had. */
    public synchronized void start() {
        if (!server.isRunning()) {
            rules.open();
            server = listen();
        }
    }

    /** How many connections were ever opened. */
    public int connections() {
        return connections.get();
    }

    /** Forgets every message and attempt. */
    public void forget() {
        mails.clear();
    }

    /** What was accepted so far, oldest first. */
    public List<ReceivedMail> mails() {
        return mails.all();
    }

    /** What was accepted so far for this recipient, oldest first. */
    public List<ReceivedMail> mailsTo(String recipient) {
        return mails.matching(mail -> mail.isTo(recipient));
    }

    /** The messages accepted so far, oldest first. */
    public List<MimeMessage> messages() {
        return mails.all().stream().map(ReceivedMail::message).toList();
    }

    /** How often somebody tried to send to this recipient, accepted or not. */
    public int attemptsTo(String recipient) {
        return mails.attemptsTo(recipient);
    }

    /** Waits for the first mail that fits, and fails after {@link #PATIENCE}. */
    public ReceivedMail awaitMail(Predicate<ReceivedMail> fits) {
        return awaitMails(1, fits).get(0);
    }

    /** Waits for the first mail to this recipient. */
    public ReceivedMail awaitMailTo(String recipient) {
        return awaitMail(mail -> mail.isTo(recipient));
    }

    /** Waits until at least so many mails fit, and returns all that do, oldest first. */
    public List<ReceivedMail> awaitMails(int count, Predicate<ReceivedMail> fits) {
        return await("mail").atMost(PATIENCE).until(() -> mails.matching(fits), found -> found.size() >= count);
    }

    /** Waits until somebody has tried at least so often to send to this recipient. */
    public void awaitAttemptsTo(String recipient, int count) {
        await("attempts").atMost(PATIENCE).until(() -> attemptsTo(recipient) >= count);
    }

    @Override
    public void close() {
        stop();
    }

    private SMTPServer listen() {
        var building = SMTPServer.port(port)
                .bindAddress(InetAddress.getLoopbackAddress())
                .hostName("localhost")
                .insertReceivedHeaders(false)
                .sessionHandler(new CountingConnections(connections))
                .messageHandlerFactory(context -> new ScriptedDelivery(context, rules, mails, smtpUtf8));
        var started = tls == null
                ? building.build()
                : building.enableTLS().startTlsSocketFactory(tls).build();
        started.getCommandHandler().addCommand(new ScriptedEhlo(new EhloCommand(), () -> smtpUtf8));
        started.start();
        port = started.getPortAllocated();
        return started;
    }
}
