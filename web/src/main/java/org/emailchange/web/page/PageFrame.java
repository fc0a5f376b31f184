package org.emailchange.web.page;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.emailchange.web.SharedSettings;
import org.springframework.stereotype.Component;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;

/** The frame around the content of every page: its brand and its language menu. */
@Component("pageFrame")
public class PageFrame {

    private final SharedSettings settings;

    PageFrame(SharedSettings settings) {
        this.settings = settings;
    }

    /** The name of the service, as people know it. */
    public String brand() {
        return settings.brand();
    }

    /**
     * Another language of the same page.
     *
     * @param name as its speakers call it
     * @param page the URL of the page in this language
     */
    public record Language(String tag, String name, String page) {}

    /** The languages other than the current one; none for the answer to a form, which has no URL. */
    public List<Language> otherLanguages(Locale current) {
        return request()
                .filter(request -> "GET".equals(request.getMethod()))
                .map(request -> Languages.ALL.stream()
                        .filter(language -> !language.getLanguage().equals(current.getLanguage()))
                        .map(language -> in(language, request))
                        .toList())
                .orElse(List.of());
    }

    private static Language in(Locale language, HttpServletRequest request) {
        var tag = language.toLanguageTag();
        var here = ServletUriComponentsBuilder.fromRequest(request)
                .replaceQueryParam(Languages.PARAMETER, tag)
                .build();
        return new Language(tag, language.getDisplayLanguage(language), here.getPath() + "?" + here.getQuery());
    }

    private static Optional<HttpServletRequest> request() {
        return RequestContextHolder.getRequestAttributes() instanceof ServletRequestAttributes attributes
                ? Optional.of(attributes.getRequest())
                : Optional.empty();
    }
}
