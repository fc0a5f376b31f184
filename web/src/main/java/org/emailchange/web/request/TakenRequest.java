package org.emailchange.web.request;

import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;

/** A request whose body has been taken in. */
class TakenRequest extends HttpServletRequestWrapper {

    private final byte[] body;

    TakenRequest(HttpServletRequest request, byte[] body) {
        super(request);
        this.body = body;
    }

    static HttpServletRequest of(HttpServletRequest request, byte[] body) {
        var taken = new TakenRequest(request, body);
        return FormFields.isForm(request) ? new FormRequest(taken, FormFields.of(taken, body)) : taken;
    }

    @Override
    public ServletInputStream getInputStream() {
        return new TakenBody(body);
    }

    @Override
    public BufferedReader getReader() {
        var name = getCharacterEncoding();
        var charset = name == null ? StandardCharsets.UTF_8 : Charset.forName(name);
        return new BufferedReader(new InputStreamReader(getInputStream(), charset));
    }
}
