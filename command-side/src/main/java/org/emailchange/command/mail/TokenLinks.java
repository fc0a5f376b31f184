package org.emailchange.command.mail;

import org.emailchange.api.AccountId;
import org.emailchange.api.ChangeId;
import org.emailchange.api.EmailAddress;
import org.emailchange.api.event.IssuedLink;
import org.emailchange.command.change.LinkKeeper;
import org.emailchange.command.link.KeyRetired;
import org.emailchange.command.link.LinkTokens;
import org.emailchange.command.link.LinkUrls;
import org.springframework.stereotype.Component;

/** Makes links again from what the event says of them and the key; they were kept nowhere. */
@Component
class TokenLinks implements MailLinks {

    private final LinkTokens tokens;
    private final LinkUrls urls;

    TokenLinks(LinkTokens tokens, LinkUrls urls) {
        this.tokens = tokens;
        this.urls = urls;
    }

    @Override
    public String url(IssuedLink link, AccountId account, ChangeId change, EmailAddress recipient) {
        try {
            var token = tokens.recompute(link, new LinkKeeper.Bond(account, change, recipient));
            return urls.of(link.purpose(), token);
        } catch (KeyRetired e) {
            throw new LinkLost();
        }
    }
}
