package org.emailchange.command.mail;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SmtpDefaultsTest {

    private static final String REQUIRED = "mail.smtp.starttls.required";

    @ParameterizedTest
    @ValueSource(strings = {"192.0.2.25", "2001:db8::25", "no-such-host.invalid"})
    void insistOnEncryptionToOtherMachines(String host) {
        var properties = new SmtpDefaults(Settings.plain()).forHost(host);

        assertThat(properties)
                .containsEntry("mail.smtp.starttls.enable", "true")
                .containsEntry(REQUIRED, "true")
                .containsEntry("mail.smtp.ssl.checkserveridentity", "true");
    }

    @ParameterizedTest
    @ValueSource(strings = {"127.0.0.1", "::1"})
    void letMailStayPlainOnThisMachine(String host) {
        assertThat(new SmtpDefaults(Settings.plain()).forHost(host)).containsEntry(REQUIRED, "false");
        assertThat(new SmtpDefaults(Settings.encrypting(MailSettings.Encryption.REQUIRED)).forHost(host))
                .containsEntry(REQUIRED, "true");
    }

    @Test
    void leaveEncryptionToTheServerOnlyWhenTold() {
        assertThat(new SmtpDefaults(Settings.encrypting(MailSettings.Encryption.IF_OFFERED)).forHost("192.0.2.25"))
                .containsEntry(REQUIRED, "false");
    }

    @Test
    void waitForNoAnswerForEver() {
        assertThat(new SmtpDefaults(Settings.plain()).forHost("127.0.0.1"))
                .containsEntry("mail.smtp.connectiontimeout", "30000")
                .containsEntry("mail.smtp.timeout", "30000")
                .containsEntry("mail.smtp.writetimeout", "30000");
    }
}
