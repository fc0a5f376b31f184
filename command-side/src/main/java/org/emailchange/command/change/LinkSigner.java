package org.emailchange.command.change;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.emailchange.api.AccountId;
import org.emailchange.api.ChangeId;
import org.emailchange.api.EmailAddress;
import org.emailchange.api.LinkPurpose;
import org.emailchange.api.PresentedLink;
import org.emailchange.api.Side;
import org.emailchange.api.event.IssuedLink;
import org.jspecify.annotations.Nullable;

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

    /** The links that the mails of one event carry, to be added to. */
    default Links links(AccountId account, ChangeId change, int generation, Instant issuedAt) {
        return new Links(this, account, change, generation, issuedAt, new ArrayList<>(3));
    }

    /** Links of one change that are issued at a time. */
    record Links(
            LinkSigner signer,
            AccountId account,
            ChangeId change,
            int generation,
            Instant issuedAt,
            List<IssuedLink> issued) {

        /** What each side that must confirm gets; the new one can refuse as long as the change can be revived. */
        Links confirming(
                List<Side> awaiting,
                EmailAddress newEmail,
                @Nullable EmailAddress currentEmail,
                Instant expiresAt,
                Instant endsAt) {
            if (awaiting.contains(Side.NEW)) {
                add(LinkPurpose.CONFIRM_NEW, newEmail, expiresAt);
                add(LinkPurpose.REFUSE, newEmail, endsAt);
            }
            if (awaiting.contains(Side.CURRENT) && currentEmail != null) {
                add(LinkPurpose.CONFIRM_CURRENT, currentEmail, expiresAt);
            }
            return this;
        }

        Links add(LinkPurpose purpose, EmailAddress address, Instant expiresAt) {
            issued.add(signer.issue(purpose, generation, new Bond(account, change, address), issuedAt, expiresAt));
            return this;
        }

        List<IssuedLink> all() {
            return List.copyOf(issued);
        }
    }
}
