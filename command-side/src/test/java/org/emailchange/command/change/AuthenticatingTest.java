package org.emailchange.command.change;

import static org.assertj.core.api.Assertions.assertThat;
import static org.emailchange.command.change.AnAccount.ID;
import static org.emailchange.command.change.AnAccount.OLD;
import static org.emailchange.command.change.AnAccount.START;
import static org.emailchange.command.change.AnAccount.personal;
import static org.emailchange.command.change.AnAccount.request;

import java.time.Duration;
import java.util.List;
import org.emailchange.api.Authentication;
import org.emailchange.api.LockReason;
import org.emailchange.api.Rejection;
import org.emailchange.api.command.AddPasskey;
import org.emailchange.api.command.FailAuthentication;
import org.emailchange.api.command.RemovePasskey;
import org.emailchange.api.event.AccountLocked;
import org.emailchange.api.event.credential.AuthenticationFailed;
import org.junit.jupiter.api.Test;

class AuthenticatingTest {

    private static final FailAuthentication FAIL = new FailAuthentication(ID, Authentication.PASSWORD);

    @Test
    void countsAFailureOfAnAccountToWhichNothingHasHappenedYet() {
        var answer = AnAccount.withoutAddress().<FailAuthentication.Result>does(FAIL);
        assertThat(answer.events())
                .containsExactly(new AuthenticationFailed(ID.value(), Authentication.PASSWORD, 1, START));
        assertThat(answer.result()).isEqualTo(new FailAuthentication.Result(4, null, 1));
    }

    @Test
    void locksAtTheLimitAndTellsTheMailboxInForce() {
        var account = AnAccount.withVerified();
        fail(account, 4);
        var answer = account.<FailAuthentication.Result>does(FAIL);
        var until = START.plus(Duration.ofMinutes(30));
        assertThat(answer.events())
                .containsExactly(
                        new AuthenticationFailed(ID.value(), Authentication.PASSWORD, 5, START),
                        new AccountLocked(ID.value(), LockReason.FAILED_ATTEMPTS, personal(OLD), START, until));
        assertThat(answer.result()).isEqualTo(new FailAuthentication.Result(0, until, 7));
    }

    @Test
    void tellsNobodyOfALockByAnUnverifiedAddress() {
        var account = AnAccount.withUnverified();
        fail(account, 4);
        assertThat(account.does(FAIL).events().get(1))
                .isInstanceOfSatisfying(
                        AccountLocked.class,
                        locked -> assertThat(AnAccount.mails(locked)).isEmpty());
    }

    @Test
    void countsFromOneAgainAfterALock() {
        var account = AnAccount.withVerified();
        fail(account, 5);
        account.later(Duration.ofMinutes(30));
        assertThat(account.<FailAuthentication.Result>does(FAIL).result().attemptsLeft())
                .isEqualTo(4);
    }

    @Test
    void countsFromOneAgainAfterASuccess() {
        var passkey = "dddddddd-0000-4000-8000-000000000001";
        for (var success : List.of(
                request(),
                new AddPasskey(ID, passkey, Authentication.PASSWORD, START, 0),
                new RemovePasskey(ID, passkey, Authentication.PASSWORD, 0))) {
            var account = AnAccount.withVerified();
            fail(account, 4);
            account.after(success);
            assertThat(account.<FailAuthentication.Result>does(FAIL).result().attemptsLeft())
                    .isEqualTo(4);
        }
    }

    @Test
    void refusesAFailureWhileLockedAsItRefusesASuccess() {
        var account = AnAccount.withVerified();
        fail(account, 5);
        for (var command : List.of(FAIL, request())) {
            assertThat(account.refuses(command, Rejection.LOCKED).until())
                    .isEqualTo(START.plus(Duration.ofMinutes(30)));
        }
    }

    private static void fail(AnAccount account, int times) {
        for (int i = 0; i < times; i++) {
            account.after(FAIL);
        }
    }
}
