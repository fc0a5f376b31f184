package org.emailchange.command.mail.message;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.DecimalStyle;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.axonframework.messaging.MetaData;
import org.emailchange.api.MetaDataKeys;
import org.emailchange.api.Personal;
import org.emailchange.api.event.IssuedLink;
import org.jspecify.annotations.Nullable;

/**
 * What a mail says and to whom: all that is personal of it. Stored as JSON while it is needed.
 *
 * @param recipient the address
 * @param links the links that it carries; their tokens are computed when it is rendered
 * @param at when it happened
 * @param other the other address, masked
 * @param times further times, by their names in templates: {@code expires}, {@code hold}, {@code undo}, {@code locked}
 * @param shown how the account re-authenticated, by its key in texts
 * @param reason why the change ended or the account is locked, by its key in texts
 * @param from the network address of the client, if the mail goes to the account's own mailbox
 * @param agent the user agent of the client, likewise
 * @param linksOf the credential that its links are of, where they are of no change
 */
public record MailModel(
        String recipient,
        List<IssuedLink> links,
        Instant at,
        @Nullable String other,
        Map<String, Instant> times,
        @Nullable String shown,
        @Nullable String reason,
        @Nullable String from,
        @Nullable String agent,
        @Nullable String linksOf) {

    private static final Pattern NETWORK_ADDRESS = Pattern.compile("[0-9A-Fa-f.:]{2,45}");

    /** The same with the client that the request came from, as the metadata of an event says. */
    MailModel withClient(MetaData metaData) {
        return new MailModel(
                recipient,
                links,
                at,
                other,
                times,
                shown,
                reason,
                personal(metaData.get(MetaDataKeys.FROM)),
                personal(metaData.get(MetaDataKeys.AGENT)),
                linksOf);
    }

    /** Metadata comes back from the store as plain JSON. */
    private static @Nullable String personal(@Nullable Object value) {
        if (value instanceof Map<?, ?> json) {
            return json.get("value") instanceof String text ? text : null;
        }
        return value instanceof Personal personal ? personal.value() : null;
    }

    /** Whether one of its links has expired: such a mail is of no use. */
    public boolean isExpiredAt(Instant time) {
        return links.stream().anyMatch(link -> !time.isBefore(link.expiresAt()));
    }

    /** The variables of the templates. What a client says of itself is passed on only in a form that is inert. */
    Map<String, @Nullable Object> variables(Locale language, ZoneId zone) {
        var format = DateTimeFormatter.ofPattern("d MMMM uuuu, HH:mm z", language)
                .withDecimalStyle(DecimalStyle.of(language))
                .withZone(zone);
        Map<String, @Nullable Object> variables = new HashMap<>();
        variables.put("at", format.format(at));
        times.forEach((name, time) -> variables.put(name, format.format(time)));
        variables.put("other", other);
        variables.put("shown", shown);
        variables.put("reason", reason);
        variables.put("from", from != null && NETWORK_ADDRESS.matcher(from).matches() ? from : null);
        variables.put("device", agent == null ? null : Device.of(agent).orElse(null));
        return variables;
    }

    /**
     * A user agent by names from our own lists: nothing that a client sent gets into a mail. Public because templates read it.
     *
     * @param program the browser
     * @param system the operating system
     */
    public record Device(String program, String system) {

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
        static Optional<Device> of(String userAgent) {
            return first(PROGRAMS, userAgent)
                    .flatMap(program -> first(SYSTEMS, userAgent).map(system -> new Device(program, system)));
        }

        private static Optional<String> first(List<Mark> marks, String text) {
            return marks.stream()
                    .filter(mark -> text.contains(mark.text()))
                    .findFirst()
                    .map(Mark::name);
        }
    }
}
