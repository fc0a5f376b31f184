package org.emailchange.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.emailchange.api.InvalidEmailAddress.Reason;
import org.junit.jupiter.api.Test;

/** What others test their parsers with. Who is right where we disagree is settled in docs/addresses.md. */
class VectorsTest {

    private static final Pattern ESCAPED = Pattern.compile("\\\\u([0-9A-Fa-f]{4})|\\\\x\\{([0-9A-Fa-f]+)}");

    /** What an address was taken as, or why it was refused. */
    private record Verdict(String canonical, Reason refusedFor) {

        static Verdict on(String text) {
            try {
                return new Verdict(new EmailAddress(text).canonical(), null);
            } catch (InvalidEmailAddress refused) {
                return new Verdict(null, refused.reason());
            }
        }

        boolean taken() {
            return refusedFor == null;
        }
    }

    @Test
    void agreesWithIsEmail() throws IOException {
        var valid = Set.of("ISEMAIL_VALID_CATEGORY", "ISEMAIL_DNSWARN");

        var others = rows("is_email.tsv.gz")
                .filter(row -> Verdict.on(row[0]).taken() != valid.contains(row[1]))
                .map(row -> row[0]);

        assertThat(others).containsExactlyInAnyOrder("test@io", "test@xn--example.com");
    }

    @Test
    void agreesWithEmailValidatorOfPython() throws IOException {
        var others = rows("python-email-validator.tsv.gz")
                .filter(row -> row[0].chars().noneMatch(c -> c == '"' || c == '<'))
                .filter(row -> Verdict.on(row[0]).taken() != row[1].startsWith("test_email_valid"))
                .map(row -> row[0]);

        assertThat(others)
                .containsExactlyInAnyOrder(
                        "\uff20@fullwidth.at",
                        "me@bad.tld-2",
                        "me@anything.arpa",
                        "me@valid.invalid",
                        "me@link.local",
                        "me@host.localhost",
                        "me@onion.onion.onion",
                        "me@test.test.test");
    }

    /** Quotes and brackets are the way to write what is no plain address. */
    @Test
    void takesNothingQuotedOrInBrackets() throws IOException {
        assertThat(rows("python-email-validator.tsv.gz").filter(row -> row[0].matches("(?s).*[\"<].*")))
                .isNotEmpty()
                .allSatisfy(row -> assertThat(Verdict.on(row[0]).taken()).isFalse());
    }

    @Test
    void agreesWithBrowsersAboutDomains() throws IOException {
        var others = rows("wpt-toascii.tsv.gz")
                .filter(row -> !isSettled(row[0], row[1], row[1].isEmpty()))
                .map(row -> row[0]);

        assertThat(others.filter(domain -> domain.length() < 63))
                .containsExactlyInAnyOrder(
                        "aa--",
                        "a\u2020--",
                        "ab--c",
                        "-x",
                        "-\u2020",
                        "-x.xn--zca",
                        "-x.\u00df",
                        "x-.xn--zca",
                        "x-.\u00df",
                        "ab--c.xn--zca",
                        "ab--c.\u00df",
                        "1.\u064a",
                        "\u2260",
                        "\u226e",
                        "\u226f");
    }

    @Test
    void agreesWithUnicodeAboutDomains() throws IOException {
        var others = rows("IdnaTestV2-13.txt.gz")
                .filter(row -> {
                    var unicode = row[1].isEmpty() ? row[0] : row[1];
                    var errors = row[4].isEmpty() ? row[2] : row[4];
                    return !isSettled(
                            row[0], row[3].isEmpty() ? unicode : row[3], !errors.isEmpty() && !errors.equals("[]"));
                })
                .map(row -> row[0])
                .toList();

        assertThat(others)
                .hasSize(8)
                .allSatisfy(domain -> assertThat(domain).matches(".*([\u10a0-\u10c5]|\\x{3E8AC}).*|xn--t92s[.].*"));
    }

    /** Whether we say the same of a domain, or refuse it for a reason of our own. */
    private static boolean isSettled(String domain, String ascii, boolean invalid) {
        // a single label is no domain of an address, but can be part of one
        var more = ascii.indexOf('.') < 0 && !domain.isEmpty() ? ".example" : "";
        var verdict = Verdict.on("a@" + domain + more);
        if (invalid) {
            return !verdict.taken();
        }
        return verdict.taken()
                ? verdict.canonical().equals("a@" + ascii + more)
                : verdict.refusedFor() == Reason.MIXED_SCRIPTS
                        || verdict.refusedFor() == Reason.TOO_LONG
                        || verdict.refusedFor() == Reason.FORBIDDEN_CHARACTER
                                && domain.codePoints().anyMatch(Lookalikes::isInvisible)
                        || ascii.matches("(?s).*\\.[0-9]*|.{254,}|.*\\.\\..*");
    }

    private static Stream<String[]> rows(String file) throws IOException {
        try (var stream = new GZIPInputStream(
                Objects.requireNonNull(VectorsTest.class.getResourceAsStream("/vectors/" + file)))) {
            var separator = file.endsWith(".tsv.gz") ? "\t" : "\\s*;\\s*";
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .map(line -> separator.equals("\t")
                            ? line
                            : line.replaceFirst("#.*", "").strip())
                    .filter(line -> !line.isEmpty())
                    .map(line -> Stream.of(line.split(separator, -1))
                            .map(VectorsTest::decoded)
                            .toArray(String[]::new));
        }
    }

    private static String decoded(String text) {
        var result = new StringBuilder();
        var found = ESCAPED.matcher(text);
        int end = 0;
        while (found.find()) {
            var digits = found.group(1) == null ? found.group(2) : found.group(1);
            // halves of pairs are escaped one by one
            result.append(text, end, found.start()).append(Character.toChars(Integer.parseInt(digits, 16)));
            end = found.end();
        }
        return result.append(text, end, text.length()).toString();
    }
}
