package org.emailchange.audit;

import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.axonframework.eventhandling.DomainEventMessage;
import org.emailchange.api.Authentication;
import org.emailchange.api.ChangeId;
import org.emailchange.api.EmailAddress;
import org.emailchange.api.EmailChangeRejected;
import org.emailchange.api.LinkPurpose;
import org.emailchange.api.command.CancelEmailChange;
import org.emailchange.api.command.ExpireEmailChange;
import org.emailchange.api.command.FailAuthentication;
import org.emailchange.api.command.RequestEmailChange;
import org.emailchange.api.command.ResendVerification;
import org.emailchange.api.command.UndoEmailChange;
import org.emailchange.api.command.VerifyEmailChange;
import org.emailchange.api.event.EmailChangeApproved;

/** What happens to an account, at random: whatever can happen does, to some. */
final class RandomAccountLife {

    private static final int PERCENT = 100;
    private static final int CONTESTED = 50;

    private final CommandedAccount account;
    private final Random random;
    private final MailDelivery post;
    private final boolean careful;

    /**
     * A life that has not begun.
     *
     * @param post what becomes of the mails that are called for
     * @param careful whether nothing ever happens that bars further changes for long
     */
    RandomAccountLife(CommandedAccount account, Random random, MailDelivery post, boolean careful) {
        this.account = account;
        this.random = random;
        this.post = post;
        this.careful = careful;
    }

    void begin() {
        var withAddress = happens(80);
        account.open(withAddress ? fresh() : null, happens(90));
    }

    /** A change, from asking to its end or to where it is left. What is refused is refused. */
    void change() {
        try {
            var change = new ChangeId(UUID.randomUUID().toString());
            ask(change);
            if (happens(10)) {
                account.send(new ResendVerification(account.id(), change, null));
                post.comes(account, random);
            }
            comesToAnEnd(change);
        } catch (EmailChangeRejected refused) {
            // an address that is taken, or a lock: nothing has happened, which is also life
        }
    }

    private void ask(ChangeId change) {
        int failures = careful || happens(80) ? 0 : random.nextInt(6);
        for (int i = 0; i < failures; i++) {
            account.send(new FailAuthentication(account.id(), Authentication.PASSWORD));
        }
        var shown = happens(80) ? Authentication.PASSWORD : Authentication.PASSKEY;
        account.send(new RequestEmailChange(account.id(), change, happens(97) ? fresh() : contested(), shown, 0));
        post.comes(account, random);
    }

    private void comesToAnEnd(ChangeId change) {
        int dice = random.nextInt(PERCENT);
        if (dice < 8) {
            account.send(new CancelEmailChange(account.id(), change, null));
        } else if (dice < 12) {
            account.send(new ExpireEmailChange(account.id(), change, 1));
        } else if (dice < 16 && !careful) {
            stop(change);
        } else if (dice < 92) {
            confirm(change);
        }
    }

    private void stop(ChangeId change) {
        for (var link : account.links()) {
            if (link.purpose() == LinkPurpose.REVOKE) {
                account.send(new CancelEmailChange(account.id(), change, account.presented(link)));
            }
        }
    }

    private void confirm(ChangeId change) {
        var approved = false;
        for (var link : List.copyOf(account.links())) {
            if (link.purpose() == LinkPurpose.CONFIRM_NEW || link.purpose() == LinkPurpose.CONFIRM_CURRENT) {
                account.send(new VerifyEmailChange(account.id(), change, account.presented(link), null));
                approved |= told(EmailChangeApproved.class);
            }
        }
        post.comes(account, random);
        if (approved && !careful && happens(5)) {
            undo(change);
        }
    }

    private void undo(ChangeId change) {
        for (var link : List.copyOf(account.links())) {
            if (link.purpose() == LinkPurpose.UNDO) {
                account.send(new UndoEmailChange(account.id(), change, account.presented(link)));
            }
        }
    }

    private boolean told(Class<?> type) {
        return account.news().stream().map(DomainEventMessage::getPayload).anyMatch(type::isInstance);
    }

    private boolean happens(int percent) {
        return random.nextInt(PERCENT) < percent;
    }

    private static EmailAddress fresh() {
        return new EmailAddress("p." + UUID.randomUUID() + "@example.org");
    }

    private EmailAddress contested() {
        return new EmailAddress("wanted-by-many-" + random.nextInt(CONTESTED) + "@example.org");
    }
}
