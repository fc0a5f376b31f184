package org.emailchange.command.mail;

import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;

/** Settings as they are by default, but for what a test is about. */
final class Settings {

    private Settings() {}

    static MailSettings plain() {
        return with("no-reply@wallet.example", MailSettings.Encryption.REQUIRED_UNLESS_LOCAL, null);
    }

    static MailSettings from(String from) {
        return with(from, MailSettings.Encryption.REQUIRED_UNLESS_LOCAL, null);
    }

    static MailSettings returningTo(String bounceAddress) {
        return with("no-reply@wallet.example", bounceAddress, MailSettings.Encryption.REQUIRED_UNLESS_LOCAL, null);
    }

    static MailSettings encrypting(MailSettings.Encryption encryption) {
        return with("no-reply@wallet.example", encryption, null);
    }

    static MailSettings templates(Path directory) {
        return with("no-reply@wallet.example", MailSettings.Encryption.REQUIRED_UNLESS_LOCAL, directory);
    }

    private static MailSettings with(String from, MailSettings.Encryption encryption, Path templates) {
        return with(from, null, encryption, templates);
    }

    private static MailSettings with(
            String from, String bounceAddress, MailSettings.Encryption encryption, Path templates) {
        return new MailSettings(
                from,
                bounceAddress,
                "help@wallet.example",
                8,
                Duration.ofSeconds(2),
                Duration.ofMinutes(15),
                Duration.ofSeconds(30),
                8,
                Duration.ofSeconds(20),
                Duration.ofSeconds(1),
                encryption,
                templates,
                null,
                ZoneId.of("UTC"),
                Duration.ofDays(7),
                Duration.ofDays(90));
    }
}
