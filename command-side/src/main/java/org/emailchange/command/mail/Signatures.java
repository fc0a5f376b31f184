package org.emailchange.command.mail;

import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;

/** Shows whoever gets a message that it comes from our domain. */
interface Signatures {

    /** Adds a signature, where one is wished for. Whatever is changed afterwards breaks it. */
    void sign(MimeMessage message) throws MessagingException;
}
