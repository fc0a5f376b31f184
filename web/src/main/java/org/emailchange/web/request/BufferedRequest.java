package org.emailchange.web.request;

import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.Enumeration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.emailchange.web.problem.GeneralProblem;
import org.emailchange.web.problem.ProblemException;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.converter.FormHttpMessageConverter;
import org.springframework.http.server.ServletServerHttpRequest;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;
import org.springframework.util.StringUtils;

/**
 * A request whose body has been read into memory. Its parameters are those of the query and, after them, the fields of a
 * form, which Tomcat can no longer read itself.
 */
final class BufferedRequest extends HttpServletRequestWrapper {

    private final byte[] body;
    private final MultiValueMap<String, String> fields;

    private BufferedRequest(HttpServletRequest request, byte[] body, MultiValueMap<String, String> fields) {
        super(request);
        this.body = body;
        this.fields = fields;
    }

    /** @throws ProblemException MALFORMED where the body is a form that is broken */
    static HttpServletRequest of(HttpServletRequest request, byte[] body) {
        return new BufferedRequest(
                request, body, isForm(request) ? fields(request, body) : new LinkedMultiValueMap<>());
    }

    private static boolean isForm(HttpServletRequest request) {
        var form = MediaType.APPLICATION_FORM_URLENCODED_VALUE;
        var type = request.getContentType();
        return "POST".equals(request.getMethod())
                && type != null
                && type.regionMatches(true, 0, form, 0, form.length());
    }

    private static MultiValueMap<String, String> fields(HttpServletRequest request, byte[] body) {
        try {
            return new FormHttpMessageConverter().read(null, new ServletServerHttpRequest(request) {
                @Override
                public InputStream getBody() {
                    return new ByteArrayInputStream(body);
                }
            });
        } catch (IOException | RuntimeException e) {
            throw new ProblemException(GeneralProblem.MALFORMED);
        }
    }

    @Override
    public @Nullable String getParameter(String name) {
        var values = getParameterValues(name);
        return values == null ? null : values[0];
    }

    @Override
    public String @Nullable [] getParameterValues(String name) {
        return getParameterMap().get(name);
    }

    @Override
    public Enumeration<String> getParameterNames() {
        return Collections.enumeration(getParameterMap().keySet());
    }

    @Override
    public Map<String, String[]> getParameterMap() {
        var all = new LinkedHashMap<>(super.getParameterMap());
        fields.forEach((name, values) ->
                all.merge(name, StringUtils.toStringArray(values), StringUtils::concatenateStringArrays));
        return all;
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
