package org.emailchange.web.request;

import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import java.io.IOException;
import java.util.concurrent.TimeUnit;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ValveBase;
import org.apache.coyote.ActionCode;
import org.apache.coyote.ContinueResponseTiming;
import org.apache.coyote.Processor;
import org.apache.coyote.http11.Http11NioProtocol;
import org.apache.coyote.http11.Http11Processor;
import org.apache.tomcat.util.net.AbstractEndpoint.Handler.SocketState;
import org.apache.tomcat.util.net.SocketWrapperBase;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.stereotype.Component;

/** Has Tomcat wait for nothing without an end; by itself it limits the time of each single read. */
@Component
class SlowConnections implements WebServerFactoryCustomizer<TomcatServletWebServerFactory> {

    private static final String REQUEST = SlowConnections.class.getName();

    private static final int BODY_READ_MILLIS = 2_000;

    /** So many times the time of one read. */
    private static final int ALL_HEADERS = 4;

    @Override
    public void customize(TomcatServletWebServerFactory factory) {
        factory.setProtocol(Http11.class.getName());
        factory.addEngineValves(new Bodies());
    }

    /** HTTP/1.1 where the headers of a request arrive within a time; made by Tomcat by name. */
    public static final class Http11 extends Http11NioProtocol {

        /** Answers {@code Expect: 100-continue} not before the body is read, so that it can be refused unsent. */
        public Http11() {
            setContinueResponseTiming(ContinueResponseTiming.ON_REQUEST_BODY_READ.toString());
            setDisableUploadTimeout(false);
            setConnectionUploadTimeout(BODY_READ_MILLIS);
        }

        @Override
        protected Processor createProcessor() {
            return new Http11Processor(this, getAdapter()) {

                /** Called with each part of the headers that arrives. */
                @Override
                public SocketState service(SocketWrapperBase<?> connection) throws IOException {
                    return isLate(request.getStartTimeNanos()) ? SocketState.CLOSED : super.service(connection);
                }
            };
        }

        private boolean isLate(long start) {
            return start >= 0
                    && System.nanoTime() - start
                            > TimeUnit.MILLISECONDS.toNanos((long) ALL_HEADERS * getConnectionTimeout());
        }
    }

    /** Reads what has come of a body, without waiting for more, where Tomcat has not read it yet. */
    static void readOn(ServletRequest request) {
        if (request.getAttribute(REQUEST) instanceof org.apache.coyote.Request read) {
            read.action(ActionCode.AVAILABLE, true);
        }
    }

    private static final class Bodies extends ValveBase {

        Bodies() {
            super(true);
        }

        @Override
        public void invoke(Request request, Response response) throws IOException, ServletException {
            request.setAttribute(REQUEST, request.getCoyoteRequest());
            getNext().invoke(request, response);
            // after its answer, Tomcat would wait for the rest of a body that was refused, as long as for one read
            if (response.getStatus() >= 400 && !request.isAsync() && !request.isFinished()) {
                request.getCoyoteRequest().action(ActionCode.DISABLE_SWALLOW_INPUT, null);
            }
        }
    }
}
