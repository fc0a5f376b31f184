package org.emailchange.web.request;

import jakarta.servlet.http.HttpServletRequest;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import org.emailchange.web.problem.GeneralProblem;
import org.emailchange.web.problem.ProblemException;
import org.springframework.http.MediaType;
import org.springframework.http.converter.FormHttpMessageConverter;
import org.springframework.http.server.ServletServerHttpRequest;
import org.springframework.util.MultiValueMap;

/** Reads the fields of a form, which the container cannot do any more once the body is taken in. */
final class FormFields {

    private static final String FORM = MediaType.APPLICATION_FORM_URLENCODED_VALUE;

    private FormFields() {}

    static boolean isForm(HttpServletRequest request) {
        var type = request.getContentType();
        return "POST".equals(request.getMethod())
                && type != null
                && type.regionMatches(true, 0, FORM, 0, FORM.length());
    }

    static MultiValueMap<String, String> of(HttpServletRequest request, byte[] body) {
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
}
