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

    BounceReader(BounceSettings settings, ReturnAddresses addresses, Bounces bounces) {
        var imap = settings.imap();
        if (imap == null || !addresses.areSet()) {
            throw new InvalidSetting(
                    "Set email-change.mail.bounce-address too where email-change.mail.bounces.imap is set.");
        }
        this.settings = settings;
        this.mailbox = new BounceMailbox(imap);
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

    private boolean handle(Message message) {
        try {
            var report = DeliveryReport.in(message);
            var mail = report.isPresent() ? mailOf(message) : Optional.<UUID>empty();
            return mail.isEmpty()
                    || bounces.record(mail.get(), report.orElseThrow().error());
        } catch (MessagingException | IOException e) {
            LOG.warn(
                    "A message among the bounces is not readable: {}",
                    e.getClass().getName());
            return true;
        }
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
