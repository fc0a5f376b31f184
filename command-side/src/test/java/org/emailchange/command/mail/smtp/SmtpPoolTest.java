package org.emailchange.command.mail.smtp;

import static org.assertj.core.api.Assertions.assertThat;

import org.emailchange.command.mail.MailSettings;
import org.emailchange.command.mail.Settings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SmtpPoolTest {

    private static final String REQUIRED = "mail.smtp.starttls.required";

    @ParameterizedTest
    @ValueSource(strings = {"192.0.2.25", "2001:db8::25", "no-such-host.invalid"})
    void requiresEncryptionToOtherMachines(String host) {
        var properties = SmtpPool.defaults(Settings.plain(), host);

        assertThat(properties)
                .containsEntry("mail.smtp.starttls.enable", "true")
                .containsEntry(REQUIRED, "true")
                .containsEntry("mail.smtp.ssl.checkserveridentity", "true");
    }

    @ParameterizedTest
    @ValueSource(strings = {"127.0.0.1", "::1"})
    void allowsPlainConnectionsToThisMachine(String host) {
        assertThat(SmtpPool.defaults(Settings.plain(), host)).containsEntry(REQUIRED, "false");
        assertThat(SmtpPool.defaults(Settings.encrypting(MailSettings.Encryption.REQUIRED), host))
                .containsEntry(REQUIRED, "true");
    }

    @Test
    void leavesEncryptionToTheServerOnlyIfSet() {
        assertThat(SmtpPool.defaults(Settings.encrypting(MailSettings.Encryption.IF_OFFERED), "192.0.2.25"))
                .containsEntry(REQUIRED, "false");
    }

    @Test
    void waitsForNoAnswerForever() {
        assertThat(SmtpPool.defaults(Settings.plain(), "127.0.0.1"))
                .containsEntry("mail.smtp.connectiontimeout", "30000")
                .containsEntry("mail.smtp.timeout", "30000")
                .containsEntry("mail.smtp.writetimeout", "30000");
    }
}
