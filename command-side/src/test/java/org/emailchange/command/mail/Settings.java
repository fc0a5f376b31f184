package org.emailchange.command.mail;

import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;

/** Default settings, except for what a test is about. */
public final class Settings {

    private Settings() {}

    public static MailSettings plain() {
        return with("no-reply@wallet.example", MailSettings.Encryption.REQUIRED_UNLESS_LOCAL, null);
    }

    public static MailSettings from(String from) {
        return with(from, MailSettings.Encryption.REQUIRED_UNLESS_LOCAL, null);
    }

    public static MailSettings returningTo(String bounceAddress) {
        return with("no-reply@wallet.example", bounceAddress, MailSettings.Encryption.REQUIRED_UNLESS_LOCAL, null);
    }

    public static MailSettings encrypting(MailSettings.Encryption encryption) {
        return with("no-reply@wallet.example", encryption, null);
    }

    private static MailSettings with(String from, MailSettings.Encryption encryption, Path templates) {
        return with(from, null, encryption, templates);
    }

    public static MailSettings pausing(Duration first, Duration longest) {
        return with(
                "no-reply@wallet.example", null, MailSettings.Encryption.REQUIRED_UNLESS_LOCAL, null, first, longest);
    }

    private static MailSettings with(
            String from, String bounceAddress, MailSettings.Encryption encryption, Path templates) {
        return with(from, bounceAddress, encryption, templates, Duration.ofSeconds(2), Duration.ofMinutes(15));
    }

    private static MailSettings with(
            String from,
            String bounceAddress,
            MailSettings.Encryption encryption,
            Path templates,
            Duration initialBackoff,
            Duration maxBackoff) {
        return new MailSettings(
                from,
                bounceAddress,
                "help@wallet.example",
                8,
                initialBackoff,
                maxBackoff,
                Duration.ofSeconds(30),
                8,
                Duration.ofSeconds(20),
                Duration.ofSeconds(1),
                encryption,
                templates,
                null,
                ZoneId.of("UTC"),
                Duration.ofDays(7),
                Duration.ofDays(90),
                Duration.ofMinutes(15));
    }
}
