package org.emailchange.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.util.Locale;
import java.util.stream.Stream;
import org.emailchange.api.InvalidEmailAddress.Reason;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class EmailAddressTest {

    @Nested
    class Parsing {

        static Stream<AddressRow> good() throws IOException {
            return AddressRow.all().filter(AddressRow::good);
        }

        static Stream<AddressRow> bad() throws IOException {
            return AddressRow.all().filter(row -> !row.good());
        }

        @ParameterizedTest
        @MethodSource("good")
        void takesWhatTheTableCallsGood(AddressRow row) {
            var address = new EmailAddress(row.input());
            assertThat(address.canonical()).as(row.toString()).isEqualTo(row.expected());
            assertThat(address.value()).isEqualTo(row.input());
        }

        @ParameterizedTest
        @MethodSource("bad")
        void refusesWhatTheTableCallsBad(AddressRow row) {
            assertThatExceptionOfType(InvalidEmailAddress.class)
                    .as(row.toString())
                    .isThrownBy(() -> new EmailAddress(row.input()))
                    .satisfies(refusal ->
                            assertThat(refusal.reason()).as(row.toString()).isEqualTo(Reason.valueOf(row.expected())))
                    .withMessage(row.expected());
        }

        @ParameterizedTest
        @ValueSource(strings = {"tr-TR", "az-AZ", "lt-LT", "ar-EG", "th-TH-u-nu-thai"})
        void givesTheSameInEveryLocale(String locale) throws IOException {
            var before = Locale.getDefault();
            try {
                Locale.setDefault(Locale.forLanguageTag(locale));
                assertThat(good())
                        .allSatisfy(row -> assertThat(new EmailAddress(row.input()).canonical())
                                .isEqualTo(row.expected()));
            } finally {
                Locale.setDefault(before);
            }
        }

        @Test
        void usesEveryReasonInTheTable() throws IOException {
            assertThat(bad().map(row -> Reason.valueOf(row.expected())).distinct())
                    .containsExactlyInAnyOrder(Reason.values());
        }
    }

    @Nested
    class Comparing {

        @Test
        void sharesTheMailboxOfAnotherSpelling() {
            assertThat(same(new EmailAddress("Mary@M\u00dcLLER.de"), new EmailAddress("mary@xn--mller-kva.de")))
                    .isTrue();
        }

        @ParameterizedTest
        @ValueSource(strings = {"m\u0131ke@x.org", "m\u0130ke@x.org", "mike+a@x.org", "m.ike@x.org", "mike@x.com"})
        void keepsLookAlikesApart(String other) {
            assertThat(same(new EmailAddress("mike@x.org"), new EmailAddress(other)))
                    .isFalse();
        }

        @Test
        void keepsSharpSApartFromItsSpelling() {
            assertThat(same(new EmailAddress("a@fa\u00df.de"), new EmailAddress("a@fass.de")))
                    .isFalse();
        }
    }

    @Nested
    class Showing {

        @Test
        void tellsHowMailServersWriteTheDomain() {
            assertThat(new EmailAddress("a@\u0440\u0430\u0443.example").asciiDomain())
                    .hasValue("xn--80a5ak.example");
            assertThat(new EmailAddress("a@Pay.example").asciiDomain()).isEmpty();
            assertThat(new EmailAddress("zo\u00eb@pay.example").asciiDomain()).isEmpty();
        }

        @Test
        void mailsToTheLocalPartAsTyped() {
            assertThat(new EmailAddress("Mary.E\u0301@M\u00fcller.DE").deliverable())
                    .isEqualTo("Mary.E\u0301@xn--mller-kva.de");
        }

        @Test
        void masksAllButFirstLettersAndTheEnding() {
            assertThat(new EmailAddress("john.doe@example.com").masked()).isEqualTo("j***@e***.com");
        }

        @Test
        void masksWithoutCuttingACharacterInTwo() {
            assertThat(new EmailAddress("\ud840\udc00\ud840\udc01@\u00fcber.de").masked())
                    .isEqualTo("\ud840\udc00***@\u00fc***.de");
        }

        @Test
        void masksAComposedLetterAsOne() {
            assertThat(new EmailAddress("e\u0301mile@x.org").masked()).isEqualTo("\u00e9***@x***.org");
        }

        @Test
        void doesNotPrintItself() {
            assertThat(new EmailAddress("mary@example.org")).hasToString("[address]");
        }
    }

    private static boolean same(EmailAddress one, EmailAddress other) {
        return one.canonical().equals(other.canonical());
    }
}
