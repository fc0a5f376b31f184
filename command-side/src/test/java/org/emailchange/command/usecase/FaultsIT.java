package org.emailchange.command.usecase;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.messaging.Message;
import org.emailchange.accounts.account.Passwords;
import org.emailchange.api.AccountId;
import org.emailchange.api.ChangeId;
import org.emailchange.api.EmailAddress;
import org.emailchange.api.EmailChangeRejected;
import org.emailchange.api.LinkPurpose;
import org.emailchange.api.LinkToken;
import org.emailchange.api.Rejection;
import org.emailchange.api.command.VerifyEmailChange;
import org.emailchange.api.event.AddressClaimed;
import org.emailchange.api.event.AddressConfirmed;
import org.emailchange.api.event.EmailChangeApproved;
import org.emailchange.api.event.EmailChangeCancelled;
import org.emailchange.api.event.EmailChangeRequested;
import org.emailchange.api.event.credential.CredentialsChanged;
import org.emailchange.command.DatabaseStatements;
import org.emailchange.command.DatabaseStatements.Moment;
import org.emailchange.command.RunningCommandSide;
import org.emailchange.command.link.LinkTokens;
import org.emailchange.eventstore.address.AddressIds;
import org.emailchange.testing.TestAccount;
import org.emailchange.testing.http.ApiClient;
import org.emailchange.web.request.Requester;
import org.emailchange.web.security.Caller.AccountOwner;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The database goes away at each statement of what must happen as a whole. */
class FaultsIT extends RunningCommandSide {

    private static final int MORE_THAN_THERE_ARE = 100;

    private final String to = fresh("to");
    private final TestAccount owner = system.openAccount(null);
    private final AccountId account = owner.id();
    private final ApiClient person = owner(owner);

    @ParameterizedTest
    @EnumSource
    void leaveAllOrNothingOfAnApproval(Moment moment) {
        var change = person.requestChange(to).expect(202).get("changeId");
        var token = new LinkToken(inbox.token(to, LinkPurpose.CONFIRM_NEW));
        var link = node.bean(LinkTokens.class).read(token).orElseThrow();
        var command = new VerifyEmailChange(account, ChangeId.of(UUID.fromString(change)), link, null);
        var gateway = node.bean(CommandGateway.class);

        var faults = faultsUntilDone(moment, () -> gateway.sendAndWait(command), () -> {
            var approved = count(account.value(), EmailChangeApproved.class);
            assertThat(count(account.value(), AddressConfirmed.class)).isEqualTo(approved);
            assertThat(count(addressId(), AddressClaimed.class)).isEqualTo(approved);
        });

        assertThat(faults).isGreaterThan(3);
        assertThat(count(account.value(), EmailChangeApproved.class)).isEqualTo(1);
    }

    @ParameterizedTest
    @EnumSource
    void leaveAllOrNothingOfNewCredentials(Moment moment) {
        person.requestChange(to).expect(202);
        var password = node.bean(Passwords.class).encode("another password");
        var credentials = node.bean(CredentialChanges.class);

        var faults = faultsUntilDone(
                moment,
                () -> credentials.set(
                        account,
                        password,
                        false,
                        new Requester(
                                Optional.of(new AccountOwner(account)),
                                "192.0.2.1",
                                null,
                                Optional.empty(),
                                Optional.empty())),
                () -> {
                    var changes = node.bean(Passwords.class).credentialChanges(account);
                    assertThat(count(account.value(), CredentialsChanged.class)).isEqualTo(changes);
                    assertThat(count(account.value(), EmailChangeCancelled.class))
                            .isEqualTo(Math.min(changes, 1));
                    assertThat(node.bean(Passwords.class).matches(account, "another password"))
                            .isEqualTo(changes > 0);
                });

        assertThat(faults).isGreaterThan(3);
    }

    @ParameterizedTest
    @EnumSource
    void keepNoAttemptForMoreThanHalfAMinute(Moment moment) {
        var requests = node.bean(ChangeRequests.class);
        var asker = new Requester(
                Optional.of(new AccountOwner(account)), "192.0.2.1", null, Optional.empty(), Optional.empty());
        var credential = new Credential(TestAccount.PASSWORD, null);

        var faults = faultsUntilDone(
                moment,
                () -> requests.ask(account, new EmailAddress(to), credential, asker),
                () -> clock.advance(Duration.ofSeconds(31)));

        assertThat(faults).isGreaterThan(5);
    }

    @ParameterizedTest
    @EnumSource
    void leaveNoAttemptOfWhatWasDone(Moment moment) {
        var requests = node.bean(ChangeRequests.class);
        var asker = new Requester(
                Optional.of(new AccountOwner(account)), "192.0.2.1", null, Optional.empty(), Optional.empty());
        var credential = new Credential(TestAccount.PASSWORD, null);
        var done = new AtomicInteger();

        faultsUntilDone(moment, () -> requests.ask(account, new EmailAddress(to), credential, asker), () -> {
            var requested = count(account.value(), EmailChangeRequested.class);
            if (done.getAndSet(requested) < requested) {
                assertThat(node.jdbc()
                                .sql("select places::text from credential_attempt where account_id = :id")
                                .param("id", account.uuid())
                                .query(String.class)
                                .list())
                        .isSubsetOf("{}");
            }
            clock.advance(Duration.ofSeconds(31));
        });

        assertThat(done).hasPositiveValue();
    }

    /** One statement later each time, until there is none left to fail at. */
    private int faultsUntilDone(Moment moment, Runnable deed, Runnable check) {
        for (int number = 1; number < MORE_THAN_THERE_ARE; number++) {
            var failed = failsAt(number, moment, deed);
            check.run();
            if (!failed) {
                return number - 1;
            }
        }
        throw new AssertionError("there are more statements than that");
    }

    private boolean failsAt(int number, Moment moment, Runnable deed) {
        try {
            node.bean(DatabaseStatements.class).failing(number, moment, deed);
            return false;
        } catch (EmailChangeRejected rejected) {
            // the commit was done, only its answer was lost
            assertThat(rejected.rejection()).isEqualTo(Rejection.TOKEN_USED);
            return false;
        } catch (RuntimeException gone) {
            return true;
        }
    }

    private String addressId() {
        return node.bean(AddressIds.class).idOf(new EmailAddress(to));
    }

    private int count(String stream, Class<?> type) {
        return (int) events(stream).stream().filter(type::isInstance).count();
    }

    private List<Object> events(String stream) {
        return node.bean(EventStore.class)
                .readEvents(stream)
                .asStream()
                .<Object>map(Message::getPayload)
                .toList();
    }
}
