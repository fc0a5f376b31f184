package org.emailchange.web.request;

import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.InputStreamReader;
import java.net.URLDecoder;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.Enumeration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.emailchange.web.problem.GeneralProblem;
import org.emailchange.web.problem.ProblemException;
import org.jspecify.annotations.Nullable;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;
import org.springframework.util.StringUtils;

/**
 * A request whose body has been read into memory. Its parameters are those of the query and, after them, the fields of a
 * form, which Tomcat can no longer read itself: all of them valid UTF-8.
 */
final class BufferedRequest extends HttpServletRequestWrapper {

    private final byte[] body;
    private final Map<String, String[]> parameters = new LinkedHashMap<>();

    /**
     * A request with this body.
     *
     * @throws ProblemException MALFORMED where the query, or a body that is a form, is no text; UNSUPPORTED_MEDIA_TYPE
     *     where the type of the body is none, or stands for many, which Spring takes for a fault of ours
     */
    BufferedRequest(HttpServletRequest request, byte[] body) {
        super(request);
        this.body = body;
        if (!"GET".equals(request.getMethod()) && !isConcrete(request.getContentType())) {
            throw new ProblemException(GeneralProblem.UNSUPPORTED_MEDIA_TYPE);
        }
        if (request.getQueryString() != null) {
            add(request.getQueryString());
        }
        if (isForm(request)) {
            add(new String(body, StandardCharsets.ISO_8859_1));
        }
    }

    private static boolean isConcrete(@Nullable String type) {
        try {
            return type == null || MediaType.parseMediaType(type).isConcrete();
        } catch (InvalidMediaTypeException e) {
            return false;
        }
    }

    private static boolean isForm(HttpServletRequest request) {
        var form = MediaType.APPLICATION_FORM_URLENCODED_VALUE;
        var type = request.getContentType();
        return "POST".equals(request.getMethod())
                && type != null
                && type.regionMatches(true, 0, form, 0, form.length());
    }

    private void add(String encoded) {
        for (var field : encoded.split("&")) {
            if (!field.isEmpty()) {
                var pair = field.split("=", 2);
                var name = text(pair[0]).orElseThrow(() -> new ProblemException(GeneralProblem.MALFORMED));
                var value = text(pair.length == 1 ? "" : pair[1]).orElseThrow(() -> ProblemException.malformed(name));
                parameters.merge(name, new String[] {value}, StringUtils::concatenateStringArrays);
            }
        }
    }

    /** Tomcat and Spring would put U+FFFD where there is no UTF-8. */
    private static Optional<String> text(String encoded) {
        try {
            var octets = URLDecoder.decode(encoded, StandardCharsets.ISO_8859_1).getBytes(StandardCharsets.ISO_8859_1);
            return Optional.of(StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(octets))
                    .toString());
        } catch (IllegalArgumentException | CharacterCodingException e) {
            return Optional.empty();
        }
    }

    @Override
    public @Nullable String getParameter(String name) {
        var values = getParameterValues(name);
        return values == null ? null : values[0];
    }

    @Override
    public String @Nullable [] getParameterValues(String name) {
        return parameters.get(name);
    }

    @Override
    public Enumeration<String> getParameterNames() {
        return Collections.enumeration(parameters.keySet());
    }

    @Override
    public Map<String, String[]> getParameterMap() {
        return Collections.unmodifiableMap(parameters);
    }

    @Override
    public ServletInputStream getInputStream() {
        return new Body(body);
    }

    @Override
    public BufferedReader getReader() {
        var name = getCharacterEncoding();
        var charset = name == null ? StandardCharsets.UTF_8 : Charset.forName(name);
        return new BufferedReader(new InputStreamReader(getInputStream(), charset));
    }

    private static final class Body extends ServletInputStream {

        private final ByteArrayInputStream bytes;

        Body(byte[] body) {
            this.bytes = new ByteArrayInputStream(body);
        }

        @Override
        public int read() {
            return bytes.read();
        }

        @Override
        public int read(byte[] buffer, int offset, int length) {
            return bytes.read(buffer, offset, length);
        }

        @Override
        public boolean isFinished() {
            return bytes.available() == 0;
        }

        @Override
        public boolean isReady() {
            return true;
        }

        @Override
        public void setReadListener(ReadListener listener) {
            throw new IllegalStateException("the body has been read already");
        }
    }
}
