package org.emailchange.command.change;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.emailchange.api.EndReason;
import org.emailchange.api.LockReason;
import org.emailchange.api.command.FailAuthentication;
import org.emailchange.api.command.RecordCredentialsChange;
import org.emailchange.api.event.AccountLocked;
import org.emailchange.api.event.AuthenticationFailed;
import org.emailchange.api.event.CredentialsChanged;
import org.emailchange.api.event.EmailChangeEvent;

/** Counts failed re-authentications and decides when they lock, and what new credentials end. */
final class Authenticating {

    private Authenticating() {}

    static List<EmailChangeEvent> decide(
            FailAuthentication command, AccountState state, ChangePolicy policy, Instant now) {
        var account = command.accountId().value();
        var failures = state.failures() + 1;
        var failed = new AuthenticationFailed(account, command.method(), failures, now);
        if (failures < policy.maxFailures()) {
            return List.of(failed);
        }
        var until = now.plus(policy.lockDuration());
        return List.of(
                failed,
                new AccountLocked(account, LockReason.FAILED_ATTEMPTS, state.verifiedEmail(account), now, until));
    }

    /** Someone who knew the credentials before may have requested the change that is not approved yet. */
    static List<EmailChangeEvent> decide(RecordCredentialsChange command, AccountState state, Instant now) {
        if (command.number() <= state.credentialChanges()) {
            return List.of();
        }
        var events = new ArrayList<EmailChangeEvent>(2);
        events.add(new CredentialsChanged(command.accountId().value(), command.number(), now));
        // an expired one too: its link revives it without signing in
        var unfinished = state.unfinished(now);
        if (unfinished != null) {
            events.add(Ending.cancelled(unfinished, EndReason.CREDENTIALS_CHANGED, now));
        }
        return events;
    }
}
