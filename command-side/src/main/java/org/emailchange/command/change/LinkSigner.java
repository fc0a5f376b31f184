package org.emailchange.command.change;

import java.time.Instant;
import org.emailchange.api.AccountId;
import org.emailchange.api.ChangeId;
import org.emailchange.api.EmailAddress;
import org.emailchange.api.LinkPurpose;
import org.emailchange.api.PresentedLink;
import org.emailchange.api.event.IssuedLink;

/** Signs links and checks signatures. It keeps the keys; what follows from a signature is decided by the caller. */
public interface LinkSigner {

    /** What a link is bound to, beside its own fields. */
    record Bond(AccountId account, ChangeId change, EmailAddress address) {}

    /** Whether a link was signed with one of our keys for exactly this bond. */
    enum Proof {
        GENUINE,
        FORGED,
        /** Its key is not in use any more, so the token alone proves nothing. */
        KEY_RETIRED
    }

    /** A new link, with randomness of its own. */
    IssuedLink issue(LinkPurpose purpose, int generation, Bond bond, Instant issuedAt, Instant expiresAt);

    /** Checks the signature of a link. */
    Proof prove(PresentedLink link, Bond bond);
}
