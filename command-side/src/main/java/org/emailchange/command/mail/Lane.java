package org.emailchange.command.mail;

import java.nio.charset.StandardCharsets;
import org.emailchange.api.EmailAddress;

/**
 * How a mail travels. SMTPUTF8 is kept for the addresses that need it: a server further on that lacks it bounces even mail
 * to plain addresses that came in that way.
 */
enum Lane {
    ASCII,
    SMTPUTF8;

    static Lane to(EmailAddress recipient) {
        return StandardCharsets.US_ASCII.newEncoder().canEncode(recipient.deliverable()) ? ASCII : SMTPUTF8;
    }
}
