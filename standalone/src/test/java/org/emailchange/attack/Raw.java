package org.emailchange.attack;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/** Requests that no client library lets pass. */
final class Raw {

    private static final int PATIENCE_MILLIS = 20_000;

    private Raw() {}

    /** What is answered until the connection is closed. */
    static String send(int port, String request) {
        try (var socket = new Socket("localhost", port)) {
            socket.setSoTimeout(PATIENCE_MILLIS);
            socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
