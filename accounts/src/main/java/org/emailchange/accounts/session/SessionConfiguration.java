package org.emailchange.accounts.session;

import java.security.SecureRandom;
import java.util.Base64;
import org.emailchange.web.CoreSettings;
import org.emailchange.web.security.SessionSettings;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.session.SessionIdGenerator;
import org.springframework.session.config.SessionRepositoryCustomizer;
import org.springframework.session.jdbc.JdbcIndexedSessionRepository;
import org.springframework.session.jdbc.PostgreSqlJdbcIndexedSessionRepositoryCustomizer;
import org.springframework.session.jdbc.config.annotation.web.http.JdbcHttpSessionConfiguration;
import org.springframework.session.web.http.CookieSerializer;
import org.springframework.session.web.http.DefaultCookieSerializer;

/** The table of sessions, their ids, and the cookie that carries an id. */
@Configuration(proxyBeanMethods = false)
@Import(JdbcHttpSessionConfiguration.class)
class SessionConfiguration {

    private static final int ID_OCTETS = 32;

    @Bean
    SessionIdGenerator sessionIds(SecureRandom random) {
        return () -> {
            var id = new byte[ID_OCTETS];
            random.nextBytes(id);
            return Base64.getUrlEncoder().withoutPadding().encodeToString(id);
        };
    }

    @Bean
    SessionRepositoryCustomizer<JdbcIndexedSessionRepository> sessionsInTheirTable(SessionSettings settings) {
        return sessions -> {
            sessions.setTableName("web_session");
            sessions.setDefaultMaxInactiveInterval(settings.idle());
            new PostgreSqlJdbcIndexedSessionRepositoryCustomizer().customize(sessions);
        };
    }

    /** The prefix {@code __Host-} keeps other hosts of the same site from setting the cookie. */
    @Bean
    CookieSerializer sessionCookie(CoreSettings settings) {
        var secure = settings.isHttps();
        var cookie = new DefaultCookieSerializer();
        cookie.setCookieName(secure ? "__Host-session" : "session");
        cookie.setUseSecureCookie(secure);
        cookie.setCookiePath("/");
        cookie.setUseHttpOnlyCookie(true);
        cookie.setSameSite("Lax");
        cookie.setUseBase64Encoding(false);
        return cookie;
    }
}
