package org.emailchange.command.ownership;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.axonframework.messaging.unitofwork.DefaultUnitOfWork;
import org.emailchange.api.AccountId;
import org.emailchange.api.Authentication;
import org.emailchange.api.ChangeId;
import org.emailchange.api.ChangeState;
import org.emailchange.api.Disclosure;
import org.emailchange.api.EmailAddress;
import org.emailchange.api.EmailChangeRejected;
import org.emailchange.api.LinkPurpose;
import org.emailchange.api.Rejection;
import org.emailchange.api.command.ChangeProgress;
import org.emailchange.api.command.EmailChangeCommand;
import org.emailchange.api.command.ImportAddress;
import org.emailchange.api.command.RequestEmailChange;
import org.emailchange.api.command.VerifyEmailChange;
import org.emailchange.api.event.AddressClaimed;
import org.emailchange.api.event.AddressConfirmed;
import org.emailchange.api.event.AddressImported;
import org.emailchange.api.event.EmailChangeApproved;
import org.emailchange.api.event.EmailChangeDeclined;
import org.emailchange.api.event.EmailChangeRequested;
import org.emailchange.api.event.UnverifiedUseEnded;
import org.emailchange.api.event.UnverifiedUseRecorded;
import org.emailchange.command.change.ChangePolicy;
import org.emailchange.command.change.LinkSigner.Bond;
import org.emailchange.command.link.LinkTokens;
import org.emailchange.command.link.LinkTokensWithKeys;
import org.emailchange.testing.SettableClock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Both aggregates in one unit of work, on Axon's own repositories rather than a fixture's. */
class EventSourcedAddressBookTest {

    private static final AccountId ALICE = new AccountId("aaaaaaaa-0000-4000-8000-000000000001");
    private static final AccountId BOB = new AccountId("bbbbbbbb-0000-4000-8000-000000000002");
    private static final EmailAddress WANTED = new EmailAddress("wanted@example.org");
    private static final Duration DAY = Duration.ofDays(1);

    private final LinkTokens links = LinkTokensWithKeys.named("k1");
    private final BothAggregates both = new BothAggregates(
            new SettableClock(Instant.parse("2026-03-01T12:00:00Z")),
            links,
            new ChangePolicy(
                    ChangePolicy.Confirmation.NEW_ADDRESS,
                    DAY,
                    DAY.multipliedBy(7),
                    Duration.ZERO,
                    5,
                    5,
                    DAY,
                    DAY,
                    DAY,
                    Duration.ZERO,
                    Disclosure.REVEAL),
            100);

    @AfterEach
    void close() {
        both.close();
    }

    @Test
    void claimsAnAddressWithTheChangeThatNeedsIt() {
        both.send(request(ALICE));
        ChangeProgress progress = both.send(confirm(ALICE));
        assertThat(progress.state()).isEqualTo(ChangeState.APPROVED);
        assertThat(progress.version()).isEqualTo(both.events(ALICE.value()).size());
        assertThat(both.events())
                .extracting(Object::getClass)
                .containsExactlyInAnyOrder(
                        EmailChangeRequested.class,
                        AddressConfirmed.class,
                        EmailChangeApproved.class,
                        AddressClaimed.class);
    }

    @Test
    void declinesWhoComesSecond() {
        both.send(request(ALICE));
        both.send(request(BOB));
        both.send(confirm(ALICE));
        ChangeProgress second = both.send(confirm(BOB));
        assertThat(second.state()).isEqualTo(ChangeState.DECLINED);
        assertThat(both.events()).filteredOn(AddressClaimed.class::isInstance).hasSize(1);
        assertThat(both.events(BOB.value())).last().isInstanceOf(EmailChangeDeclined.class);
    }

    @Test
    void takesTheAddressFromWhoOnlyImportedIt() {
        both.send(new ImportAddress(BOB, WANTED, false));
        both.send(request(ALICE));
        both.send(confirm(ALICE));
        assertThat(both.events()).contains(new UnverifiedUseEnded(both.book().idOf(WANTED), BOB.value(), true));
    }

    @Test
    void ownsWhatIsImportedVerified() {
        long version = both.send(new ImportAddress(BOB, WANTED, true));
        assertThat(version).isEqualTo(1);
        refuses(request(ALICE), Rejection.ADDRESS_TAKEN);
        refuses(new ImportAddress(ALICE, WANTED, true), Rejection.ADDRESS_TAKEN);
        refuses(new ImportAddress(ALICE, WANTED, false), Rejection.ADDRESS_TAKEN);
    }

    @Test
    void holdsWhatIsImportedUnverified() {
        both.send(new ImportAddress(BOB, WANTED, false));
        assertThat(both.events())
                .extracting(Object::getClass)
                .containsExactlyInAnyOrder(AddressImported.class, UnverifiedUseRecorded.class);
    }

    @Test
    void leavesNothingBehindOfAFirstCommandThatIsRefused() {
        both.send(new ImportAddress(BOB, WANTED, true));
        var before = both.events();
        refuses(request(ALICE), Rejection.ADDRESS_TAKEN);
        assertThat(both.events()).isEqualTo(before);
        long version = soon(new ImportAddress(ALICE, new EmailAddress("alice@example.org"), true));
        assertThat(version).isEqualTo(1);
    }

    @Test
    void leavesNoLockBehindWhereNobodyEverHeldTheAddress() {
        both.send(request(ALICE));
        ChangeProgress progress = soon(request(BOB));
        assertThat(progress.version()).isEqualTo(1);
    }

    @Test
    void leavesNoLockBehindWhereAnAddressIsReleasedThatNobodyEverHeld() {
        var unit = DefaultUnitOfWork.startAndGet(null);
        unit.execute(() -> both.book().release(both.book().idOf(WANTED), ALICE));
        assertThat(both.events()).isEmpty();
        both.send(request(BOB));
        ChangeProgress progress = soon(confirm(BOB));
        assertThat(progress.state()).isEqualTo(ChangeState.APPROVED);
    }

    private void refuses(EmailChangeCommand command, Rejection why) {
        assertThatExceptionOfType(EmailChangeRejected.class)
                .isThrownBy(() -> both.send(command))
                .satisfies(refusal -> assertThat(refusal.rejection()).isEqualTo(why));
    }

    /** On another thread, which a lock left behind would hold up. */
    private <R> R soon(EmailChangeCommand command) {
        return CompletableFuture.<R>supplyAsync(() -> both.send(command))
                .orTimeout(10, TimeUnit.SECONDS)
                .join();
    }

    private static RequestEmailChange request(AccountId account) {
        return new RequestEmailChange(account, change(account), WANTED, Authentication.PASSWORD, 0);
    }

    private VerifyEmailChange confirm(AccountId account) {
        var link = both.events(account.value()).stream()
                .filter(EmailChangeRequested.class::isInstance)
                .flatMap(event -> ((EmailChangeRequested) event).links().stream())
                .filter(issued -> issued.purpose() == LinkPurpose.CONFIRM_NEW)
                .findFirst()
                .orElseThrow();
        var presented = links.read(links.recompute(link, new Bond(account, change(account), WANTED)))
                .orElseThrow();
        return new VerifyEmailChange(account, change(account), presented, null);
    }

    private static ChangeId change(AccountId account) {
        return new ChangeId(account.value());
    }
}
