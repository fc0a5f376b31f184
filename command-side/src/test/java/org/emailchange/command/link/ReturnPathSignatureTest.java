package org.emailchange.command.link;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ReturnPathSignatureTest {

    private static final byte[] CONTENT = {1, 2, 3};

    private final byte[] signature = LinkTokensWithKeys.returnPaths("k1").sign(CONTENT);

    @Test
    void isGenuineForItsContentAlone() {
        var signatures = LinkTokensWithKeys.returnPaths("k1");

        assertThat(signatures.isGenuine(CONTENT, signature)).isTrue();
        assertThat(signatures.isGenuine(new byte[] {1, 2, 4}, signature)).isFalse();
        for (int i = 0; i < ReturnPathSignature.OCTETS; i++) {
            var changed = signature.clone();
            changed[i] ^= 1;
            assertThat(signatures.isGenuine(CONTENT, changed)).isFalse();
        }
    }

    @Test
    void outlivesAChangeOfTheActiveKeyButNotItsOwnKey() {
        assertThat(LinkTokensWithKeys.returnPaths("k2", "k1").isGenuine(CONTENT, signature))
                .isTrue();
        assertThat(LinkTokensWithKeys.returnPaths("k2").isGenuine(CONTENT, signature))
                .isFalse();
    }

    @Test
    void isNotMadeWithTheKeyOfLinks() {
        var key = new LinkKeys.Key("k1", new byte[32]);

        assertThat(key.forPurpose("other").fingerprint()).isNotEqualTo(key.fingerprint());
        assertThat(key.forPurpose("other").id()).isEqualTo("k1");
        assertThat(key).hasToString("link key k1");
    }
}
