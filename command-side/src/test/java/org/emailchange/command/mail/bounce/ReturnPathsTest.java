package org.emailchange.command.mail.bounce;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Locale;
import java.util.UUID;
import java.util.stream.IntStream;
import org.emailchange.api.InvalidSetting;
import org.emailchange.command.link.LinkTokensWithKeys;
import org.emailchange.command.mail.Settings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReturnPathsTest {

    private static final UUID MAIL = UUID.fromString("0b2d5b4e-6f1c-3c8e-9d1e-1f0d0c0b0a09");

    private final ReturnPaths returnPaths = withKeys("k1");
    private final String address = returnPaths.of(MAIL.toString()).orElseThrow();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0b2d5b4e-6f1c-3c8e-9d1e-1f0d0c0b0a09",
                "00000000-0000-3000-8000-000000000000",
                "ffffffff-ffff-3fff-bfff-ffffffffffff"
            })
    void nameTheirMail(String id) {
        var own = returnPaths.of(id).orElseThrow();

        assertThat(own).matches("bounce\\+[0-9a-v]{48}@wallet\\.example");
        assertThat(own.indexOf('@')).isLessThanOrEqualTo(64);
        assertThat(returnPaths.mailIn(own)).contains(UUID.fromString(id));
    }

    @Test
    void areFoundAmongOtherAddressesAndInAnyCase() {
        assertThat(returnPaths.mailIn("Someone <x@y.example>, <" + address.toUpperCase(Locale.ROOT) + ">"))
                .contains(MAIL);
    }

    @Test
    void areGenuineInNoOtherForm() {
        var at = address.indexOf('@');
        IntStream.range("bounce+".length(), at).forEach(i -> {
            var other = address.charAt(i) == 'a' ? 'b' : 'a';
            assertThat(returnPaths.mailIn(address.substring(0, i) + other + address.substring(i + 1)))
                    .isEmpty();
        });
        assertThat(returnPaths.mailIn("bounce@wallet.example")).isEmpty();
        assertThat(returnPaths.mailIn("x" + address)).isEmpty();
        assertThat(returnPaths.mailIn(address + ".evil.example")).isEmpty();
        assertThat(returnPaths.mailIn("")).isEmpty();
    }

    @Test
    void areGenuineAsLongAsTheirKeyIsInUse() {
        assertThat(withKeys("k2", "k1").mailIn(address)).contains(MAIL);
        assertThat(withKeys("k2").mailIn(address)).isEmpty();
    }

    @Test
    void areNotSetWithoutABounceAddress() {
        var off = new ReturnPaths(Settings.plain(), LinkTokensWithKeys.returnPaths("k1"));

        assertThat(off.of(MAIL.toString())).isEmpty();
        assertThat(off.mailIn(address)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"bounce", "@wallet.example", "much-too-long-mailbox@wallet.example", "b c@wallet.example"})
    void refuseABounceAddressThatCannotTakeATag(String setting) {
        var signature = LinkTokensWithKeys.returnPaths("k1");
        assertThatThrownBy(() -> new ReturnPaths(Settings.returningTo(setting), signature))
                .isInstanceOf(InvalidSetting.class)
                .hasMessageStartingWith("Set email-change.mail.bounce-address");
    }

    private static ReturnPaths withKeys(String active, String... others) {
        return new ReturnPaths(
                Settings.returningTo("bounce@wallet.example"), LinkTokensWithKeys.returnPaths(active, others));
    }
}
