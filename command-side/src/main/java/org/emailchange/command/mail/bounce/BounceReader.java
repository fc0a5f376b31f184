package org.emailchange.command.mail.bounce;

import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import org.emailchange.api.InvalidSetting;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.ssl.SslBundles;
import org.springframework.stereotype.Component;

/** Reads bounces: delivery reports that came to a genuine return path. All other messages are skipped. */
@Component
@ConditionalOnProperty("email-change.mail.bounces.imap.host")
public class BounceReader {

    private static final Logger LOG = LoggerFactory.getLogger(BounceReader.class);
    private static final String[] RECIPIENTS = {"To", "Delivered-To", "X-Original-To", "Envelope-To"};

    private final Duration interval;
    private final BounceMailbox mailbox;
    private final ReturnPaths returnPaths;

    BounceReader(BounceSettings settings, ReturnPaths returnPaths, SslBundles bundles) {
        var imap = settings.imap();
        if (imap == null || !returnPaths.areSet()) {
            throw new InvalidSetting(
                    "Set email-change.mail.bounce-address too where email-change.mail.bounces.imap is set.");
        }
        this.interval = settings.interval();
        this.mailbox = new BounceMailbox(imap, bundles);
        this.returnPaths = returnPaths;
    }

    /** How often to read. */
    public Duration interval() {
        return interval;
    }

    /** What to do with a bounce: the mail that did not arrive, and why, in words without personal data. */
    public interface Handler {

        /** Whether the bounce was handled; if not, or if this throws, it is read again the next time. */
        boolean handle(UUID mail, String error);
    }

    /** Reads the bounces that were not handled yet. */
    public void read(Handler handler) {
        try {
            mailbox.read(message -> read(message, handler));
        } catch (MessagingException e) {
            // its text may contain an address
            LOG.warn(
                    "Bounces could not be read, and will be later: {}",
                    e.getClass().getName());
        }
    }

    private boolean read(Message message, Handler handler) throws MessagingException {
        Optional<Bounce> bounce;
        try {
            bounce = bounce(message);
        } catch (MessagingException | IOException | RuntimeException e) {
            if (!message.getFolder().isOpen()) {
                throw new MessagingException("The connection is lost", e);
            }
            LOG.warn(
                    "A message among the bounces is not readable, and passed over: {}",
                    e.getClass().getName());
            return true;
        }
        return bounce.isEmpty() || handle(bounce.get(), handler);
    }

    /** A bounce that cannot be handled now must not keep others from being read. */
    private static boolean handle(Bounce bounce, Handler handler) {
        try {
            return handler.handle(bounce.mail(), bounce.report().error());
        } catch (RuntimeException e) {
            LOG.warn(
                    "The bounce of mail {} could not be recorded, and will be later: {}",
                    bounce.mail(),
                    e.getClass().getName());
            return false;
        }
    }

    private record Bounce(UUID mail, DeliveryReport report) {}

    /** The mail that did not arrive; none if the message does not report that, or its return path is not genuine. */
    private Optional<Bounce> bounce(Message message) throws MessagingException, IOException {
        var report = DeliveryReport.in((MimeMessage) message);
        return report.isEmpty() ? Optional.empty() : mailOf(message).map(mail -> new Bounce(mail, report.get()));
    }

    private Optional<UUID> mailOf(Message message) throws MessagingException {
        for (var name : RECIPIENTS) {
            var values = message.getHeader(name);
            var mail = values == null ? Optional.<UUID>empty() : returnPaths.mailIn(String.join(" ", values));
            if (mail.isPresent()) {
                return mail;
            }
        }
        return Optional.empty();
    }
}
