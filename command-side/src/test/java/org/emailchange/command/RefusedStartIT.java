package org.emailchange.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import org.emailchange.testing.TestDatabase;
import org.emailchange.testing.TestMailServer;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

@ExtendWith(OutputCaptureExtension.class)
class RefusedStartIT {

    private static final TestDatabase DATABASE = TestDatabase.fresh();

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            email-change.link.lifetime=25h            | Set email-change.link.lifetime to 24h at the most
            email-change.link.keys.k1=c2hvcnQ=        | Set email-change.link.keys.k1 to at least 32 random bytes
            email-change.address-key=c2hvcnQ=         | set email-change.address-key to 32 random bytes
            email-change.staff.wallet.roles=ADMIN     | email-change.staff.wallet has an unknown role
            email-change.idempotency.retention=1s     | Set email-change.idempotency.retention to at least
            email-change.limits.resends-per-account=0/1h | A rate is 1 or more in 1s or more, such as 60/1h
            """)
    void tellsTheOperatorWhatToSetInsteadOfAStackTrace(String setting, String sentence, CapturedOutput output) {
        try (var mails = TestMailServer.started()) {
            assertThatThrownBy(() -> CommandSideApplication.start(DATABASE, mails, Clock.systemUTC(), setting)
                    .close());
        }
        assertThat(output)
                .contains("APPLICATION FAILED TO START")
                .contains(sentence)
                .doesNotContain("\tat org.");
    }
}
