package org.emailchange.pages.desk.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Map;
import org.emailchange.api.query.audit.HistoryPage;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EventSeverityTest {

    @ParameterizedTest
    @CsvSource({
        "EmailChangeRequested, , STARTED",
        "EmailChangeApproved, , SUCCEEDED",
        "AccountLocked, , FAILED",
        "MailReported, SENT, MAIL_SENT",
        "MailReported, BOUNCED, FAILED",
        "OfAFormerVersion, , NEUTRAL"
    })
    void isThatOfTheTypeAndItsOutcome(String type, String outcome, EventSeverity severity) {
        Map<String, Object> data = outcome == null ? Map.of() : Map.of("outcome", outcome);
        var event = new HistoryPage.Entry(
                1, 1, null, type, Instant.EPOCH, null, null, null, null, null, null, "It happened.", data);

        assertThat(EventSeverity.of(event)).isEqualTo(severity);
    }
}
