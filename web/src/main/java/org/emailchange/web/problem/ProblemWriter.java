package org.emailchange.web.problem;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.emailchange.web.SharedSettings;
import org.emailchange.web.problem.ProblemTexts.Text;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.core.io.ClassPathResource;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.converter.json.ProblemDetailJacksonMixin;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.LocaleResolver;
import org.springframework.web.util.HtmlUtils;
import tools.jackson.databind.json.JsonMapper;

/** Answers a request with a problem: as JSON, or as a page for a browser that is not on the API. */
@Component
public class ProblemWriter {

    /** Knows the pages that links in mails open: only people do, but some mail programs send no Accept header. */
    public interface LinkPages {

        /** Whether there is such a page at this path. */
        boolean hasLinkPage(String path);
    }

    private final JsonMapper json;
    private final ProblemTexts texts;
    private final ObjectProvider<LocaleResolver> pageLanguages;
    private final ObjectProvider<LinkPages> linkPages;
    private final String brand;
    private final String page;

    ProblemWriter(
            JsonMapper json,
            ProblemTexts texts,
            ObjectProvider<LocaleResolver> pageLanguages,
            ObjectProvider<LinkPages> linkPages,
            SharedSettings settings)
            throws IOException {
        this.json = json.rebuild()
                .addMixIn(ProblemDetail.class, ProblemDetailJacksonMixin.class)
                .build();
        this.texts = texts;
        this.pageLanguages = pageLanguages;
        this.linkPages = linkPages;
        this.brand = settings.brand();
        this.page =
                new ClassPathResource("problem.html", ProblemWriter.class).getContentAsString(StandardCharsets.UTF_8);
    }

    /** Writes the answer; does nothing when another has begun. */
    public void write(HttpServletRequest request, HttpServletResponse response, Problem problem) throws IOException {
        if (response.isCommitted()) {
            return;
        }
        var isPage = wantsPage(request);
        var locale = isPage ? pageLanguage(request) : apiLanguage(request);
        var text = isPage ? texts.ofPage(problem.type(), locale) : texts.of(problem.type(), locale);
        response.resetBuffer();
        response.setStatus(problem.type().status());
        addHeaders(response, problem);
        response.setHeader(HttpHeaders.CONTENT_LANGUAGE, text.language());
        if (isPage) {
            var body = page(problem, text, locale).getBytes(StandardCharsets.UTF_8);
            write(response, "text/html;charset=UTF-8", body);
        } else {
            write(response, MediaType.APPLICATION_PROBLEM_JSON_VALUE, json.writeValueAsBytes(problem.detail(text)));
        }
    }

    /** Sets the headers that an answer with this problem has, whatever its body is. */
    public static void addHeaders(HttpServletResponse response, Problem problem) {
        problem.allHeaders().forEach(response::setHeader);
    }

    private boolean wantsPage(HttpServletRequest request) {
        // on the container's error page, the path that was asked for; decoded in both cases
        var original = request.getAttribute(RequestDispatcher.FORWARD_SERVLET_PATH);
        var path = original == null ? request.getServletPath() : original.toString();
        if (path.startsWith("/api/")) {
            return false;
        }
        var accept = request.getHeader(HttpHeaders.ACCEPT);
        return linkPages.getObject().hasLinkPage(path) || accept != null && accept.contains(MediaType.TEXT_HTML_VALUE);
    }

    private static Locale apiLanguage(HttpServletRequest request) {
        // without the header it would be the language of the server
        return request.getHeader(HttpHeaders.ACCEPT_LANGUAGE) == null ? Locale.ENGLISH : request.getLocale();
    }

    /** The language of all pages; finding it needs the database, which may be what fails. */
    private Locale pageLanguage(HttpServletRequest request) {
        try {
            return pageLanguages.getObject().resolveLocale(request);
        } catch (RuntimeException e) {
            return apiLanguage(request);
        }
    }

    private String page(Problem problem, Text text, Locale locale) {
        var id = problem.properties().get("incident");
        var incident = id == null ? "" : texts.frame("incident", locale) + " " + id;
        return page.replace("{brand}", HtmlUtils.htmlEscape(brand))
                .replace("{home}", HtmlUtils.htmlEscape(texts.frame("home", locale)))
                .replace("{language}", HtmlUtils.htmlEscape(text.language()))
                .replace("{title}", HtmlUtils.htmlEscape(text.title()))
                .replace("{detail}", HtmlUtils.htmlEscape(text.detail()))
                .replace("{incident}", HtmlUtils.htmlEscape(incident));
    }

    private static void write(HttpServletResponse response, String type, byte[] body) throws IOException {
        response.setContentType(type);
        response.setContentLength(body.length);
        response.getOutputStream().write(body);
    }
}
