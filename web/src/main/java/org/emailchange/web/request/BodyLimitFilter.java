package org.emailchange.web.request;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Duration;
import org.apache.coyote.ContinueResponseTiming;
import org.apache.coyote.http11.AbstractHttp11Protocol;
import org.emailchange.web.FilterOrder;
import org.emailchange.web.problem.GeneralProblem;
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

    /** Has Tomcat answer {@code Expect: 100-continue} not before the body is read, so that it can be refused unsent. */
    @Component
    static class ContinueOnRead implements TomcatProtocolHandlerCustomizer<AbstractHttp11Protocol<?>> {

        @Override
        public void customize(AbstractHttp11Protocol<?> protocol) {
            protocol.setContinueResponseTiming(ContinueResponseTiming.ON_REQUEST_BODY_READ.toString());
        }
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        HttpServletRequest buffered;
        try {
            buffered = new BufferedRequest(request, read(request));
        } catch (ProblemException e) {
            // where this body ends, and the next request begins, is not known
            writer.write(request, response, e.problem().withHeader("Connection", "close"));
            return;
        } catch (IOException e) {
            return; // the container has answered, by way of the error page
        }
        chain.doFilter(buffered, response);
    }

    private byte[] read(HttpServletRequest request) throws IOException {
        var deadline = System.nanoTime() + timeout.toNanos();
        if (request.getContentLengthLong() > maxBytes && request.getHeader("Expect") != null) {
            throw new ProblemException(GeneralProblem.CONTENT_TOO_LARGE);
        }
        var in = request.getInputStream();
        var body = new ByteArrayOutputStream();
        var buffer = new byte[4096];
        long total = 0;
        for (var n = in.read(buffer); n >= 0; n = in.read(buffer)) {
            total += n;
            if (System.nanoTime() > deadline) {
                throw new ProblemException(
                        total > maxBytes ? GeneralProblem.CONTENT_TOO_LARGE : GeneralProblem.REQUEST_TIMEOUT);
            }
            if (total > MAX_DISCARDED) {
                break;
            }
            if (total <= maxBytes) {
                body.write(buffer, 0, n);
            }
        }
        if (total > maxBytes) {
            throw new ProblemException(GeneralProblem.CONTENT_TOO_LARGE);
        }
        return body.toByteArray();
    }
}
