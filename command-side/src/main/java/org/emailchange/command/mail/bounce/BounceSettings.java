package org.emailchange.command.mail.bounce;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How bounces are read.
 *
 * @param imap the mailbox of {@code email-change.mail.bounce-address}; bounces are not read if not set
 * @param interval how often it is read
 */
@ConfigurationProperties("email-change.mail.bounces")
record BounceSettings(
        @Nullable Imap imap, @DefaultValue("1m") Duration interval) {

    /**
     * A mailbox.
     *
     * @param host the IMAP server
     * @param port its port; that of the encryption if not set
     * @param username the user name
     * @param password the password
     * @param folder the folder that receives bounces
     * @param encryption how the connection is encrypted
     * @param timeout how long the server may take to answer
     * @param bundle the {@code spring.ssl.bundle} of authorities that its certificate is checked by; those known to Java if not set
     */
    record Imap(
            String host,
            @Nullable Integer port,
            String username,
            String password,
            @DefaultValue("INBOX") String folder,
            @DefaultValue("tls") Encryption encryption,
            @DefaultValue("30s") Duration timeout,
            @Nullable String bundle) {

        /** Never the password, so that it does not reach a log by being printed. */
        @Override
        public String toString() {
            return "[mailbox]";
        }
    }

    /** How a connection is encrypted, with a checked certificate. */
    enum Encryption {
        TLS,
        STARTTLS,
        /** Not at all; for a server on this machine. */
        NONE
    }
}
