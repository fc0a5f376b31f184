package org.emailchange.command.mail.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.UUID;
import org.emailchange.command.RunningCommandSide;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.health.contributor.Status;

class MailsHealthIT extends RunningCommandSide {

    private final MailsHealth health = node.bean(MailsHealth.class);
    private final UUID mail = UUID.randomUUID();

    /** Other tests may have left mails waiting. */
    @BeforeEach
    void beginWithoutAny() {
        node.jdbc()
                .sql("delete from mail_order where state in ('PENDING', 'DELAYED', 'FAILED')")
                .update();
    }

    @AfterEach
    void leaveNone() {
        node.jdbc()
                .sql("delete from mail_order where id = :id")
                .param("id", mail)
                .update();
    }

    @ParameterizedTest
    @ValueSource(strings = {"PENDING", "DELAYED"})
    void isDownWhileAMailWaitsTooLong(String state) {
        assertThat(health.health().getStatus()).isEqualTo(Status.UP);

        waitingSince(Duration.ofMinutes(14), state);
        assertThat(health.health().getStatus()).isEqualTo(Status.UP);
        clock.advance(Duration.ofMinutes(2));
        assertThat(health.health().getStatus()).isEqualTo(Status.DOWN);
    }

    @Test
    void ignoresFailedMails() {
        waitingSince(Duration.ofHours(2), "FAILED");

        assertThat(health.health().getStatus()).isEqualTo(Status.UP);
    }

    @Test
    void hasMetersWithoutPersonalTags() {
        waitingSince(Duration.ofMinutes(14), "FAILED");
        var registry = new SimpleMeterRegistry();
        node.bean(UndeliveredMails.class).bindTo(registry);
        node.bean(MailReports.class).bindTo(registry);

        assertThat(registry.get("email.change.mails")
                        .tag("state", "failed")
                        .gauge()
                        .value())
                .isEqualTo(1);
        assertThat(registry.get("email.change.mails.oldest")
                        .tag("state", "failed")
                        .gauge()
                        .value())
                .isEqualTo(14 * 60);
        assertThat(registry.get("email.change.mails")
                        .tag("state", "delayed")
                        .gauge()
                        .value())
                .isZero();
        assertThat(registry.getMeters())
                .flatExtracting(meter -> meter.getId().getTags())
                .extracting(tag -> tag.getKey())
                .containsOnly("state", "outcome");
    }

    private void waitingSince(Duration time, String state) {
        node.jdbc()
                .sql("""
                        insert into mail_order (id, account_id, kind, side, state, ordered_at)
                        values (:id, gen_random_uuid(), 'LOCKED', 'CURRENT', :state, :at)""")
                .param("id", mail)
                .param("state", state)
                .param("at", clock.instant().minus(time).atOffset(ZoneOffset.UTC))
                .update();
    }
}
