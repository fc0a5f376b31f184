package org.emailchange.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** A way to a database that can be cut, and that can hang: connections stay open then, but nothing goes through. */
public final class DatabaseRelay implements AutoCloseable {
    private final TestDatabase database;
    private final ServerSocket door;
    private final Set<Socket> sockets = ConcurrentHashMap.newKeySet();
    private final Object gate = new Object();
    private boolean hanging;
    private volatile boolean cut;

    /** Opens a way to the database. */
    public DatabaseRelay(TestDatabase database) {
        this.database = database;
        try {
            door = new ServerSocket(0, 200, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        start(this::letIn);
    }

    /** The database as it is found by this way. */
    public TestDatabase relayed() {
        var url = database.url().replaceFirst("//[^/]+/", "//127.0.0.1:" + door.getLocalPort() + "/");
        return new TestDatabase(url, database.username(), database.password());
    }

    /** Nothing goes through any more, and nobody is told. */
    public void hang() {
        synchronized (gate) {
            hanging = true;
        }
    }

    /** All connections break, and no new one lasts. */
    public void cut() {
        cut = true;
        sockets.forEach(DatabaseRelay::close);
    }

    /** All goes through again, what was held back too. */
    public void mend() {
        synchronized (gate) {
            hanging = false;
            gate.notifyAll();
        }
        cut = false;
    }

    private void letIn() throws IOException {
        var target = URI.create(database.url().substring("jdbc:".length()));
        while (!door.isClosed()) {
            var from = door.accept();
            if (cut) {
                close(from);
                continue;
            }
            var to = new Socket(target.getHost(), target.getPort());
            sockets.add(from);
            sockets.add(to);
            start(() -> pump(from, to));
            start(() -> pump(to, from));
        }
    }

    private void pump(Socket from, Socket to) throws IOException {
        try (from;
                to) {
            var buffer = new byte[8192];
            var input = from.getInputStream();
            for (var read = input.read(buffer); read >= 0; read = input.read(buffer)) {
                waitWhileHanging();
                to.getOutputStream().write(buffer, 0, read);
            }
        } finally {
            sockets.remove(from);
            sockets.remove(to);
        }
    }

    private void waitWhileHanging() {
        synchronized (gate) {
            while (hanging) {
                try {
                    gate.wait();
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                    return;
                }
            }
        }
    }

    @Override
    public void close() {
        mend();
        cut();
        try {
            door.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void close(Socket socket) {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private interface Task {
        void run() throws IOException;
    }

    /** A broken connection ends its threads, as it should. */
    private static void start(Task task) {
        var thread = new Thread(
                () -> {
                    try {
                        task.run();
                    } catch (IOException e) {
                        return;
                    }
                },
                "database-relay");
        thread.setDaemon(true);
        thread.start();
    }
}
