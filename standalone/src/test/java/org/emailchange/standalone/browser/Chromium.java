package org.emailchange.standalone.browser;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType.LaunchOptions;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/** The browser of this machine; it goes with the JVM. */
final class Chromium {

    private static final List<String> NAMES =
            List.of("chromium", "chromium-browser", "google-chrome", "google-chrome-stable");
    /** What a browser does of its own accord in the background only disturbs. */
    private static final List<String> QUIETLY = List.of(
            "--disable-gpu",
            "--disable-quic",
            "--no-first-run",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync");

    /** Long, for machines that are slow or busy. */
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final Browser browser;

    Chromium() {
        PlaywrightAssertions.setDefaultAssertionTimeout(PATIENCE.toMillis());
        var executable = executable();
        var playwright = Playwright.create(
                new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        Runtime.getRuntime().addShutdownHook(new Thread(playwright::close));
        browser = playwright
                .chromium()
                .launch(new LaunchOptions()
                        .setExecutablePath(executable)
                        .setChromiumSandbox(false)
                        .setArgs(QUIETLY));
    }

    Browser browser() {
        return browser;
    }

    private static Path executable() {
        return Stream.concat(Stream.of(System.getProperty("chromium"), System.getenv("CHROMIUM")), installed())
                .filter(Objects::nonNull)
                .map(Path::of)
                .filter(Files::isExecutable)
                .findFirst()
                .orElseThrow(() -> new AssertionError("No Chromium was found. Install it (Debian: apt-get install"
                        + " chromium), or name another executable: -Dchromium=PATH, or CHROMIUM=PATH in the"
                        + " environment."));
    }

    private static Stream<String> installed() {
        var directories = System.getenv().getOrDefault("PATH", "").split(File.pathSeparator);
        return Stream.of(directories)
                .flatMap(directory -> NAMES.stream().map(name -> directory + File.separator + name));
    }
}
