package org.emailchange.web.request;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import java.util.Collections;
import java.util.Enumeration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.util.MultiValueMap;
import org.springframework.util.StringUtils;

/** A request whose parameters are those of its query and, after them, the fields of its form. */
final class FormRequest extends HttpServletRequestWrapper {

    private final MultiValueMap<String, String> fields;

    FormRequest(HttpServletRequest request, MultiValueMap<String, String> fields) {
        super(request);
        this.fields = fields;
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
}
