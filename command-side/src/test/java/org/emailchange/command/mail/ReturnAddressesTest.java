package org.emailchange.command.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Locale;
import java.util.UUID;
import java.util.stream.IntStream;
import org.emailchange.api.InvalidSetting;
import org.emailchange.command.link.LinkTokensWithKeys;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReturnAddressesTest {

    private static final UUID MAIL = UUID.fromString("0b2d5b4e-6f1c-3c8e-9d1e-1f0d0c0b0a09");

    private final ReturnAddresses addresses = withKeys("k1");
    private final String address = addresses.of(MAIL.toString()).orElseThrow();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0b2d5b4e-6f1c-3c8e-9d1e-1f0d0c0b0a09",
                "00000000-0000-3000-8000-000000000000",
                "ffffffff-ffff-3fff-bfff-ffffffffffff"
            })
    void nameTheirMail(String id) {
        var own = addresses.of(id).orElseThrow();

        assertThat(own).matches("bounce\\+[0-9a-v]{48}@wallet\\.example");
        assertThat(own.indexOf('@')).isLessThanOrEqualTo(64);
        assertThat(addresses.mailIn(own)).contains(UUID.fromString(id));
    }

    @Test
    void areFoundAmongOthersAndInCapitals() {
        assertThat(addresses.mailIn("Someone <x@y.example>, <" + address.toUpperCase(Locale.ROOT) + ">"))
                .contains(MAIL);
    }

    @Test
    void areBelievedInNoOtherForm() {
        var at = address.indexOf('@');
        IntStream.range("bounce+".length(), at).forEach(i -> {
            var other = address.charAt(i) == 'a' ? 'b' : 'a';
            assertThat(addresses.mailIn(address.substring(0, i) + other + address.substring(i + 1)))
                    .isEmpty();
        });
        assertThat(addresses.mailIn("bounce@wallet.example")).isEmpty();
        assertThat(addresses.mailIn("x" + address)).isEmpty();
        assertThat(addresses.mailIn(address + ".evil.example")).isEmpty();
        assertThat(addresses.mailIn("")).isEmpty();
    }

    @Test
    void areBelievedAsLongAsTheirKeyIsInUse() {
        assertThat(withKeys("k2", "k1").mailIn(address)).contains(MAIL);
        assertThat(withKeys("k2").mailIn(address)).isEmpty();
    }

    @Test
    void areNoneWhereNobodyReadsThem() {
        var off = new ReturnAddresses(Settings.plain(), LinkTokensWithKeys.seals("k1"));

        assertThat(off.of(MAIL.toString())).isEmpty();
        assertThat(off.mailIn(address)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"bounce", "@wallet.example", "much-too-long-mailbox@wallet.example", "b c@wallet.example"})
    void refuseWhatCannotTakeATag(String setting) {
        var seals = LinkTokensWithKeys.seals("k1");
        assertThatThrownBy(() -> new ReturnAddresses(Settings.returningTo(setting), seals))
                .isInstanceOf(InvalidSetting.class)
                .hasMessageStartingWith("Set email-change.mail.bounce-address");
    }

    private static ReturnAddresses withKeys(String active, String... others) {
        return new ReturnAddresses(
                Settings.returningTo("bounce@wallet.example"), LinkTokensWithKeys.seals(active, others));
    }
}
