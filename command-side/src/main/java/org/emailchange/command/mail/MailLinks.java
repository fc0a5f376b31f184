package org.emailchange.command.mail;

import org.emailchange.api.AccountId;
import org.emailchange.api.ChangeId;
import org.emailchange.api.EmailAddress;
import org.emailchange.api.event.IssuedLink;

/** Where links are made again for the mail that carries them. */
interface MailLinks {

    /**
     * The URL to put into a mail.
     *
     * @throws LinkLost if its key is not in use any more
     */
    String url(IssuedLink link, AccountId account, ChangeId change, EmailAddress recipient);
}
