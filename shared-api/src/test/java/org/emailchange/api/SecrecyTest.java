package org.emailchange.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Map;
import org.emailchange.api.command.RequestEmailChange;
import org.junit.jupiter.api.Test;

class SecrecyTest {

    private static final AccountId ACCOUNT = new AccountId("6f9619ff-8b86-4d01-b42d-00cf4fc964ff");

    @Test
    void keepsWhatIsPersonalOutOfPrintedMessages() {
        var command = new RequestEmailChange(
                ACCOUNT,
                new ChangeId(ACCOUNT.value()),
                new EmailAddress("mary@example.org"),
                Authentication.PASSWORD,
                0);
        assertThat(command.toString()).doesNotContain("mary").contains("[address]");
        assertThat(Personal.of(ACCOUNT, "mary@example.org")).hasToString("[personal]");
        assertThat(new LinkToken("k1.abc.def")).hasToString("[link token]");
    }

    @Test
    void tellsARefusalByItsNameAlone() {
        var until = Instant.parse("2026-01-01T00:00:00Z");
        var locked = new EmailChangeRejected(Rejection.LOCKED, until);
        assertThat(locked).hasMessage("LOCKED");
        assertThat(locked.rejection()).isEqualTo(Rejection.LOCKED);
        assertThat(locked.until()).isEqualTo(until);
        assertThat(locked.details()).isEmpty();
        assertThat(locked.getStackTrace()).isEmpty();
        assertThat(new EmailChangeRejected(Rejection.NO_OPEN_CHANGE, Map.of("state", "APPROVED")).details())
                .containsOnly(Map.entry("state", "APPROVED"));
    }
}
