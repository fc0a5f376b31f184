package org.emailchange.command.change;

import java.time.Instant;
import java.util.List;
import org.emailchange.api.LockReason;
import org.emailchange.api.command.FailAuthentication;
import org.emailchange.api.event.AccountLocked;
import org.emailchange.api.event.EmailChangeEvent;
import org.emailchange.api.event.credential.AuthenticationFailed;

/** Counts failed re-authentications and decides when they lock. */
final class Authenticating {

    private Authenticating() {}

    static List<EmailChangeEvent> decide(
            FailAuthentication command, AccountState state, ChangePolicy policy, Instant now) {
        // the lock came while the credential was checked: a wrong one is answered as a right one would be
        state.credentials.requireUnlocked(now);
        var account = command.accountId().value();
        var failures = state.credentials.failures() + 1;
        var failed = new AuthenticationFailed(account, command.method(), failures, now);
        if (failures < policy.maxFailures()) {
            return List.of(failed);
        }
        var until = now.plus(policy.lockDuration());
        return List.of(
                failed,
                new AccountLocked(account, LockReason.FAILED_ATTEMPTS, state.verifiedEmail(account), now, until));
    }
}
