package org.emailchange.standalone.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.ReducedMotion;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.springframework.core.io.ClassPathResource;

/** Whether everybody can use a page: on a phone and on a desktop, by day and by night. */
final class Accessibility {

    private static final List<Integer> WIDTHS = List.of(World.PHONE, World.DESKTOP);
    private static final List<ColorScheme> SCHEMES = List.of(ColorScheme.LIGHT, ColorScheme.DARK);
    private static final String AXE = axe();
    private static final String VIOLATIONS = "axe.run({resultTypes: ['violations']}).then(found => found.violations"
            + ".map(rule => rule.id + ': ' + rule.nodes.map(node => node.html + ' ' + node.failureSummary)))";

    private Accessibility() {}

    static void check(Page page) {
        var size = page.viewportSize();
        page.evaluate(AXE);
        // what is about to be replaced is dimmed
        PlaywrightAssertions.assertThat(page.locator(".htmx-request")).hasCount(0);
        for (var width : WIDTHS) {
            page.setViewportSize(width, World.HEIGHT);
            for (var scheme : SCHEMES) {
                page.emulateMedia(
                        new Page.EmulateMediaOptions().setColorScheme(scheme).setReducedMotion(ReducedMotion.REDUCE));
                assertThat((List<?>) page.evaluate(VIOLATIONS))
                        .as("%s, %s pixels wide, %s", page.url(), width, scheme)
                        .isEmpty();
            }
            assertThat(page.evaluate("document.documentElement.scrollWidth - innerWidth"))
                    .as("what stands beyond %s pixels at %s", width, page.url())
                    .isEqualTo(0);
        }
        page.setViewportSize(size.width, size.height);
    }

    private static String axe() {
        try {
            return new ClassPathResource("axe.min.js").getContentAsString(StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
