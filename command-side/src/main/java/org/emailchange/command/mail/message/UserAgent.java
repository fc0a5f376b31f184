package org.emailchange.command.mail.message;

import java.util.List;
import java.util.Optional;

/**
 * A user agent by names from our own lists: nothing that a client sent gets into a mail. Public because templates read it.
 *
 * @param program the browser
 * @param system the operating system
 */
public record UserAgent(String program, String system) {

    private record Mark(String text, String name) {}

    /** In this order: many contain the marks of others too. */
    private static final List<Mark> PROGRAMS = List.of(
            new Mark("Edg", "Edge"),
            new Mark("OPR/", "Opera"),
            new Mark("SamsungBrowser/", "Samsung Internet"),
            new Mark("Firefox/", "Firefox"),
            new Mark("FxiOS/", "Firefox"),
            new Mark("CriOS/", "Chrome"),
            new Mark("Chrome/", "Chrome"),
            new Mark("Safari/", "Safari"),
            new Mark("curl/", "curl"));

    private static final List<Mark> SYSTEMS = List.of(
            new Mark("iPhone", "iPhone"),
            new Mark("iPad", "iPad"),
            new Mark("Android", "Android"),
            new Mark("CrOS", "ChromeOS"),
            new Mark("Windows", "Windows"),
            new Mark("Mac OS X", "macOS"),
            new Mark("Linux", "Linux"));

    /** Empty if either is unknown: half a description misleads. */
    static Optional<UserAgent> of(String userAgent) {
        return first(PROGRAMS, userAgent)
                .flatMap(program -> first(SYSTEMS, userAgent).map(system -> new UserAgent(program, system)));
    }

    private static Optional<String> first(List<Mark> marks, String text) {
        return marks.stream()
                .filter(mark -> text.contains(mark.text()))
                .findFirst()
                .map(Mark::name);
    }
}
