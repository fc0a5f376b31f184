package org.emailchange.accounts.session;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.util.Collections;
import org.springframework.session.Session;
import org.springframework.session.SessionRepository;
import org.springframework.session.web.http.CookieSerializer;
import org.springframework.session.web.http.CookieSerializer.CookieValue;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/**
 * Gives a session a new id after its owner has shown the credential again. The former id ends with the first request that
 * brings the new one, and no earlier: a lost answer must not sign the person out.
 */
@Component
class SessionRenewal implements HandlerInterceptor, WebMvcConfigurer {

    private static final String PREDECESSOR = "session-before";

    private final SessionRepository<? extends Session> sessions;
    private final CookieSerializer cookies;

    SessionRenewal(SessionRepository<? extends Session> sessions, CookieSerializer cookies) {
        this.sessions = sessions;
        this.cookies = cookies;
    }

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(this).excludePathPatterns("/assets/**", "/webjars/**");
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        var session = request.getSession(false);
        if (session != null) {
            endPredecessor(session);
            if (session.getAttribute(OwnSession.RENEWAL) != null) {
                var id = successor(sessions, session);
                cookies.writeCookieValue(new CookieValue(request, response, id));
            }
        }
        return true;
    }

    private void endPredecessor(HttpSession session) {
        if (session.getAttribute(PREDECESSOR) instanceof String before) {
            sessions.deleteById(before);
            session.removeAttribute(PREDECESSOR);
        }
    }

    private static <S extends Session> String successor(SessionRepository<S> sessions, HttpSession session) {
        var successor = sessions.createSession();
        Collections.list(session.getAttributeNames())
                .forEach(name -> successor.setAttribute(name, session.getAttribute(name)));
        successor.removeAttribute(OwnSession.RENEWAL);
        successor.setAttribute(PREDECESSOR, session.getId());
        sessions.save(successor);
        return successor.getId();
    }
}
