package org.emailchange.web.request;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.apache.coyote.ContinueResponseTiming;
import org.apache.coyote.http11.AbstractHttp11Protocol;
import org.emailchange.web.FilterOrder;
import org.emailchange.web.problem.GeneralProblem;
import org.emailchange.web.problem.Problem;
import org.emailchange.web.problem.ProblemException;
import org.emailchange.web.problem.ProblemWriter;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.boot.tomcat.TomcatProtocolHandlerCustomizer;
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

    /** How many threads may wait for a body at once: a part of Tomcat's, so that slow senders leave the rest to others. */
    private static final int PLACES = 64;

    private static final int READ_TIMEOUT_MILLIS = 2_000;
    private static final Duration WAIT_FOR_PLACE = Duration.ofMillis(100);

    /** Counted from the second second on. */
    private static final long MIN_OCTETS_A_SECOND = 500;

    private final Semaphore places = new Semaphore(PLACES, true);
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

    /**
     * Has Tomcat answer {@code Expect: 100-continue} not before the body is read, so that it can be refused unsent, and
     * wait for each part of a body for a shorter time than for a request.
     */
    @Component
    static class Connections implements TomcatProtocolHandlerCustomizer<AbstractHttp11Protocol<?>> {

        @Override
        public void customize(AbstractHttp11Protocol<?> protocol) {
            protocol.setContinueResponseTiming(ContinueResponseTiming.ON_REQUEST_BODY_READ.toString());
            protocol.setDisableUploadTimeout(false);
            protocol.setConnectionUploadTimeout(READ_TIMEOUT_MILLIS);
        }
    }

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
        var body = new Body(request.getInputStream());
        // what came together with its headers keeps nobody waiting
        while (body.total < announced && body.in.available() > 0) {
            body.readSome();
        }
        if (body.total != announced && (announced >= 0 || request.getHeader("Transfer-Encoding") != null)) {
            await(body);
        }
        if (body.total > maxBytes) {
            throw new ProblemException(GeneralProblem.CONTENT_TOO_LARGE);
        }
        return body.octets.toByteArray();
    }

    private void await(Body body) throws IOException {
        if (!hasPlace()) {
            throw new ProblemException(Problem.of(GeneralProblem.UNAVAILABLE).retryAfter(Duration.ofSeconds(1)));
        }
        try {
            var start = System.nanoTime();
            while (body.readSome() && body.total <= MAX_DISCARDED) {
                if (isTooSlow(Duration.ofNanos(System.nanoTime() - start), body.total)) {
                    throw new ProblemException(
                            body.total > maxBytes ? GeneralProblem.CONTENT_TOO_LARGE : GeneralProblem.REQUEST_TIMEOUT);
                }
            }
        } finally {
            places.release();
        }
    }

    private boolean hasPlace() {
        try {
            return places.tryAcquire(WAIT_FOR_PLACE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
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
        private long total;

        Body(ServletInputStream in) {
            this.in = in;
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
