package org.emailchange.command.mail;

import java.util.List;
import java.util.Optional;

/**
 * What a user agent calls itself, in words of ours alone. Public because templates read it.
 *
 * @param program the browser
 * @param system the operating system
 */
public record Device(String program, String system) {

    private record Sign(String mark, String name) {}

    /** In this order: many call themselves by the names of others too. */
    private static final List<Sign> PROGRAMS = List.of(
            new Sign("Edg", "Edge"),
            new Sign("OPR/", "Opera"),
            new Sign("SamsungBrowser/", "Samsung Internet"),
            new Sign("Firefox/", "Firefox"),
            new Sign("FxiOS/", "Firefox"),
            new Sign("CriOS/", "Chrome"),
            new Sign("Chrome/", "Chrome"),
            new Sign("Safari/", "Safari"),
            new Sign("curl/", "curl"));

    private static final List<Sign> SYSTEMS = List.of(
            new Sign("iPhone", "iPhone"),
            new Sign("iPad", "iPad"),
            new Sign("Android", "Android"),
            new Sign("CrOS", "ChromeOS"),
            new Sign("Windows", "Windows"),
            new Sign("Mac OS X", "macOS"),
            new Sign("Linux", "Linux"));

    /** Nothing where either is not known: half a description misleads. */
    static Optional<Device> of(String userAgent) {
        return first(PROGRAMS, userAgent)
                .flatMap(program -> first(SYSTEMS, userAgent).map(system -> new Device(program, system)));
    }

    private static Optional<String> first(List<Sign> signs, String text) {
        return signs.stream()
                .filter(sign -> text.contains(sign.mark()))
                .findFirst()
                .map(Sign::name);
    }
}
