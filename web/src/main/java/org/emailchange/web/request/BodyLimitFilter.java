package org.emailchange.web.request;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Duration;
import org.emailchange.web.FilterOrder;
import org.emailchange.web.limit.Limit;
import org.emailchange.web.limit.Places;
import org.emailchange.web.problem.GeneralProblem;
import org.emailchange.web.problem.ProblemException;
import org.emailchange.web.problem.ProblemWriter;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.util.unit.DataSize;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Reads the whole body before anything else runs, so that a huge or endless one costs little, and a slow one holds
 * neither a database connection nor a lock. Tomcat limits the time of each read alone, which a client that sends a byte
 * now and then never exceeds.
 */
@Component
@Order(FilterOrder.BODY_LIMIT)
class BodyLimitFilter extends OncePerRequestFilter {

    /** What is read and discarded of a body that is too large, so that its sender comes to read the answer. */
    private static final long MAX_DISCARDED = 32L * 1024 * 1024;

    /** An eighth of Tomcat's threads wait for bodies, and half of that for those of one client. */
    private static final int PLACES = 64;

    /** What comes with a body's headers, though in a packet of its own, is there by then. */
    private static final int MOMENT_MILLIS = 50;

    /** Counted from the second second on. */
    private static final long MIN_OCTETS_A_SECOND = 500;

    private final Places places = new Places(PLACES, PLACES / 2, 0, Duration.ZERO);
    private final int maxBytes;
    private final Duration timeout;
    private final ProblemWriter writer;

    BodyLimitFilter(Settings settings, ProblemWriter writer) {
        this.maxBytes = Math.toIntExact(settings.maxBody().toBytes());
        this.timeout = settings.bodyTimeout();
        this.writer = writer;
    }

    /**
     * The settings {@code email-change.request.*}.
     *
     * @param maxBody the largest body accepted
     * @param bodyTimeout how long a body may take to arrive as a whole
     */
    @ConfigurationProperties("email-change.request")
    record Settings(
            @DefaultValue("16KB") DataSize maxBody,
            @DefaultValue("10s") Duration bodyTimeout) {}

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        byte[] body;
        try {
            body = read(request);
        } catch (ProblemException e) {
            // where this body ends, and the next request begins, is not known
            writer.write(request, response, e.problem().withHeader("Connection", "close"));
            return;
        } catch (IOException e) {
            return; // the container has answered, by way of the error page
        }
        HttpServletRequest buffered;
        try {
            buffered = new BufferedRequest(request, body);
        } catch (ProblemException e) {
            writer.write(request, response, e.problem());
            return;
        }
        chain.doFilter(buffered, response);
    }

    private byte[] read(HttpServletRequest request) throws IOException {
        var announced = request.getContentLengthLong();
        if (announced > maxBytes && request.getHeader("Expect") != null) {
            throw new ProblemException(GeneralProblem.CONTENT_TOO_LARGE);
        }
        var body = new Body(request.getInputStream(), announced);
        body.readWhatIsThere();
        if (body.total != announced && (announced >= 0 || request.getHeader("Transfer-Encoding") != null)) {
            await(body, request);
        }
        if (body.total > maxBytes) {
            throw new ProblemException(GeneralProblem.CONTENT_TOO_LARGE);
        }
        return body.octets.toByteArray();
    }

    private void await(Body body, HttpServletRequest request) throws IOException {
        var client = Limit.client(request.getRemoteAddr());
        if (places.take(client)) {
            try {
                readAll(body);
            } finally {
                places.giveBack(client);
            }
            return;
        }
        pause();
        SlowConnections.readOn(request);
        body.readWhatIsThere();
        if (body.total != body.announced) {
            throw Places.none();
        }
    }

    private static void pause() {
        try {
            Thread.sleep(MOMENT_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void readAll(Body body) throws IOException {
        var start = System.nanoTime();
        while (body.readSome() && body.total <= MAX_DISCARDED) {
            if (isTooSlow(Duration.ofNanos(System.nanoTime() - start), body.total)) {
                throw new ProblemException(
                        body.total > maxBytes ? GeneralProblem.CONTENT_TOO_LARGE : GeneralProblem.REQUEST_TIMEOUT);
            }
        }
    }

    private boolean isTooSlow(Duration passed, long octets) {
        return passed.compareTo(timeout) > 0 || octets < MIN_OCTETS_A_SECOND * (passed.toSeconds() - 1);
    }

    /** What has been read so far: of a body that is too large, only how much. */
    private final class Body {

        private final ServletInputStream in;
        private final ByteArrayOutputStream octets = new ByteArrayOutputStream();
        private final byte[] buffer = new byte[4096];
        private final long announced;
        private long total;

        Body(ServletInputStream in, long announced) {
            this.in = in;
            this.announced = announced;
        }

        /** Waits for nothing. */
        void readWhatIsThere() throws IOException {
            while (total < announced && total <= maxBytes && in.available() > 0) {
                readSome();
            }
        }

        /** False at the end. */
        boolean readSome() throws IOException {
            var n = in.read(buffer);
            total += Math.max(n, 0);
            if (n > 0 && total <= maxBytes) {
                octets.write(buffer, 0, n);
            }
            return n >= 0;
        }
    }
}
