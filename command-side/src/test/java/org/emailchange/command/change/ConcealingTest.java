package org.emailchange.command.change;

import static org.assertj.core.api.Assertions.assertThat;
import static org.emailchange.command.change.AnAccount.ANOTHER;
import static org.emailchange.command.change.AnAccount.CHANGE;
import static org.emailchange.command.change.AnAccount.ID;
import static org.emailchange.command.change.AnAccount.NEW;
import static org.emailchange.command.change.AnAccount.OLD;
import static org.emailchange.command.change.AnAccount.START;
import static org.emailchange.command.change.AnAccount.personal;
import static org.emailchange.command.change.AnAccount.request;

import java.time.Duration;
import org.emailchange.api.Authentication;
import org.emailchange.api.LinkPurpose;
import org.emailchange.api.Rejection;
import org.emailchange.api.Side;
import org.emailchange.api.command.ChangeProgress;
import org.emailchange.api.command.DeclineEmailChange;
import org.emailchange.api.command.NotifyOwner;
import org.emailchange.api.command.ResendVerification;
import org.emailchange.api.event.EmailChangeRequested;
import org.emailchange.api.event.OwnerNotified;
import org.emailchange.api.event.VerificationResent;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class ConcealingTest {

    @Nested
    class Asked {

        private final AnAccount account = AnAccount.withVerified(Policies.CONCEALING);
        private final AnAccount reference = AnAccount.withVerified(Policies.CONCEALING);

        @Test
        void answersForATakenAddressAsForAFreeOne() {
            takenByAnother();
            assertThat(account.<ChangeProgress>does(request()).result())
                    .isEqualTo(reference.<ChangeProgress>does(request()).result());
        }

        @Test
        void suppressesWhatWouldGoToATakenAddress() {
            takenByAnother();
            assertThat(account.does(request()).events())
                    .singleElement()
                    .isInstanceOfSatisfying(
                            EmailChangeRequested.class,
                            event -> assertThat(event.suppressed()).isTrue());
            assertThat(reference.does(request()).events())
                    .singleElement()
                    .isInstanceOfSatisfying(
                            EmailChangeRequested.class,
                            event -> assertThat(event.suppressed()).isFalse());
        }

        @Test
        void looksAnewWithEachResend() {
            takenByAnother();
            account.after(request()).later(Duration.ofMinutes(2));
            assertThat(resent().suppressed()).isTrue();

            account.book.release(account.book.idOf(NEW), ANOTHER);
            account.later(Duration.ofMinutes(2));
            assertThat(resent().suppressed()).isFalse();
        }

        @Test
        void declinesNothingWhenAnotherAccountProvesTheAddress() {
            account.after(request());
            takenByAnother();
            assertThat(account.does(new DeclineEmailChange(ID, CHANGE)).events())
                    .isEmpty();
        }

        @Test
        void stillRefusesItsOwnAddressOpenly() {
            account.refuses(request(CHANGE, OLD, Authentication.PASSWORD), Rejection.ADDRESS_UNCHANGED);
        }

        private VerificationResent resent() {
            return (VerificationResent) account.does(new ResendVerification(ID, CHANGE, null))
                    .events()
                    .get(0);
        }

        private void takenByAnother() {
            account.book.claim(account.book.idOf(NEW), ANOTHER, START);
        }
    }

    @Nested
    class Told {

        private final AnAccount account = AnAccount.withVerified();
        private final String own = account.book.idOf(OLD);

        @Test
        void hearsThatItsAddressWasAskedForAsItWroteIt() {
            assertThat(account.does(new NotifyOwner(ID, own, START)).events())
                    .containsExactly(new OwnerNotified(ID.value(), personal(OLD), Side.CURRENT, START));
        }

        @Test
        void hearsOfItOnce() {
            account.after(new NotifyOwner(ID, own, START));
            assertThat(account.does(new NotifyOwner(ID, own, START)).events()).isEmpty();
            assertThat(account.does(new NotifyOwner(ID, own, START.plusSeconds(1)))
                            .events())
                    .hasSize(1);
        }

        @Test
        void hearsOfTheFormerAddressWhileItCanBeTakenBack() {
            account.after(request());
            account.after(account.verify(LinkPurpose.CONFIRM_NEW));
            account.after(account.verify(LinkPurpose.CONFIRM_CURRENT));
            assertThat(account.does(new NotifyOwner(ID, own, START)).events())
                    .containsExactly(new OwnerNotified(ID.value(), personal(OLD), Side.FORMER, START));
        }

        @Test
        void hearsNothingOfAnAddressThatIsNotItsOwn() {
            assertThat(account.does(new NotifyOwner(ID, account.book.idOf(NEW), START))
                            .events())
                    .isEmpty();
            var unproved = AnAccount.withUnverified();
            assertThat(unproved.does(new NotifyOwner(ID, own, START)).events()).isEmpty();
        }
    }
}
