package org.emailchange.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.nio.charset.StandardCharsets;

/** Whatever is typed: an address or an {@link InvalidEmailAddress}, and of an address only what is safe to mail to. */
class EmailAddressFuzz {

    @FuzzTest(maxDuration = "5s")
    void takesAddressesAndNothingElse(byte[] octets) {
        var typed = new String(octets, StandardCharsets.UTF_8);
        EmailAddress address;
        try {
            address = new EmailAddress(typed);
        } catch (InvalidEmailAddress refused) {
            return;
        }
        assertThat(new EmailAddress(address.canonical()).canonical()).isEqualTo(address.canonical());
        assertThat(new EmailAddress(address.deliverable()).canonical()).isEqualTo(address.canonical());
        assertThat(address.masked()).isNotEqualTo(typed);
        assertSafe(address.deliverable());
        assertSafe(typed);
    }

    /** A code point is unsafe to old mail libraries by its low byte too. */
    private static void assertSafe(String text) {
        assertThat(text.codePoints().noneMatch(EmailAddressFuzz::isUnsafe)).isTrue();
        assertThat(text.codePoints().filter(codePoint -> codePoint == '@').count())
                .isEqualTo(1);
        assertThat(text.getBytes(StandardCharsets.UTF_8).length).isLessThanOrEqualTo(254);
    }

    private static boolean isUnsafe(int codePoint) {
        return Character.isISOControl(codePoint)
                || Character.isWhitespace(codePoint)
                || Character.getType(codePoint) == Character.FORMAT && !Lookalikes.isJoiner(codePoint)
                || Character.getType(codePoint) == Character.SURROGATE
                || "<>()[],;:\\\"".indexOf(codePoint) >= 0;
    }
}
