package org.emailchange.command.change;

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
import org.emailchange.api.event.CredentialDisowned;
import org.emailchange.api.event.CredentialsChanged;
import org.emailchange.api.event.EmailChangeEvent;
import org.emailchange.api.event.IssuedLink;
import org.emailchange.api.event.PasskeyAdded;
import org.emailchange.api.event.PasskeyConfirmed;
import org.emailchange.api.event.PasskeyRemoved;

/** Decides whether credentials may change, what new ones end, and what the current mailbox can say to it. */
final class ChangingCredentials {

    private ChangingCredentials() {}

    static List<EmailChangeEvent> decide(
            AddPasskey command, AccountState state, LinkSigner signer, ChangePolicy policy, Instant now) {
        state.credentials.requireUnlocked(now);
        state.credentials.requireUnchangedSince(command.credentialChanges());
        var account = command.accountId();
        var purposes = now.isBefore(command.trustedFrom())
                ? List.of(LinkPurpose.CONFIRM_PASSKEY, LinkPurpose.DISOWN_CREDENTIAL)
                : List.of(LinkPurpose.DISOWN_CREDENTIAL);
        return List.of(new PasskeyAdded(
                account.value(),
                command.passkeyId(),
                command.authenticatedBy(),
                command.trustedFrom(),
                state.verifiedEmail(account.value()),
                links(
                        issuer(CredentialChange.PASSKEY_ADDED, command.passkeyId(), account, signer, now),
                        state,
                        policy,
                        now,
                        purposes),
                now));
    }

    static List<EmailChangeEvent> decide(
            RemovePasskey command, AccountState state, LinkSigner signer, ChangePolicy policy, Instant now) {
        state.credentials.requireUnlocked(now);
        state.credentials.requireUnchangedSince(command.credentialChanges());
        var account = command.accountId();
        return List.of(new PasskeyRemoved(
                account.value(),
                command.passkeyId(),
                command.authenticatedBy(),
                state.verifiedEmail(account.value()),
                links(
                        issuer(CredentialChange.PASSKEY_REMOVED, command.passkeyId(), account, signer, now),
                        state,
                        policy,
                        now,
                        List.of(LinkPurpose.DISOWN_CREDENTIAL)),
                now));
    }

    /** Someone who knew the credentials before may have requested the change that is not approved yet. */
    static List<EmailChangeEvent> decide(
            RecordCredentialsChange command, AccountState state, LinkSigner signer, ChangePolicy policy, Instant now) {
        if (command.number() <= state.credentials.changes()) {
            return List.of();
        }
        var account = command.accountId();
        var events = new ArrayList<EmailChangeEvent>(2);
        var changed = new CredentialsChanged(account.value(), command.number(), now);
        var email = state.verifiedEmail(account.value());
        var links = links(
                issuer(CredentialChange.PASSWORD_SET, changed.credentialId(), account, signer, now),
                state,
                policy,
                now,
                List.of(LinkPurpose.DISOWN_CREDENTIAL));
        events.add(
                email == null ? changed : new CredentialsChanged(account.value(), command.number(), now, email, links));
        // an expired one too: its link revives it without signing in
        var unfinished = state.unfinished(now);
        if (unfinished != null) {
            events.add(Ending.cancelled(unfinished, EndReason.CREDENTIALS_CHANGED, now));
        }
        return events;
    }

    static List<EmailChangeEvent> decide(ConfirmPasskey command, AccountState state, LinkSigner signer, Instant now) {
        var notice = CredentialNotice.of(
                command.link(), LinkPurpose.CONFIRM_PASSKEY, command.signedInAs(), state, signer, now);
        return List.of(new PasskeyConfirmed(command.accountId().value(), notice.credentialId(), now));
    }

    /** Locks until the wallet sets new credentials: whoever changed these can still show the ones before. */
    static List<EmailChangeEvent> decide(DisownCredential command, AccountState state, LinkSigner signer, Instant now) {
        var notice = CredentialNotice.of(command.link(), LinkPurpose.DISOWN_CREDENTIAL, null, state, signer, now);
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

    private static LinkIssuer issuer(
            CredentialChange change, String credential, AccountId account, LinkSigner signer, Instant now) {
        return new LinkIssuer(signer, account, new ChangeId(credential), CredentialNotice.generation(change), now);
    }

    /** None where there is no mailbox to tell. */
    private static List<IssuedLink> links(
            LinkIssuer issuer, AccountState state, ChangePolicy policy, Instant now, List<LinkPurpose> purposes) {
        var verified = state.verified();
        if (verified != null) {
            purposes.forEach(purpose -> issuer.add(purpose, verified.address(), now.plus(policy.credentialWindow())));
        }
        return issuer.all();
    }
}
