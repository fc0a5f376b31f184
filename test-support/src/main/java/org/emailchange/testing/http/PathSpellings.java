package org.emailchange.testing.http;

import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Other ways to write a path that mean the same. */
public final class PathSpellings {

    private static final int SINGLE = 8;

    private PathSpellings() {}

    /** Ten ways: one of the first eight letters encoded, every letter, and every letter in lower-case hex. */
    public static Stream<String> of(String path) {
        var letters = IntStream.range(0, path.length())
                .filter(i -> Character.isLetter(path.charAt(i)))
                .boxed()
                .toList();
        var single = letters.stream().limit(SINGLE).map(letter -> encode(path, "%%%02X", letter, letter));
        var all = Stream.of("%%%02X", "%%%02x").map(format -> encode(path, format, 0, path.length()));
        return Stream.concat(single, all);
    }

    private static String encode(String path, String format, int first, int last) {
        return IntStream.range(0, path.length())
                .mapToObj(i -> first <= i && i <= last && Character.isLetter(path.charAt(i))
                        ? format.formatted((int) path.charAt(i))
                        : path.substring(i, i + 1))
                .collect(Collectors.joining());
    }
}
