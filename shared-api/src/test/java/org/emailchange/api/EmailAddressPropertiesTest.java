package org.emailchange.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import net.jqwik.api.statistics.Statistics;

class EmailAddressPropertiesTest {

    /** Every code point, halves of surrogate pairs included. */
    @Provide
    Arbitrary<String> anything() {
        return Arbitraries.integers()
                .between(0, Character.MAX_CODE_POINT)
                .list()
                .ofMaxSize(100)
                .map(EmailAddressPropertiesTest::text);
    }

    /** Much of it nearly an address. */
    @Provide
    Arbitrary<String> nearlyAddresses() {
        var part = Arbitraries.frequencyOf(
                        Tuple.of(9, Arbitraries.of("a", "Z", "i", "I", "0", ".", "-", "xn--", "H", "K")),
                        Tuple.of(4, Arbitraries.of(TRICKY)),
                        Tuple.of(
                                1, Arbitraries.integers().between(0x80, 0x2FFFF).map(point -> text(List.of(point)))))
                .list()
                .ofMinSize(1)
                .ofMaxSize(5)
                .map(pieces -> String.join("", pieces));
        var ending = Arbitraries.of(".org", ".org", ".ORG", "\u3002jp", "");
        return Combinators.combine(part, part, ending).as((local, domain, end) -> local + "@" + domain + end);
    }

    private static final String[] TRICKY = {
        "\u212a",
        "\u0131",
        "\u0130",
        "\u0331",
        "\u0301",
        "\u0307",
        "\u00df",
        "\u1e9e",
        "\u03c2",
        "\ufb00",
        "\u1100",
        "\u1161",
        "\u11a8",
        "\uac00",
        "\u0958",
        "\u0344",
        "\u0340",
        "\u1fee",
        "\u2126",
        "\uf900",
        "\u0645\u0660",
        "\u3164",
        "\u200d",
        "\u200c",
        "\u0915\u094d\u200d",
        "\u0646\u200c",
        "\u00ad",
        "\ufe0f",
        "\u202e",
        "\ud800",
        "\u0430",
        "\u4e00",
        "\u30de",
        "\u00e9",
        "\u1e9b\u0323",
        "\u0f73",
        "\ud834\udd5e",
        "\ud87e\udc1a",
        "\"",
        "(",
        "@",
        ",",
        " ",
        "\r",
        "\n",
        "=?",
        "?=",
        "_",
        "+",
        "\u760d",
        "\u0c0d"
    };

    @Property
    void refusesOrTakesAnyTextAndThrowsNothingElse(@ForAll("anything") String text) {
        parse(text);
        parse("a@" + text + ".org");
        parse(text + "@example.org");
    }

    @Property
    void hasACanonicalFormThatIsAnAddressAndItsOwn(@ForAll("nearlyAddresses") String text) {
        var address = parse(text);
        address.ifPresent(taken -> {
            var canonical = new EmailAddress(taken.canonical());
            assertThat(canonical.canonical()).isEqualTo(taken.canonical());
            assertThat(canonical.canonical()).isEqualTo(taken.canonical());
        });
        Statistics.label("taken")
                .collect(address.isPresent())
                .coverage(coverage -> coverage.check(true).percentage(percent -> percent > 5));
    }

    @Property
    void isDeliverableToTheSameMailbox(@ForAll("nearlyAddresses") String text) {
        parse(text)
                .ifPresent(taken -> assertThat(new EmailAddress(taken.deliverable()).canonical())
                        .isEqualTo(taken.canonical()));
    }

    @Property
    void holdsNothingThatASpeakerOfSmtpOrHtmlStumblesOver(@ForAll("nearlyAddresses") String text) {
        parse(text)
                .ifPresent(taken -> assertThat(taken.deliverable())
                        .matches("[^\\x00-\\x20\"(),:;<>@\\[\\\\\\]\\x7F-\\xA0\\u2028\\u2029\\u202A-\\u202E]{1,64}"
                                + "@[a-z0-9-]+([.][a-z0-9-]+)+"));
    }

    @Property
    void showsNothingOfItselfByBeingPrintedOrRefused(@ForAll("nearlyAddresses") String text) {
        try {
            assertThat(new EmailAddress(text)).hasToString("[address]");
        } catch (InvalidEmailAddress refused) {
            assertThat(refused).hasMessage(refused.reason().name());
        }
    }

    @Property
    void masksTheRestWhateverItsLength(@ForAll("nearlyAddresses") String text) {
        parse(text).ifPresent(taken -> {
            var masked = taken.masked().split("@");
            assertThat(masked).hasSize(2);
            assertThat(masked[0].codePointCount(0, masked[0].length())).isEqualTo(4);
            assertThat(masked[0]).endsWith("***");
            assertThat(masked[1]).contains("***");
        });
    }

    private static Optional<EmailAddress> parse(String text) {
        try {
            return Optional.of(new EmailAddress(text));
        } catch (InvalidEmailAddress refused) {
            return Optional.empty();
        }
    }

    private static String text(List<Integer> codePoints) {
        var text = new StringBuilder();
        codePoints.forEach(text::appendCodePoint);
        return text.toString();
    }
}
