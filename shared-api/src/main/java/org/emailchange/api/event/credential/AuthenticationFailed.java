package org.emailchange.api.event.credential;

import java.time.Instant;
import org.emailchange.api.Authentication;
import org.emailchange.api.event.EmailChangeEvent;

/**
 * Password or passkey did not match when it was shown once more, for a change of the address or of passkeys.
 *
 * @param accountId whose account
 * @param method what was shown
 * @param failures how many in a row, this one included
 * @param failedAt when
 */
public record AuthenticationFailed(String accountId, Authentication method, int failures, Instant failedAt)
        implements EmailChangeEvent {}
