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
final class Links {

    private final LinkKeeper keeper;
    private final AccountId account;
    private final ChangeId change;
    private final int generation;
    private final Instant issuedAt;
    private final List<IssuedLink> issued = new ArrayList<>(3);

    Links(LinkKeeper keeper, AccountId account, ChangeId change, int generation, Instant issuedAt) {
        this.keeper = keeper;
        this.account = account;
        this.change = change;
        this.generation = generation;
        this.issuedAt = issuedAt;
    }

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
        issued.add(
                keeper.issue(purpose, generation, new LinkKeeper.Bond(account, change, address), issuedAt, expiresAt));
        return this;
    }

    List<IssuedLink> all() {
        return List.copyOf(issued);
    }
}
