package org.emailchange.command.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import org.axonframework.modelling.command.AggregateNotFoundException;
import org.emailchange.api.AccountId;
import org.emailchange.api.Authentication;
import org.emailchange.api.ChangeId;
import org.emailchange.api.ChangeState;
import org.emailchange.api.EmailAddress;
import org.emailchange.api.EmailChangeRejected;
import org.emailchange.api.LinkToken;
import org.emailchange.api.MailKind;
import org.emailchange.api.PresentedLink;
import org.emailchange.api.Rejection;
import org.emailchange.api.Side;
import org.emailchange.api.command.CancelEmailChange;
import org.emailchange.api.command.ChangeProgress;
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
import org.emailchange.api.event.credential.CredentialsChanged;
import org.emailchange.command.change.ChangePolicy;
import org.emailchange.command.change.LinkSigner.Bond;
import org.emailchange.command.link.LinkTokens;
import org.emailchange.command.link.LinkTokensWithKeys;
import org.emailchange.command.ownership.BothAggregates;
import org.emailchange.testing.model.Action;
import org.emailchange.testing.model.ClientDriver;
import org.emailchange.testing.model.IssuedLinks;
import org.emailchange.testing.model.Link;
import org.jspecify.annotations.Nullable;

/** Sends commands to both aggregates. The page of a link must say beforehand what its button then does. */
final class CommandDriver implements ClientDriver, AutoCloseable {
    private final LinkTokens tokens = LinkTokensWithKeys.named("k1");
    private final IssuedLinks issued = new IssuedLinks((link, account, change, to) ->
            tokens.recompute(link, new Bond(account, change, to)).value());
    private final Random random;
    private final Clock clock;
    private final BothAggregates both;
    private int requests;

    CommandDriver(Random random, Clock clock, ChangePolicy policy) {
        this.random = random;
        this.clock = clock;
        both = new BothAggregates(clock, tokens, policy, 3);
    }

    @Override
    public Set<Action.Kind> kinds() {
        return EnumSet.allOf(Action.Kind.class);
    }

    @Override
    public boolean namesMoreThanTheLink() {
        return true;
    }

    /** All events, in the order in which they were stored. */
    List<Object> events() {
        return both.events();
    }

    @Override
    public List<Object> events(String account) {
        return List.copyOf(both.events(account));
    }

    /** That an account from its snapshots is the same as from all of its events. */
    void checkSnapshots(String account) {
        assertThat(both.account(account)).usingRecursiveComparison().isEqualTo(both.replayed(account));
    }

    @Override
    public List<Link> links(String account) {
        return issued.of(events(account));
    }

    @Override
    public String addressId(String address) {
        return both.book().idOf(new EmailAddress(address));
    }

    @Override
    public Outcome perform(Action action) {
        var before = both.events().size();
        var foretold = foretold(action);
        assertThat(both.events()).hasSize(before);
        var outcome = outcome(command(action));
        if (foretold != null) {
            assertThat(outcome.name()).as("as the page says of %s", action).isEqualTo(foretold);
        }
        return outcome;
    }

    void send(EmailChangeCommand command) {
        both.send(command);
    }

    private Outcome outcome(EmailChangeCommand command) {
        try {
            var answer = both.<@Nullable Object>send(command);
            if (answer instanceof FailAuthentication.Result failure) {
                return new Outcome("authentication-failed", failure.version());
            } else if (answer instanceof ChangeProgress progress) {
                var late = command instanceof VerifyEmailChange && progress.state() == ChangeState.DECLINED;
                return new Outcome(late ? "change-declined" : "done", progress.version());
            }
            return new Outcome("done", answer instanceof Long version ? version : 0);
        } catch (EmailChangeRejected rejected) {
            return new Outcome(name(rejected), 0);
        } catch (AggregateNotFoundException nothingYet) {
            return new Outcome("not-found", 0);
        }
    }

    /** How the page of a link refuses it, where it does; nothing where no page goes with the command, or the link works. */
    private @Nullable String foretold(Action action) {
        var link = action.link();
        var hasPage = link != null
                && Action.Kind.byLink(link.purpose()).equals(Optional.of(action.kind()))
                && link.account().equals(action.account())
                && link.change().equals(action.change());
        if (!hasPage) {
            return null;
        }
        try {
            both.inspector(tokens, clock).inspect(read(link), signedInAs(action));
            return null;
        } catch (EmailChangeRejected rejected) {
            return name(rejected);
        }
    }

    private EmailChangeCommand command(Action action) {
        var account = new AccountId(action.account());
        var change = new ChangeId(action.change() == null ? newChange() : action.change());
        var link = action.link() == null ? null : read(action.link());
        return switch (action.kind()) {
            case REQUEST -> request(action, account, change, credentials(account));
            case REQUEST_WITH_FORMER_CREDENTIALS -> request(action, account, change, credentials(account) - 1);
            case REQUEST_WITH_A_WRONG_PASSWORD -> new FailAuthentication(account, Authentication.PASSWORD);
            case RESEND, RESEND_BY_LINK -> new ResendVerification(account, change, link);
            case CANCEL, STOP -> new CancelEmailChange(account, change, link);
            case CONFIRM -> new VerifyEmailChange(account, change, Objects.requireNonNull(link), signedInAs(action));
            case UNDO -> new UndoEmailChange(account, change, Objects.requireNonNull(link));
            case IMPORT -> new ImportAddress(account, address(action), random.nextBoolean());
            case CHANGE_CREDENTIALS ->
                // mostly told again of one that is known
                new RecordCredentialsChange(account, Math.max(1, credentials(account) + one(0, 0, 0, 1)));
            case EXPIRE -> new ExpireEmailChange(account, change, 1 + random.nextInt(2));
            case DECLINE -> new DeclineEmailChange(account, change);
            case CLEAR_UNVERIFIED -> new ClearUnverifiedAddress(account, Objects.requireNonNull(action.addressId()));
            case REPORT_MAIL -> report(account, change);
        };
    }

    private RequestEmailChange request(Action action, AccountId account, ChangeId change, int credentials) {
        return new RequestEmailChange(
                account, change, address(action), one(Authentication.values()), Math.max(0, credentials));
    }

    private ReportMail report(AccountId account, ChangeId change) {
        var outcome = one(MailReported.Outcome.values());
        var mail = "mail-" + random.nextInt(4);
        return new ReportMail(
                account, change, mail, MailKind.CONFIRM_NEW, Side.NEW, outcome, random.nextInt(4), "Busy.", null);
    }

    /** How often those of an account have been changed. */
    private int credentials(AccountId account) {
        return both.events(account.value()).stream()
                .filter(CredentialsChanged.class::isInstance)
                .mapToInt(event -> ((CredentialsChanged) event).number())
                .max()
                .orElse(0);
    }

    private PresentedLink read(Link link) {
        return tokens.read(new LinkToken(link.token())).orElseThrow();
    }

    private String newChange() {
        return new UUID(0x4000L, ++requests | 0x8000000000000000L).toString();
    }

    private static EmailAddress address(Action action) {
        return new EmailAddress(Objects.requireNonNull(action.address()));
    }

    private static @Nullable AccountId signedInAs(Action action) {
        return action.signedInAs() == null ? null : new AccountId(action.signedInAs());
    }

    private static String name(EmailChangeRejected rejected) {
        // as the API says it
        return rejected.rejection() == Rejection.MAILBOX_REFUSED
                ? "rate-limited"
                : rejected.rejection().name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    @SafeVarargs
    private <T> T one(T... of) {
        return of[random.nextInt(of.length)];
    }

    @Override
    public void close() {
        both.close();
    }
}
