package org.emailchange.command.mail;

import org.emailchange.api.AccountId;
import org.emailchange.api.ChangeId;
import org.emailchange.api.EmailAddress;
import org.emailchange.api.event.IssuedLink;

/** Links that say what they are; the key {@code retired} is gone. */
final class PlainLinks implements MailLinks {

    @Override
    public String url(IssuedLink link, AccountId account, ChangeId change, EmailAddress recipient) {
        if (link.keyId().equals("retired")) {
            throw new LinkLost();
        }
        return "https://wallet.example/" + Languages.key(link.purpose()) + "?token=" + link.nonce();
    }
}
