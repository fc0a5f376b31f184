package org.emailchange.api.event;

import java.time.Instant;
import java.util.List;
import org.emailchange.api.Personal;
import org.emailchange.api.Side;
import org.jspecify.annotations.Nullable;

/**
 * New links are out for the sides that have not confirmed; the confirmation links sent before are dead.
 *
 * @param accountId whose account
 * @param changeId which change
 * @param issue the number of this issue of links; the request was issue 1
 * @param reopened whether the change had expired and is open again
 * @param newEmail the address asked for
 * @param newAddressId the keyed hash of its canonical form
 * @param currentEmail the verified address in force, if there is one
 * @param awaiting which sides must still confirm
 * @param links the links that the mails carry
 * @param resentAt when
 * @param expiresAt when these links run out
 * @param withheld true where another account owns the address and nobody is told so: what would go to the new mailbox
 *     is held back; left out otherwise
 */
public record VerificationResent(
        String accountId,
        String changeId,
        int issue,
        boolean reopened,
        Personal newEmail,
        String newAddressId,
        @Nullable Personal currentEmail,
        List<Side> awaiting,
        List<IssuedLink> links,
        Instant resentAt,
        Instant expiresAt,
        @Nullable Boolean withheld)
        implements ChangeEvent, CallsForMail {

    /** One whose mails all go out. */
    public VerificationResent(
            String accountId,
            String changeId,
            int issue,
            boolean reopened,
            Personal newEmail,
            String newAddressId,
            @Nullable Personal currentEmail,
            List<Side> awaiting,
            List<IssuedLink> links,
            Instant resentAt,
            Instant expiresAt) {
        this(
                accountId,
                changeId,
                issue,
                reopened,
                newEmail,
                newAddressId,
                currentEmail,
                awaiting,
                links,
                resentAt,
                expiresAt,
                null);
    }

    @Override
    public List<CalledMail> mails() {
        return CalledMail.resends(newEmail, currentEmail, awaiting, links);
    }
}
