package org.emailchange.command.change;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.emailchange.api.AccountId;
import org.emailchange.api.ChangeId;
import org.emailchange.api.EmailAddress;
import org.emailchange.api.LinkPurpose;
import org.emailchange.api.Side;
import org.emailchange.api.event.IssuedLink;
import org.jspecify.annotations.Nullable;

/** Issues the links that the mails of one event carry. */
final class LinkIssuer {

    private final LinkSigner signer;
    private final AccountId account;
    private final ChangeId change;
    private final int generation;
    private final Instant issuedAt;
    private final List<IssuedLink> issued = new ArrayList<>(3);

    LinkIssuer(LinkSigner signer, AccountId account, ChangeId change, int generation, Instant issuedAt) {
        this.signer = signer;
        this.account = account;
        this.change = change;
        this.generation = generation;
        this.issuedAt = issuedAt;
    }

    /** What each side that must confirm gets; the new one can refuse as long as the change can be revived. */
    LinkIssuer confirming(
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

    LinkIssuer add(LinkPurpose purpose, EmailAddress address, Instant expiresAt) {
        issued.add(
                signer.issue(purpose, generation, new LinkSigner.Bond(account, change, address), issuedAt, expiresAt));
        return this;
    }

    List<IssuedLink> all() {
        return List.copyOf(issued);
    }
}
