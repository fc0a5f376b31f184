package org.emailchange.command.change;

import static org.assertj.core.api.Assertions.assertThat;
import static org.emailchange.api.LinkPurpose.CONFIRM_NEW;
import static org.emailchange.command.change.AnAccount.ANOTHER;
import static org.emailchange.command.change.AnAccount.CHANGE;
import static org.emailchange.command.change.AnAccount.ID;
import static org.emailchange.command.change.AnAccount.NEW;
import static org.emailchange.command.change.AnAccount.OLD;
import static org.emailchange.command.change.AnAccount.START;
import static org.emailchange.command.change.AnAccount.personal;
import static org.emailchange.command.change.AnAccount.request;

import java.time.Duration;
import org.emailchange.api.EndReason;
import org.emailchange.api.Rejection;
import org.emailchange.api.command.ClearUnverifiedAddress;
import org.emailchange.api.command.ExpireEmailChange;
import org.emailchange.api.command.ImportAddress;
import org.emailchange.api.command.ResendVerification;
import org.emailchange.api.event.AddressImported;
import org.emailchange.api.event.EmailChangeCancelled;
import org.emailchange.api.event.UnverifiedAddressCleared;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class ImportingTest {

    private static final ImportAddress VERIFIED = new ImportAddress(ID, OLD, true);
    private static final ImportAddress UNVERIFIED = new ImportAddress(ID, OLD, false);

    @Nested
    class Imported {

        @Test
        void ownsAVerifiedAddress() {
            var account = AnAccount.withoutAddress();
            var answer = account.<Long>does(VERIFIED);
            assertThat(answer.events())
                    .containsExactly(
                            new AddressImported(ID.value(), personal(OLD), account.book.idOf(OLD), true, START));
            assertThat(answer.result()).isEqualTo(1L);
            assertThat(account.book.written()).containsExactly("claim address-old@example.org");
        }

        @Test
        void holdsAnUnverifiedAddress() {
            var account = AnAccount.withoutAddress();
            var answer = account.<Long>does(UNVERIFIED);
            assertThat(answer.events())
                    .containsExactly(
                            new AddressImported(ID.value(), personal(OLD), account.book.idOf(OLD), false, START));
            assertThat(account.book.written()).containsExactly("hold address-old@example.org");
        }

        @Test
        void replacesAChangeThatWasAskedForWithoutACurrentMailbox() {
            var account = AnAccount.withoutAddress().after(request());
            var answer = account.<Long>does(VERIFIED);
            assertThat(answer.events().get(0))
                    .isEqualTo(new EmailChangeCancelled(
                            ID.value(), CHANGE.value(), EndReason.SUPERSEDED, personal(NEW), null, START));
            assertThat(answer.events()).hasSize(2);
            assertThat(answer.result()).isEqualTo(3L);
        }

        @Test
        void replacesAnExpiredChangeThatCouldBeRevived() {
            var account = AnAccount.withoutAddress().after(request()).later(Duration.ofDays(1));
            account.after(new ExpireEmailChange(ID, CHANGE, 1), VERIFIED);
            account.later(Duration.ofMinutes(1));
            account.refuses(new ResendVerification(ID, CHANGE, null), Rejection.NO_OPEN_CHANGE);
        }

        @Test
        void leavesTheOpenChangeOpenWhereTheAddressIsUnverified() {
            var account = AnAccount.withoutAddress().after(request());
            var confirm = account.verify(CONFIRM_NEW);
            assertThat(account.after(UNVERIFIED).does(confirm).events()).hasSize(2);
        }

        @Test
        void isRefusedForAnAddressThatAnotherAccountProved() {
            var account = AnAccount.withoutAddress();
            account.book.claim(account.book.idOf(OLD), ANOTHER, START);
            account.refuses(VERIFIED, Rejection.ADDRESS_TAKEN);
            account.refuses(UNVERIFIED, Rejection.ADDRESS_TAKEN);
        }

        @Test
        void isRefusedWhereTheAccountHasAnAddress() {
            AnAccount.withVerified().refuses(new ImportAddress(ID, NEW, true), Rejection.ADDRESS_UNCHANGED);
            AnAccount.withUnverified().refuses(VERIFIED, Rejection.ADDRESS_UNCHANGED);
        }
    }

    @Nested
    class Cleared {

        @Test
        void takesAnUnverifiedAddressAway() {
            var account = AnAccount.withUnverified();
            assertThat(account.does(clear(account)).events())
                    .containsExactly(new UnverifiedAddressCleared(ID.value(), account.book.idOf(OLD), START));
        }

        @Test
        void changesNothingTheSecondTime() {
            var account = AnAccount.withUnverified();
            assertThat(account.after(clear(account)).does(clear(account)).events())
                    .isEmpty();
        }

        @Test
        void leavesAVerifiedAddress() {
            var account = AnAccount.withVerified();
            assertThat(account.does(clear(account)).events()).isEmpty();
        }

        @Test
        void leavesAnotherAddress() {
            var account = AnAccount.withUnverified();
            assertThat(account.does(new ClearUnverifiedAddress(ID, account.book.idOf(NEW)))
                            .events())
                    .isEmpty();
        }

        @Test
        void makesRoomForAnotherImport() {
            var account = AnAccount.withUnverified();
            assertThat(account.after(clear(account)).does(VERIFIED).events()).hasSize(1);
        }

        private ClearUnverifiedAddress clear(AnAccount account) {
            return new ClearUnverifiedAddress(ID, account.book.idOf(OLD));
        }
    }
}
