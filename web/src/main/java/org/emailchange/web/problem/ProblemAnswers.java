package org.emailchange.web.problem;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Set;
import org.emailchange.api.LinkPaths;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.LocaleResolver;
import tools.jackson.databind.json.JsonMapper;

/** Answers a request with a problem: as JSON, or as a page for a browser that is not on the API. */
@Component
public class ProblemAnswers {

    /** Only people come here, whatever their browser or mail program says that it accepts. */
    private static final Set<String> LINK_PAGES =
            Set.of(LinkPaths.VERIFY, LinkPaths.RESEND, LinkPaths.REVOKE, LinkPaths.UNDO);

    private final JsonMapper json;
    private final ObjectProvider<LocaleResolver> pageLanguages;

    ProblemAnswers(JsonMapper json, ObjectProvider<LocaleResolver> pageLanguages) {
        this.json = json;
        this.pageLanguages = pageLanguages;
    }

    /** Writes the answer; does nothing when another has begun. */
    public void answer(HttpServletRequest request, HttpServletResponse response, Problem problem) throws IOException {
        if (response.isCommitted()) {
            return;
        }
        var page = wantsPage(request);
        var texts = new ProblemTexts(page ? pageLanguage(request) : apiLanguage(request));
        response.resetBuffer();
        response.setStatus(problem.type().status());
        addHeaders(response, problem);
        response.setHeader(HttpHeaders.CONTENT_LANGUAGE, texts.language());
        if (page) {
            write(
                    response,
                    "text/html;charset=UTF-8",
                    ProblemPage.of(problem, texts).getBytes(StandardCharsets.UTF_8));
        } else {
            write(
                    response,
                    MediaType.APPLICATION_PROBLEM_JSON_VALUE,
                    json.writeValueAsBytes(ProblemBody.of(problem, texts)));
        }
    }

    private static Locale apiLanguage(HttpServletRequest request) {
        // without the header it would be the language of the server
        return request.getHeader(HttpHeaders.ACCEPT_LANGUAGE) == null ? Locale.ENGLISH : request.getLocale();
    }

    /** That of all pages; it takes the database, which may be what is wrong. */
    private Locale pageLanguage(HttpServletRequest request) {
        try {
            return pageLanguages.getObject().resolveLocale(request);
        } catch (RuntimeException e) {
            return apiLanguage(request);
        }
    }

    /** Adds what an answer with this problem says in its headers, whatever its body is. */
    public static void addHeaders(HttpServletResponse response, Problem problem) {
        problem.headers().forEach(response::setHeader);
        var wait = problem.retryAfter();
        if (wait != null) {
            response.setHeader(HttpHeaders.RETRY_AFTER, Long.toString(ProblemBody.wholeSeconds(wait)));
        }
        if (problem.type() == ProblemType.AUTHENTICATION_FAILED) {
            // every 401 names a scheme, but at Basic a browser would ask for the name and password of its own accord
            response.setHeader(HttpHeaders.WWW_AUTHENTICATE, "Credential realm=\"email-change\"");
        }
    }

    private static void write(HttpServletResponse response, String type, byte[] body) throws IOException {
        response.setContentType(type);
        response.setContentLength(body.length);
        response.getOutputStream().write(body);
    }

    private static boolean wantsPage(HttpServletRequest request) {
        var original = request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI);
        var path = original == null ? request.getRequestURI() : original.toString();
        if (path.startsWith("/api/")) {
            return false;
        }
        var accept = request.getHeader(HttpHeaders.ACCEPT);
        return LINK_PAGES.contains(path) || accept != null && accept.contains(MediaType.TEXT_HTML_VALUE);
    }
}
