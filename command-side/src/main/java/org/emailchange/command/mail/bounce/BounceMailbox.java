package org.emailchange.command.mail.bounce;

import jakarta.mail.Flags;
import jakarta.mail.Folder;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Store;
import jakarta.mail.search.FlagTerm;
import java.util.Arrays;
import java.util.Properties;
import org.emailchange.api.InvalidSetting;
import org.emailchange.command.mail.bounce.BounceSettings.Encryption;
import org.emailchange.command.mail.bounce.BounceSettings.Imap;
import org.emailchange.web.Loopback;
import org.springframework.boot.ssl.SslBundles;

/**
 * The mailbox that receives bounces. The connection is encrypted with a checked certificate, unless it leads to this
 * machine. A message is marked as seen once it was handled, and only then.
 */
final class BounceMailbox {

    private static final int MOST_AT_ONCE = 200;

    private final Imap settings;
    private final Session session;

    BounceMailbox(Imap settings, SslBundles bundles) {
        if (settings.encryption() == Encryption.NONE && !Loopback.resolves(settings.host())) {
            throw new InvalidSetting("Set email-change.mail.bounces.imap.encryption to tls or starttls: none is for a"
                    + " server on this machine alone.");
        }
        this.settings = settings;
        this.session = Session.getInstance(properties(bundles));
    }

    /** Handles a message. */
    interface Handler {

        /**
         * Whether the message was handled; if not, it is shown again the next time.
         *
         * @throws MessagingException if no more can be read from the server
         */
        boolean handle(Message message) throws MessagingException;
    }

    /** Shows the messages that were not handled yet. */
    void read(Handler handler) throws MessagingException {
        try (var store = open();
                var folder = store.getFolder(settings.folder())) {
            folder.open(Folder.READ_WRITE);
            var unseen = folder.search(new FlagTerm(new Flags(Flags.Flag.SEEN), false));
            for (var message : Arrays.copyOf(unseen, Math.min(unseen.length, MOST_AT_ONCE))) {
                if (handler.handle(message)) {
                    message.setFlag(Flags.Flag.SEEN, true);
                }
            }
        }
    }

    /** The store, connected. */
    Store open() throws MessagingException {
        var store = session.getStore(protocol());
        var port = settings.port() == null ? -1 : settings.port();
        store.connect(settings.host(), port, settings.username(), settings.password());
        return store;
    }

    private String protocol() {
        return settings.encryption() == Encryption.TLS ? "imaps" : "imap";
    }

    private Properties properties(SslBundles bundles) {
        var prefix = "mail." + protocol() + ".";
        var timeout = String.valueOf(settings.timeout().toMillis());
        var properties = new Properties();
        properties.setProperty(prefix + "connectiontimeout", timeout);
        properties.setProperty(prefix + "timeout", timeout);
        properties.setProperty(prefix + "writetimeout", timeout);
        properties.setProperty(prefix + "ssl.checkserveridentity", "true");
        properties.setProperty(prefix + "starttls.enable", "true");
        properties.setProperty(
                prefix + "starttls.required", String.valueOf(settings.encryption() == Encryption.STARTTLS));
        // reading must not mark a message as seen, or a crash would lose it
        properties.setProperty(prefix + "peek", "true");
        if (settings.bundle() != null) {
            var factory =
                    bundles.getBundle(settings.bundle()).createSslContext().getSocketFactory();
            properties.put(prefix + "ssl.socketFactory", factory);
        }
        return properties;
    }
}
