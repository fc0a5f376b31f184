package org.emailchange.command.usecase;

import java.util.UUID;
import org.emailchange.accounts.account.Passwords;
import org.emailchange.accounts.passkey.PasskeyRemoval;
import org.emailchange.accounts.session.Sessions;
import org.emailchange.api.AccountId;
import org.emailchange.api.PresentedLink;
import org.emailchange.api.command.ConfirmPasskey;
import org.emailchange.api.command.DisownCredential;
import org.emailchange.api.command.RecordCredentialsChange;
import org.emailchange.web.request.Requester;
import org.emailchange.web.security.EncodedPassword;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Gives an account another password, and lets its current mailbox confirm or take back a change of the credentials. What
 * ends by that ends in the same transaction, so that there is no moment in which only one of these has happened. What locks
 * locks in one order, in which nobody waits for each other: the account's row, its events, its passkeys.
 */
@Component
public class CredentialChanges {

    private final Passwords passwords;
    private final PasskeyRemoval passkeys;
    private final Sessions sessions;
    private final CredentialThrottle throttle;
    private final CommandDispatcher commands;

    CredentialChanges(
            Passwords passwords,
            PasskeyRemoval passkeys,
            Sessions sessions,
            CredentialThrottle throttle,
            CommandDispatcher commands) {
        this.passwords = passwords;
        this.passkeys = passkeys;
        this.sessions = sessions;
        this.throttle = throttle;
        this.commands = commands;
    }

    /**
     * Sets the password. The sessions of the account end, and its open change is cancelled.
     *
     * @param keepPasskeys whether passkeys stay; someone who knew the password before may have added one
     * @return the number of the account's last event
     */
    public long set(AccountId account, EncodedPassword password, boolean keepPasskeys, Requester requester) {
        return commands.<Long>sendAtomically(
                () -> new RecordCredentialsChange(account, passwords.change(account, password)),
                recorded -> {
                    if (!keepPasskeys) {
                        passkeys.removeAll(account);
                    }
                    sessions.endAll(account);
                    throttle.onNewCredentials(account);
                },
                requester);
    }

    /**
     * Confirms an added passkey from the current mailbox: it counts as a passkey from now on.
     *
     * @return the number of the account's last event
     */
    long confirm(PresentedLink link, @Nullable AccountId signedInAs, Requester requester) {
        return commands.<Long>sendAtomically(
                () -> new ConfirmPasskey(link.account(), link, signedInAs),
                confirmed -> passkeys.trust(link.account(), link.change().uuid()),
                requester);
    }

    /**
     * Takes a change of the credentials back from the current mailbox. With it end all sessions, and the passkeys that
     * somebody who knows the password alone can have added.
     *
     * @param link proved genuine before: anybody can present one, and would lock the account's row
     * @return the number of the account's last event
     */
    long disown(PresentedLink link, Requester requester) {
        var account = link.account();
        return commands.<DisownCredential.Result>sendAtomically(
                        () -> new DisownCredential(account, link, passwords.countChange(account)),
                        disowned -> {
                            switch (disowned.change()) {
                                case PASSKEY_ADDED -> passkeys.drop(account, UUID.fromString(disowned.credentialId()));
                                case PASSKEY_REMOVED ->
                                    passkeys.restore(account, UUID.fromString(disowned.credentialId()));
                                case PASSWORD_SET -> passwords.end(account);
                            }
                            passkeys.removeUntrusted(account);
                            sessions.endAll(account);
                        },
                        requester)
                .version();
    }
}
