package org.emailchange.command.usecase;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import org.emailchange.accounts.account.PasswordChanges;
import org.emailchange.accounts.passkey.Passkeys;
import org.emailchange.accounts.session.Sessions;
import org.emailchange.api.AccountId;
import org.emailchange.api.command.RecordCredentialsChange;
import org.emailchange.web.security.Caller;
import org.emailchange.web.security.EncodedPassword;
import org.springframework.stereotype.Component;

/**
 * Gives an account another password. In the same transaction its sessions end and what was asked for with the password
 * before is cancelled, so that there is no moment in which the one has happened and the other has not.
 */
@Component
public class NewCredentials {

    private final PasswordChanges passwords;
    private final Passkeys passkeys;
    private final Sessions sessions;
    private final Together together;

    public NewCredentials(PasswordChanges passwords, Passkeys passkeys, Sessions sessions, Together together) {
        this.passwords = passwords;
        this.passkeys = passkeys;
        this.sessions = sessions;
        this.together = together;
    }

    /**
     * Sets the password.
     *
     * @param keepPasskeys whether passkeys go on; who knew the password before may have added one
     * @return the number of the account's last event
     */
    public long set(
            AccountId account,
            EncodedPassword password,
            boolean keepPasskeys,
            Caller caller,
            HttpServletRequest request) {
        return together.<Long>run(() -> {
            var number = passwords.change(account, password);
            if (!keepPasskeys) {
                passkeys.removeAll(account);
            }
            sessions.endAll(account);
            return Commands.message(new RecordCredentialsChange(account, number), Optional.of(caller), request);
        });
    }
}
