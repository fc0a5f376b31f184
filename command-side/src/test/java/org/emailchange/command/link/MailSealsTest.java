package org.emailchange.command.link;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class MailSealsTest {

    private static final byte[] CONTENT = {1, 2, 3};

    private final byte[] seal = LinkTokensWithKeys.seals("k1").seal(CONTENT);

    @Test
    void areGenuineForWhatTheyWereMadeFor() {
        var seals = LinkTokensWithKeys.seals("k1");

        assertThat(seals.isGenuine(CONTENT, seal)).isTrue();
        assertThat(seals.isGenuine(new byte[] {1, 2, 4}, seal)).isFalse();
        for (int i = 0; i < MailSeals.OCTETS; i++) {
            var changed = seal.clone();
            changed[i] ^= 1;
            assertThat(seals.isGenuine(CONTENT, changed)).isFalse();
        }
    }

    @Test
    void outliveTheChangeOfTheActiveKeyAndDieWithTheirs() {
        assertThat(LinkTokensWithKeys.seals("k2", "k1").isGenuine(CONTENT, seal))
                .isTrue();
        assertThat(LinkTokensWithKeys.seals("k2").isGenuine(CONTENT, seal)).isFalse();
    }

    @Test
    void areNotMadeWithTheKeyOfLinks() {
        var key = new LinkKey("k1", new byte[32]);

        assertThat(key.forPurpose("other").fingerprint()).isNotEqualTo(key.fingerprint());
        assertThat(key.forPurpose("other").id()).isEqualTo("k1");
        assertThat(key).hasToString("link key k1");
    }
}
