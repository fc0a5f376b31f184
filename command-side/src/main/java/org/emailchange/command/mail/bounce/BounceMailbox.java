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
import java.util.function.Predicate;
import org.emailchange.command.mail.bounce.BounceSettings.Encryption;
import org.emailchange.command.mail.bounce.BounceSettings.Imap;

/** The mailbox that bounces come to. What was handled is marked as seen, and nothing else is. */
final class BounceMailbox {

    private static final int AT_ONCE = 200;

    private final Imap settings;

    BounceMailbox(Imap settings) {
        this.settings = settings;
    }

    /**
     * Looks at what was not handled yet.
     *
     * @param handles whether a message is done with; otherwise it is shown again the next time
     */
    void read(Predicate<Message> handles) throws MessagingException {
        try (var store = store()) {
            store.connect(settings.host(), port(), settings.username(), settings.password());
            try (var folder = store.getFolder(settings.folder())) {
                folder.open(Folder.READ_WRITE);
                var unseen = folder.search(new FlagTerm(new Flags(Flags.Flag.SEEN), false));
                for (var message : Arrays.copyOf(unseen, Math.min(unseen.length, AT_ONCE))) {
                    if (handles.test(message)) {
                        message.setFlag(Flags.Flag.SEEN, true);
                    }
                }
            }
        }
    }

    private int port() {
        return settings.port() == null ? -1 : settings.port();
    }

    private Store store() throws MessagingException {
        var protocol = settings.encryption() == Encryption.TLS ? "imaps" : "imap";
        var timeout = String.valueOf(settings.timeout().toMillis());
        var properties = new Properties();
        properties.setProperty("mail." + protocol + ".connectiontimeout", timeout);
        properties.setProperty("mail." + protocol + ".timeout", timeout);
        properties.setProperty("mail." + protocol + ".writetimeout", timeout);
        properties.setProperty("mail." + protocol + ".ssl.checkserveridentity", "true");
        properties.setProperty("mail." + protocol + ".starttls.enable", "true");
        properties.setProperty(
                "mail." + protocol + ".starttls.required",
                String.valueOf(settings.encryption() == Encryption.STARTTLS));
        // reading marks nothing as seen, or a crash would lose it
        properties.setProperty("mail." + protocol + ".peek", "true");
        return Session.getInstance(properties).getStore(protocol);
    }
}
