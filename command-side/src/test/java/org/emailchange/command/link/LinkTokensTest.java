package org.emailchange.command.link;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.emailchange.api.AccountId;
import org.emailchange.api.ChangeId;
import org.emailchange.api.EmailAddress;
import org.emailchange.api.LinkPurpose;
import org.emailchange.api.LinkToken;
import org.emailchange.api.PresentedLink;
import org.emailchange.api.event.IssuedLink;
import org.emailchange.command.EmailChangeSettings;
import org.emailchange.command.change.LinkSigner.Bond;
import org.emailchange.command.change.LinkSigner.Proof;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

class LinkTokensTest {

    private static final String ONE = base64("0123456789abcdef0123456789abcdef");
    private static final String TWO = base64("fedcba9876543210fedcba9876543210");
    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
    private static final AccountId ACCOUNT = AccountId.of("11111111-2222-4333-8444-555555555555");
    private static final ChangeId CHANGE = ChangeId.of("66666666-7777-4888-9999-aaaaaaaaaaaa");
    private static final Bond BOND = new Bond(ACCOUNT, CHANGE, new EmailAddress("Jane@example.org"));

    private final LinkTokens tokens = tokens("k1", Map.of("k1", ONE));

    @ParameterizedTest
    @EnumSource
    void readsAndProvesWhatItMade(LinkPurpose purpose) {
        var link = issue(purpose);
        var read = tokens.read(tokens.recompute(link, BOND)).orElseThrow();

        assertThat(read.purpose()).isEqualTo(purpose);
        assertThat(read.account()).isEqualTo(ACCOUNT);
        assertThat(read.change()).isEqualTo(CHANGE);
        assertThat(read.generation()).isEqualTo(3);
        assertThat(read.keyId()).isEqualTo("k1");
        assertThat(tokens.prove(read, BOND)).isEqualTo(Proof.GENUINE);
    }

    @Test
    void makesTheTokenAgainThatItIssued() {
        var link = issue(LinkPurpose.CONFIRM_NEW);

        assertThat(tokens.read(tokens.recompute(link, BOND)).orElseThrow().hash())
                .isEqualTo(link.hash());
        assertThat(issue(LinkPurpose.CONFIRM_NEW).nonce()).isNotEqualTo(link.nonce());
    }

    /** What is in mails that are out has to work with every later version. */
    @Test
    void keepsItsFormat() {
        var nonce = "AAECAwQFBgcICQoLDA0ODw";
        var link = new IssuedLink(LinkPurpose.CONFIRM_NEW, 3, "k1", nonce, "", NOW, NOW);

        assertThat(tokens.recompute(link, BOND).value())
                .isEqualTo("k1.AQERERERIiJDM4REVVVVVVVVZmZmZnd3SIiZmaqqqqqqqgAAAAMAAAAAaaQqQAABAgMEBQYHCAkKCwwNDg8"
                        + ".98JYEp24mhRdCmYSijwbWhjq2EuP9o-Hqi8PVdrSqW4");
    }

    @Test
    void refusesEveryFlippedBit() {
        for (var n = 0; n < 20; n++) {
            var octets = token().getBytes(StandardCharsets.US_ASCII);
            for (var bit = 0; bit < octets.length * 8; bit++) {
                assertRefused(new String(flipped(octets, bit), StandardCharsets.ISO_8859_1));
            }
        }
    }

    @Test
    void refusesEveryFlippedBitOfWhatIsEncoded() {
        var parts = token().split("\\.");
        for (var part = 1; part <= 2; part++) {
            var octets = Base64.getUrlDecoder().decode(parts[part]);
            for (var bit = 0; bit < octets.length * 8; bit++) {
                var changed = parts.clone();
                changed[part] = Base64.getUrlEncoder().withoutPadding().encodeToString(flipped(octets, bit));
                assertRefused(String.join(".", changed));
            }
        }
    }

    @Test
    void refusesWhatIsCutOffOrAdded() {
        var token = token();
        for (var i = 0; i < token.length(); i++) {
            assertRefused(token.substring(0, i));
            assertRefused(token.substring(i + 1));
            assertRefused(token.substring(0, i) + token.substring(i + 1));
        }
        for (var added : List.of("A", ".", "=", " ", "\n", ".AAAA", "\u0000")) {
            assertRefused(token + added);
            assertRefused(added + token);
        }
        assertRefused(token + "A".repeat(10_000));
    }

    @Test
    void refusesPartsOfTwoTokens() {
        var one = token().split("\\.");
        var other = token().split("\\.");

        assertRefused(one[0] + "." + one[1] + "." + other[2]);
        assertRefused(one[0] + "." + other[1] + "." + one[2]);
        assertRefused(one[0] + "." + one[2] + "." + one[1]);
    }

