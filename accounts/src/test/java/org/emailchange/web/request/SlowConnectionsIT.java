package org.emailchange.web.request;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.emailchange.accounts.RunningEdge;
import org.emailchange.testing.http.RawHttp;
import org.junit.jupiter.api.Test;

class SlowConnectionsIT extends RunningEdge {

    @Test
    void endWhereTheHeadersTrickleIn() {
        var drops = Executors.newSingleThreadScheduledExecutor();
        try (var connection = new RawHttp(port)) {
            connection.write("GET / HTTP/1.1\r\nHost: localhost\r\nX-Slow: ");
            drops.scheduleAtFixedRate(() -> connection.write("x"), 0, 100, TimeUnit.MILLISECONDS);

            assertThat(connection.readAll()).isEmpty();
        } finally {
            drops.shutdownNow();
        }
    }
}
