package org.emailchange.command.change;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.emailchange.api.EndReason;
import org.emailchange.api.command.RecordCredentialsChange;
import org.emailchange.api.event.CredentialsChanged;
import org.emailchange.api.event.EmailChangeEvent;

/** Decides what new credentials end: whoever knew the ones before may have asked for the change that is not through. */
final class ChangingCredentials {

    private ChangingCredentials() {}

    static List<EmailChangeEvent> decide(RecordCredentialsChange command, AccountState state, Instant now) {
        if (command.number() <= state.credentialChanges()) {
            return List.of();
        }
        var events = new ArrayList<EmailChangeEvent>(2);
        events.add(new CredentialsChanged(command.accountId().value(), command.number(), now));
        // an expired one too: its link brings it to life again, without signing in
        var unfinished = state.unfinished(now);
        if (unfinished != null) {
            events.add(Ending.cancelled(unfinished, EndReason.CREDENTIALS_CHANGED, now));
        }
        return events;
    }
}
