package org.emailchange.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What {@code docs/security.md} says is shown by a test. */
class SecurityPageTest {

    private static final Path DOCS = Path.of("..", "docs");
    private static final Pattern SHOWN_BY = Pattern.compile("\\[`(\\w+)\\.(\\w+)`]\\(([^)]+)\\)");
    private static final String ROW = "| ";

    @Test
    void namesTestsThatThereAre() throws IOException {
        var named = SHOWN_BY.matcher(page()).results().toList();
        assertThat(named).hasSizeGreaterThan(50);
        for (var test : named) {
            var file = DOCS.resolve(test.group(3));
            assertThat(file).exists().hasFileName(test.group(1) + ".java");
            assertThat(isTest(Files.readString(file), test)).as(test.group()).isTrue();
        }
    }

    @Test
    void namesATestForEachRequirement() throws IOException {
        List<String> rows = page().lines()
                .filter(line -> line.startsWith(ROW))
                .filter(line -> !line.startsWith("| what ") && !line.startsWith("| --- "))
                .toList();
        assertThat(rows).isNotEmpty().allSatisfy(row -> assertThat(row).containsPattern(SHOWN_BY));
    }

    private static boolean isTest(String source, MatchResult test) {
        return Pattern.compile(
                        "((void|Stream<DynamicTest>) " + test.group(2) + "\\()|(ArchRule " + test.group(2) + " =)")
                .matcher(source)
                .find();
    }

    private static String page() throws IOException {
        return Files.readString(DOCS.resolve("security.md"));
    }
}
