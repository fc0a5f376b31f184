package org.emailchange.command.change;

import java.time.Instant;
import java.util.Optional;
import org.emailchange.api.AccountId;
import org.emailchange.api.ChangeId;
import org.emailchange.api.EmailAddress;
import org.emailchange.api.LinkPurpose;
import org.emailchange.api.LinkToken;
import org.emailchange.api.event.IssuedLink;

/** Makes links and proves them. It keeps the keys; the decisions are the caller's. */
public interface LinkKeeper {

    /** What a link is bound to, beside its own fields. */
    record Bond(AccountId account, ChangeId change, EmailAddress address) {}

    /** Whether a token was made with one of our keys for exactly this bond. */
    enum Proof {
        GENUINE,
        FORGED,
        /** Its key is not in use any more, so the token alone proves nothing. */
        KEY_RETIRED
    }

    /** A new link, with randomness of its own. */
    IssuedLink issue(LinkPurpose purpose, int generation, Bond bond, Instant issuedAt, Instant expiresAt);

    /** What a token says of itself; nothing if it is not of a token's form. */
    Optional<PresentedLink> read(LinkToken token);

    /** Proves a token. */
    Proof prove(PresentedLink link, Bond bond);
}
