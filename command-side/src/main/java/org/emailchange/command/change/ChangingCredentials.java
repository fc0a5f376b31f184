package org.emailchange.command.change;

import static org.emailchange.api.CredentialChange.PASSKEY_ADDED;
import static org.emailchange.api.CredentialChange.PASSKEY_REMOVED;
import static org.emailchange.api.CredentialChange.PASSWORD_SET;
import static org.emailchange.api.LinkPurpose.CONFIRM_PASSKEY;
import static org.emailchange.api.LinkPurpose.DISOWN_CREDENTIAL;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.emailchange.api.AccountId;
import org.emailchange.api.ChangeId;
import org.emailchange.api.CredentialChange;
import org.emailchange.api.EndReason;
import org.emailchange.api.LinkPurpose;
import org.emailchange.api.LockReason;
import org.emailchange.api.command.AddPasskey;
import org.emailchange.api.command.ConfirmPasskey;
import org.emailchange.api.command.DisownCredential;
import org.emailchange.api.command.RecordCredentialsChange;
import org.emailchange.api.command.RemovePasskey;
import org.emailchange.api.event.AccountLocked;
import org.emailchange.api.event.EmailChangeEvent;
import org.emailchange.api.event.IssuedLink;
import org.emailchange.api.event.credential.CredentialDisowned;
import org.emailchange.api.event.credential.CredentialsChanged;
import org.emailchange.api.event.credential.PasskeyAdded;
import org.emailchange.api.event.credential.PasskeyConfirmed;
import org.emailchange.api.event.credential.PasskeyRemoved;

/** Decides whether credentials may change, what new ones end, and what the current mailbox can say to it. */
final class ChangingCredentials {

    private ChangingCredentials() {}

    static List<EmailChangeEvent> decide(
            AddPasskey command, AccountState state, LinkSigner signer, ChangePolicy policy, Instant now) {
        state.credentials.requireUnlocked(now);
        state.credentials.requireUnchangedSince(command.credentialChanges());
        var account = command.accountId().value();
        var links = new Links(command.accountId(), state, signer, now.plus(policy.credentialWindow()), now);
        return List.of(new PasskeyAdded(
                account,
                command.passkeyId(),
                command.authenticatedBy(),
                command.trustedFrom(),
                state.verifiedEmail(account),
                now.isBefore(command.trustedFrom())
                        ? links.of(PASSKEY_ADDED, command.passkeyId(), CONFIRM_PASSKEY, DISOWN_CREDENTIAL)
                        : links.of(PASSKEY_ADDED, command.passkeyId(), DISOWN_CREDENTIAL),
                now));
    }

    static List<EmailChangeEvent> decide(
            RemovePasskey command, AccountState state, LinkSigner signer, ChangePolicy policy, Instant now) {
        state.credentials.requireUnlocked(now);
        state.credentials.requireUnchangedSince(command.credentialChanges());
        var account = command.accountId().value();
        var links = new Links(command.accountId(), state, signer, now.plus(policy.credentialWindow()), now);
        return List.of(new PasskeyRemoved(
                account,
                command.passkeyId(),
                command.authenticatedBy(),
                state.verifiedEmail(account),
                links.of(PASSKEY_REMOVED, command.passkeyId(), DISOWN_CREDENTIAL),
                now));
    }

    /** Someone who knew the credentials before may have requested the change that is not approved yet. */
    static List<EmailChangeEvent> decide(
            RecordCredentialsChange command, AccountState state, LinkSigner signer, ChangePolicy policy, Instant now) {
        var number = command.number();
        if (number <= state.credentials.changes()) {
            return List.of();
        }
        var account = command.accountId().value();
        var links = new Links(command.accountId(), state, signer, now.plus(policy.credentialWindow()), now)
                .of(PASSWORD_SET, CredentialsChanged.credentialId(number), DISOWN_CREDENTIAL);
        var events = new ArrayList<EmailChangeEvent>(2);
        events.add(new CredentialsChanged(account, number, now, state.verifiedEmail(account), links));
        // an expired one too: its link revives it without signing in
        var unfinished = state.unfinished(now);
        if (unfinished != null) {
            events.add(Ending.cancelled(unfinished, EndReason.CREDENTIALS_CHANGED, now));
        }
        return events;
    }

    static List<EmailChangeEvent> decide(ConfirmPasskey command, AccountState state, LinkSigner signer, Instant now) {
        var notice = CredentialNotice.of(command.link(), CONFIRM_PASSKEY, command.signedInAs(), state, signer, now);
        return List.of(new PasskeyConfirmed(command.accountId().value(), notice.credentialId(), now));
    }

    /** Locks until the wallet sets new credentials: whoever changed these can still show the ones before. */
    static List<EmailChangeEvent> decide(DisownCredential command, AccountState state, LinkSigner signer, Instant now) {
        var notice = CredentialNotice.of(command.link(), DISOWN_CREDENTIAL, null, state, signer, now);
        var account = command.accountId().value();
        var events = new ArrayList<EmailChangeEvent>(3);
        events.add(new CredentialDisowned(account, notice.change(), notice.credentialId(), command.number(), now));
        var unfinished = state.unfinished(now);
        if (unfinished != null) {
            events.add(Ending.cancelled(unfinished, EndReason.REVOKED, now));
        }
        events.add(new AccountLocked(
                account,
                LockReason.CREDENTIAL_DISOWNED,
                state.verifiedEmail(account),
                now,
                AccountLocked.UNTIL_NEW_CREDENTIALS));
        return events;
    }

    /** The links that the current mailbox gets. */
    private record Links(AccountId account, AccountState state, LinkSigner signer, Instant until, Instant now) {

        /** None where there is no mailbox to tell. */
        List<IssuedLink> of(CredentialChange change, String credential, LinkPurpose... purposes) {
            var verified = state.verified();
            var issuer = signer.links(account, new ChangeId(credential), CredentialNotice.generation(change), now);
            if (verified != null) {
                List.of(purposes).forEach(purpose -> issuer.add(purpose, verified.address(), until));
            }
            return issuer.all();
        }
    }
}
