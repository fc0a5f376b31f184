package org.emailchange.pages.link;

import org.emailchange.api.EmailAddress;
import org.emailchange.api.LinkPurpose;
import org.emailchange.command.usecase.LinkActions;
import org.jspecify.annotations.Nullable;

/**
 * What a page says about a link. The person who opened it can read the mailbox that the link was sent to, and nothing
 * else: the address of the other side is masked.
 *
 * @param purpose the key of its texts
 * @param account the account's name, masked
 * @param own the address that the mail was sent to
 * @param other the address of the other side, masked; null where there is none
 */
record LinkFacts(
        String purpose,
        String account,
        @Nullable EmailAddress own,
        @Nullable String other) {

    static LinkFacts of(LinkActions.Link link, String purpose, String account) {
        var current = link.currentEmail();
        var wasSentToNew = link.purpose() == LinkPurpose.CONFIRM_NEW || link.purpose() == LinkPurpose.REFUSE;
        return wasSentToNew
                ? new LinkFacts(purpose, account, link.newEmail(), masked(current))
                : new LinkFacts(purpose, account, current, masked(link.newEmail()));
    }

    private static @Nullable String masked(@Nullable EmailAddress address) {
        return address == null ? null : address.masked();
    }

    /** How mail servers write the domain of the own address, where that differs from how it was typed. */
    public @Nullable String ownDomain() {
        return own == null ? null : own.asciiDomain().orElse(null);
    }
}
