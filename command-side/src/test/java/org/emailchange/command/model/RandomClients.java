package org.emailchange.command.model;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.stream.IntStream;
import org.emailchange.api.AccountId;
import org.emailchange.api.Authentication;
import org.emailchange.api.ChangeId;
import org.emailchange.api.EmailAddress;
import org.emailchange.api.LinkPurpose;
import org.emailchange.api.MailKind;
import org.emailchange.api.PresentedLink;
import org.emailchange.api.Side;
import org.emailchange.api.command.CancelEmailChange;
import org.emailchange.api.command.ClearUnverifiedAddress;
import org.emailchange.api.command.DeclineEmailChange;
import org.emailchange.api.command.EmailChangeCommand;
import org.emailchange.api.command.ExpireEmailChange;
import org.emailchange.api.command.FailAuthentication;
import org.emailchange.api.command.ImportAddress;
import org.emailchange.api.command.RecordCredentialsChange;
import org.emailchange.api.command.ReportMail;
import org.emailchange.api.command.RequestEmailChange;
import org.emailchange.api.command.ResendVerification;
import org.emailchange.api.command.UndoEmailChange;
import org.emailchange.api.command.VerifyEmailChange;
import org.emailchange.api.event.MailReported;
import org.emailchange.command.change.AddressBook;
import org.emailchange.command.change.LinkSigner.Bond;

/** People, deadlines and workers that ask for anything at any time, often for what makes no sense. */
final class RandomClients {

    /** A link that was mailed, with all that its mailbox knows of it. */
    record Mailed(LinkPurpose purpose, Bond bond, int generation, PresentedLink link) {}

    final List<Mailed> mailed = new ArrayList<>();
    private final List<AccountId> accounts;
    private final List<ChangeId> changes = new ArrayList<>();
    private final List<EmailAddress> addresses;
    private final Random random;
    private final AddressBook book;
    private int credentialChanges;

    RandomClients(Random random, AddressBook book) {
        this.random = random;
        this.book = book;
        accounts = IntStream.rangeClosed(1, 3)
                .mapToObj(i -> new AccountId("aaaaaaaa-0000-4000-8000-00000000000" + i))
                .toList();
        addresses = IntStream.rangeClosed(1, 7)
                .mapToObj(i -> new EmailAddress("address" + i + "@example.org"))
                .toList();
    }

    Duration pause() {
        return switch (random.nextInt(40)) {
            case 0, 2, 3 -> Duration.ofHours(random.nextInt(30));
            case 1 -> Duration.ofDays(random.nextInt(random.nextInt(9) + 1));
            default -> Duration.ofSeconds(random.nextInt(90));
        };
    }

    EmailChangeCommand next() {
        var account = one(accounts);
        int dice = random.nextInt(100);
        if (dice < 12 || changes.isEmpty() || mailed.isEmpty()) {
            return dice < 5 ? new ImportAddress(account, one(addresses), random.nextBoolean()) : request(account);
        }
        return dice < 70 ? withLink(dice, one(recent())) : withoutLink(dice, account);
    }

    private RequestEmailChange request(AccountId account) {
        var repeated = !changes.isEmpty() && random.nextInt(10) == 0;
        var change = repeated ? one(changes) : ChangeId.of(new UUID(0x4000L, changes.size() + 1L));
        if (!repeated) {
            changes.add(change);
        }
        return new RequestEmailChange(account, change, one(addresses), one(List.of(Authentication.values())), known());
    }

    /** Now and then the credentials were changed while one was checked. */
    private int known() {
        return credentialChanges - (credentialChanges > 0 && random.nextInt(8) == 0 ? 1 : 0);
    }

    /** Mostly what came last; now and then an old one. */
    private List<Mailed> recent() {
        return random.nextInt(5) == 0 ? mailed : mailed.subList(Math.max(0, mailed.size() - 6), mailed.size());
    }

    private EmailChangeCommand withLink(int dice, Mailed link) {
        var account = random.nextInt(20) == 0 ? one(accounts) : link.bond.account();
        var change = random.nextInt(20) == 0 ? one(changes) : link.bond.change();
        if (dice < 15) {
            return new VerifyEmailChange(account, change, link.link, one(accounts));
        }
        if (dice < 26) {
            return new ResendVerification(account, change, random.nextBoolean() ? link.link : null);
        }
        if (dice < 32) {
            return new ExpireEmailChange(account, change, link.generation);
        }
        return switch (link.purpose) {
            case REVOKE, REFUSE ->
                dice < 33 ? new CancelEmailChange(account, change, link.link) : verify(account, change, link);
            case UNDO -> dice < 36 ? undoing(link.bond.account()) : request(account);
            case CONFIRM_NEW, CONFIRM_CURRENT -> verify(account, change, link);
            case CONFIRM_PASSKEY, DISOWN_CREDENTIAL -> throw new IllegalArgumentException("of no change");
        };
    }

    /** Often by a former mailbox that later changes have followed. */
    private UndoEmailChange undoing(AccountId account) {
        var links = mailed.stream()
                .filter(link ->
                        link.purpose == LinkPurpose.UNDO && link.bond.account().equals(account))
                .toList();
        var link = one(links.subList(Math.max(0, links.size() - 3), links.size()));
        return new UndoEmailChange(account, link.bond.change(), link.link);
    }

    private VerifyEmailChange verify(AccountId account, ChangeId change, Mailed link) {
        return new VerifyEmailChange(account, change, link.link, random.nextInt(10) == 0 ? one(accounts) : null);
    }

    private EmailChangeCommand withoutLink(int dice, AccountId account) {
        var change = one(changes.subList(Math.max(0, changes.size() - 3), changes.size()));
        if (dice < 75) {
            return new CancelEmailChange(account, change, null);
        }
        if (dice < 82) {
            return new FailAuthentication(account, Authentication.PASSWORD);
        }
        if (dice < 85) {
            return new DeclineEmailChange(account, change);
        }
        if (dice < 88) {
            return new ClearUnverifiedAddress(account, book.idOf(one(addresses)));
        }
        if (dice < 90) {
            // often told again of one that is known
            credentialChanges += credentialChanges == 0 || random.nextInt(2) == 0 ? 1 : 0;
            return new RecordCredentialsChange(account, credentialChanges);
        }
        if (dice < 91) {
            var mail = "mail-" + random.nextInt(4);
            return report(account, change, mail, MailReported.Outcome.BOUNCED, 1, "Unknown mailbox.");
        }
        var outcomes = List.of(
                MailReported.Outcome.SENT,
                MailReported.Outcome.DELAYED,
                MailReported.Outcome.GIVEN_UP,
                MailReported.Outcome.RETRIED);
        return report(account, change, "mail-" + random.nextInt(4), one(outcomes), random.nextInt(4), "Busy.");
    }

    private static ReportMail report(
            AccountId account, ChangeId change, String mail, MailReported.Outcome outcome, int attempts, String error) {
        return new ReportMail(account, change, mail, MailKind.CONFIRM_NEW, Side.NEW, outcome, attempts, error, null);
    }

    private <T> T one(List<T> of) {
        return of.get(random.nextInt(of.size()));
    }
}
