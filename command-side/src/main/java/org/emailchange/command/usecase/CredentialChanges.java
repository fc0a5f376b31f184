package org.emailchange.command.usecase;

import org.emailchange.accounts.account.Passwords;
import org.emailchange.accounts.passkey.Passkeys;
import org.emailchange.accounts.session.Sessions;
import org.emailchange.api.AccountId;
import org.emailchange.api.command.RecordCredentialsChange;
import org.emailchange.web.request.Requester;
import org.emailchange.web.security.EncodedPassword;
import org.springframework.stereotype.Component;

/**
 * Gives an account another password. Its sessions end and its open change is cancelled in the same transaction, so that
 * there is no moment in which only one of these has happened.
 */
@Component
public class CredentialChanges {

    private final Passwords passwords;
    private final Passkeys passkeys;
    private final Sessions sessions;
    private final CommandDispatcher commands;

    CredentialChanges(Passwords passwords, Passkeys passkeys, Sessions sessions, CommandDispatcher commands) {
        this.passwords = passwords;
        this.passkeys = passkeys;
        this.sessions = sessions;
        this.commands = commands;
    }

    /**
     * Sets the password.
     *
     * @param keepPasskeys whether passkeys stay; someone who knew the password before may have added one
     * @return the number of the account's last event
     */
    public long set(AccountId account, EncodedPassword password, boolean keepPasskeys, Requester requester) {
        return commands.<Long>sendAtomically(
                () -> {
                    var number = passwords.change(account, password);
                    if (!keepPasskeys) {
                        passkeys.removeAll(account);
                    }
                    sessions.endAll(account);
                    return new RecordCredentialsChange(account, number);
                },
                requester);
    }
}
