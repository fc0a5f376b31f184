package org.emailchange.command.mail.bounce;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DeliveryReportTest {

    private static final String TO = "bounce@wallet.example";

    @ParameterizedTest
    @CsvSource({
        "failed, 5.1.1, The mailbox refused it (5.1.1).",
        "Failed, 5.7.26, The mailbox refused it (5.7.26).",
        "failed, 4.4.7, Another mail server could not deliver it in time (4.4.7)."
    })
    void saysWhyAMailWasGivenUp(String action, String status, String error) throws Exception {
        assertThat(DeliveryReport.in(Dsn.report(TO, action, status)).map(DeliveryReport::error))
                .contains(error);
    }

    @ParameterizedTest
    @CsvSource({"delayed, 4.4.1", "delivered, 2.0.0", "relayed, 2.0.0", "failed, 2.1.5", "failed, none"})
    void isNotFoundUnlessDeliveryFailed(String action, String status) throws Exception {
        assertThat(DeliveryReport.in(Dsn.report(TO, action, status))).isEqualTo(Optional.empty());
    }

    @Test
    void isNotFoundInAPersonsReply() throws Exception {
        assertThat(DeliveryReport.in(Dsn.answer(TO))).isEqualTo(Optional.empty());
    }
}
