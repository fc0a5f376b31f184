package org.emailchange.command.mail.bounce;

import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Store;
import java.util.Properties;
import org.emailchange.api.InvalidSetting;
import org.emailchange.command.mail.bounce.BounceSettings.Encryption;
import org.emailchange.command.mail.bounce.BounceSettings.Imap;
import org.emailchange.web.Loopback;
import org.springframework.boot.ssl.SslBundles;

/** Opens connections to the IMAP server: each encrypted with a checked certificate, unless it leads to this machine. */
final class ImapConnecting {

    private final Imap settings;
    private final Session session;

    ImapConnecting(Imap settings, SslBundles bundles) {
        if (settings.encryption() == Encryption.NONE && !Loopback.resolves(settings.host())) {
            throw new InvalidSetting("Set email-change.mail.bounces.imap.encryption to tls or starttls: none is for a"
                    + " server on this machine alone.");
        }
        this.settings = settings;
        this.session = Session.getInstance(properties(bundles));
    }

    /** The store, connected. */
    Store open() throws MessagingException {
        var store = session.getStore(protocol());
        store.connect(settings.host(), port(), settings.username(), settings.password());
        return store;
    }

    private int port() {
        return settings.port() == null ? -1 : settings.port();
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
        // reading marks nothing as seen, or a crash would lose it
        properties.setProperty(prefix + "peek", "true");
        if (settings.bundle() != null) {
            var factory =
                    bundles.getBundle(settings.bundle()).createSslContext().getSocketFactory();
            properties.put(prefix + "ssl.socketFactory", factory);
        }
        return properties;
    }
}
