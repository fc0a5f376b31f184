package org.emailchange.command.link;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.UUID;
import org.emailchange.api.AccountId;
import org.emailchange.api.ChangeId;
import org.emailchange.api.LinkPurpose;
import org.junit.jupiter.api.Test;

class LinkTokenFieldsTest {

    @Test
    void areReadAsTheyWereWritten() {
        assertThat(issuedAt(0)).isEqualTo(Instant.EPOCH);
        assertThat(issuedAt(Instant.MAX.getEpochSecond()).getEpochSecond()).isEqualTo(Instant.MAX.getEpochSecond());
    }

    @Test
    void makeNoSenseBeyondTime() {
        var early = octets(Instant.ofEpochSecond(-1));
        var late = octets(Instant.ofEpochSecond(Instant.MAX.getEpochSecond()));
        // the last but one octet of the seconds; the last is full
        late[1 + 1 + 16 + 16 + 4 + 6]++;

        assertThat(LinkTokens.Fields.of(early)).isEmpty();
        assertThat(LinkTokens.Fields.of(late)).isEmpty();
    }

    private static Instant issuedAt(long second) {
        return LinkTokens.Fields.of(octets(Instant.ofEpochSecond(second)))
                .orElseThrow()
                .issuedAt();
    }

    private static byte[] octets(Instant at) {
        var id = "11111111-2222-4333-8444-555555555555";
        return new LinkTokens.Fields(
                        LinkPurpose.UNDO,
                        AccountId.of(id),
                        ChangeId.of(UUID.fromString(id)),
                        1,
                        at,
                        new byte[LinkTokens.Fields.NONCE_OCTETS])
                .octets();
    }
}