    /** Base64 that is not ours: padded, in the other alphabet, with a bit set that no octet holds. */
    @Test
    void knowsOneSpellingOfEachToken() {
        Set<String> spellings = new LinkedHashSet<>();
        for (var n = 0; n < 50; n++) {
            var token = token();
            spellings.add(token + "=");
            spellings.add(token.replace('-', '+').replace('_', '/'));
            spellings.add(token.replaceFirst("k1", "K1"));
            spellings.add(token.replace(".", "%2E"));
            spellings.add(token.substring(0, token.length() - 1) + (char) (token.charAt(token.length() - 1) + 1));
            spellings.remove(token);
        }
        assertThat(spellings).hasSizeGreaterThan(200).allSatisfy(this::assertRefused);
    }

    @Test
    void refusesAnotherAccountChangeOrAddress() {
        var read = tokens.read(new LinkToken(token())).orElseThrow();
        var address = BOND.address();
        var otherAccount = AccountId.of("00000000-0000-4000-8000-000000000001");
        var otherChange = ChangeId.of("00000000-0000-4000-8000-000000000002");

        assertThat(tokens.prove(read, new Bond(otherAccount, CHANGE, address))).isEqualTo(Proof.FORGED);
        assertThat(tokens.prove(read, new Bond(ACCOUNT, otherChange, address))).isEqualTo(Proof.FORGED);
        assertThat(tokens.prove(read, new Bond(ACCOUNT, CHANGE, new EmailAddress("jane@example.net"))))
                .isEqualTo(Proof.FORGED);
        assertThat(tokens.prove(read, new Bond(ACCOUNT, CHANGE, new EmailAddress("jane@EXAMPLE.org"))))
                .as("the same mailbox in another spelling")
                .isEqualTo(Proof.GENUINE);
    }

    @Test
    void refusesASignatureByAnotherKeyOfTheSameId() {
        var foreign = tokens("k1", Map.of("k1", TWO)).recompute(issue(LinkPurpose.CONFIRM_NEW), BOND);

        assertThat(tokens.prove(tokens.read(foreign).orElseThrow(), BOND)).isEqualTo(Proof.FORGED);
    }

    @Test
    void provesWhatAnOlderKeySignedUntilThatIsRetired() {
        var link = issue(LinkPurpose.CONFIRM_NEW);
        var token = tokens.recompute(link, BOND);
        var rotated = tokens("k2", Map.of("k1", ONE, "k2", TWO));
        var retired = tokens("k2", Map.of("k2", TWO));

        assertThat(rotated.issue(LinkPurpose.CONFIRM_NEW, 1, BOND, NOW, NOW).keyId())
                .isEqualTo("k2");
        assertThat(rotated.prove(rotated.read(token).orElseThrow(), BOND)).isEqualTo(Proof.GENUINE);
        assertThat(retired.prove(retired.read(token).orElseThrow(), BOND)).isEqualTo(Proof.KEY_RETIRED);
        assertThatThrownBy(() -> retired.recompute(link, BOND)).isInstanceOf(LinkTokens.KeyRetired.class);
    }

    @Test
    void provesNothingByWhatIsNoToken() {
        var tokens = LinkTokensWithKeys.named("k1");
        var noToken = new PresentedLink(
                "k1", LinkPurpose.UNDO, ACCOUNT, CHANGE, 1, NOW, "AAAAAAAAAAAAAAAAAAAAAA", "mac", "hash");

        assertThat(tokens.prove(noToken, BOND)).isEqualTo(Proof.FORGED);
    }

    private void assertRefused(String text) {
        var proof = tokens.read(new LinkToken(text)).map(read -> tokens.prove(read, BOND));
        assertThat(proof).as(text).isNotEqualTo(Optional.of(Proof.GENUINE));
    }

    private String token() {
        return tokens.recompute(issue(LinkPurpose.CONFIRM_NEW), BOND).value();
    }

    private IssuedLink issue(LinkPurpose purpose) {
        return tokens.issue(purpose, 3, BOND, NOW, NOW.plus(Duration.ofHours(24)));
    }

    private static byte[] flipped(byte[] octets, int bit) {
        var changed = octets.clone();
        changed[bit / 8] ^= (byte) (1 << bit % 8);
        return changed;
    }

    private static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.US_ASCII));
    }

    private static LinkTokens tokens(String active, Map<String, String> keys) {
        var settings = new HashMap<String, String>(Map.of("email-change.link.active-key", active));
        keys.forEach((id, key) -> settings.put("email-change.link.keys." + id, key));
        var bound = new Binder(new MapConfigurationPropertySource(settings))
                .bindOrCreate("email-change", EmailChangeSettings.class);
        return new LinkTokens(new LinkKeys(bound), new SecureRandom());
    }
}
