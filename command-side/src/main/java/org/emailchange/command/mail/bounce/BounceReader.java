package org.emailchange.command.mail.bounce;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import java.io.IOException;
import java.util.Optional;
import java.util.UUID;
import org.emailchange.api.InvalidSetting;
import org.emailchange.command.mail.Bounces;
import org.emailchange.command.mail.MailChore;
import org.emailchange.command.mail.ReturnAddresses;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.ssl.SslBundles;
import org.springframework.stereotype.Component;

/** Reads bounces, and believes those that came to a return address of ours. All else is passed over. */
@Component
@ConditionalOnProperty("email-change.mail.bounces.imap.host")
class BounceReader implements MailChore {

    private static final Logger LOG = LoggerFactory.getLogger(BounceReader.class);
    private static final String[] RECIPIENTS = {"To", "Delivered-To", "X-Original-To", "Envelope-To"};

    private final BounceSettings settings;
    private final BounceMailbox mailbox;
    private final ReturnAddresses addresses;
    private final Bounces bounces;

    BounceReader(BounceSettings settings, ReturnAddresses addresses, Bounces bounces, SslBundles bundles) {
        var imap = settings.imap();
        if (imap == null || !addresses.areSet()) {
            throw new InvalidSetting(
                    "Set email-change.mail.bounce-address too where email-change.mail.bounces.imap is set.");
        }
        this.settings = settings;
        this.mailbox = new BounceMailbox(new ImapConnecting(imap, bundles), imap.folder());
        this.addresses = addresses;
        this.bounces = bounces;
    }

    @Override
    public RecurringTask<Void> task() {
        return Tasks.recurring("mail-bounces", FixedDelay.of(settings.interval()))
                .execute((instance, context) -> read());
    }

    private void read() {
        try {
            mailbox.read(this::handle);
        } catch (MessagingException e) {
            // its words may hold an address
            LOG.warn(
                    "Bounces could not be read, and will be later: {}",
                    e.getClass().getName());
        }
    }

    private boolean handle(Message message) throws MessagingException {
        Optional<Returned> returned;
        try {
            returned = returned(message);
        } catch (MessagingException | IOException | RuntimeException e) {
            if (!message.getFolder().isOpen()) {
                throw new MessagingException("The connection is lost", e);
            }
            LOG.warn(
                    "A message among the bounces is not readable, and passed over: {}",
                    e.getClass().getName());
            return true;
        }
        return returned.isEmpty() || record(returned.get());
    }

    /** What cannot be recorded now keeps no other from being read. */
    private boolean record(Returned returned) {
        try {
            return bounces.record(returned.mail(), returned.report().error());
        } catch (RuntimeException e) {
            LOG.warn(
                    "The bounce of mail {} could not be recorded, and will be later: {}",
                    returned.mail(),
                    e.getClass().getName());
            return false;
        }
    }

    private record Returned(UUID mail, DeliveryReport report) {}

    /** The mail that a message says did not arrive; nothing where it says nothing of the kind, or nobody believes it. */
    private Optional<Returned> returned(Message message) throws MessagingException, IOException {
        var report = DeliveryReport.in(message);
        return report.isEmpty() ? Optional.empty() : mailOf(message).map(mail -> new Returned(mail, report.get()));
    }

    private Optional<UUID> mailOf(Message message) throws MessagingException {
        for (var name : RECIPIENTS) {
            var values = message.getHeader(name);
            var mail = values == null ? Optional.<UUID>empty() : addresses.mailIn(String.join(" ", values));
            if (mail.isPresent()) {
                return mail;
            }
        }
        return Optional.empty();
    }
}
