package org.emailchange.command.link;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.UUID;
import org.emailchange.api.AccountId;
import org.emailchange.api.ChangeId;
import org.emailchange.api.EmailAddress;
import org.emailchange.api.LinkPurpose;
import org.emailchange.api.LinkToken;
import org.emailchange.command.change.LinkSigner.Bond;
import org.emailchange.command.change.LinkSigner.Proof;

/** Any text is either read or rejected, and exactly one text is the genuine token. */
class LinkTokensFuzz {

    private static final Bond BOND =
            new Bond(AccountId.of(new UUID(1, 2)), ChangeId.of(new UUID(3, 4)), new EmailAddress("maya@example.org"));

    private static final Instant AT = Instant.ofEpochSecond(1_800_000_000);

    private final LinkTokens tokens = LinkTokensWithKeys.named("k1", "k2");
    private final LinkToken genuine =
            tokens.recompute(tokens.issue(LinkPurpose.CONFIRM_NEW, 1, BOND, AT, AT.plusSeconds(1)), BOND);

    /** The genuine token is among the inputs to begin with, so that the others are near it. */
    @FuzzTest(maxDuration = "5s")
    void believesTheOneGenuineToken(byte[] octets) {
        var presented = new LinkToken(new String(octets, StandardCharsets.UTF_8));
        var proved = tokens.read(presented)
                .filter(link -> tokens.prove(link, BOND) == Proof.GENUINE)
                .isPresent();
        assertThat(proved).isEqualTo(presented.equals(genuine));
    }
}
