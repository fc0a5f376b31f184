package org.emailchange.command.mail.bounce;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import javax.net.ssl.SSLContext;

/** Takes connections over TLS and passes on what they say to a server on this machine that speaks in the clear. */
final class TlsTunnel implements AutoCloseable {

    private final ServerSocket entrance;
    private final int exit;
    private final ExecutorService threads = Executors.newCachedThreadPool();

    TlsTunnel(SSLContext context, int exit) throws IOException {
        this.exit = exit;
        this.entrance = context.getServerSocketFactory().createServerSocket(0, 5, InetAddress.getLoopbackAddress());
        threads.submit(this::accept);
    }

    int port() {
        return entrance.getLocalPort();
    }

    private Void accept() throws IOException {
        while (true) {
            var outer = entrance.accept();
            var inner = new Socket(InetAddress.getLoopbackAddress(), exit);
            threads.submit(() -> pass(outer, inner));
            threads.submit(() -> pass(inner, outer));
        }
    }

    private static Void pass(Socket from, Socket to) throws IOException {
        try (from;
                to) {
            from.getInputStream().transferTo(to.getOutputStream());
        }
        return null;
    }

    @Override
    public void close() throws IOException {
        entrance.close();
        threads.shutdownNow();
    }
}
