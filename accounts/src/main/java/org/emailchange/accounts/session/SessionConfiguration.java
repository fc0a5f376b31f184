package org.emailchange.accounts.session;

import java.security.SecureRandom;
import java.util.Base64;
import org.emailchange.web.SharedSettings;
import org.emailchange.web.security.SessionSettings;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.session.SessionIdGenerator;
import org.springframework.session.config.SessionRepositoryCustomizer;
import org.springframework.session.jdbc.JdbcIndexedSessionRepository;
import org.springframework.session.jdbc.config.annotation.web.http.JdbcHttpSessionConfiguration;
import org.springframework.session.web.http.CookieSerializer;
import org.springframework.session.web.http.DefaultCookieSerializer;

/** The table of sessions, their ids, and the cookie that carries an id. */
@Configuration(proxyBeanMethods = false)
@Import(JdbcHttpSessionConfiguration.class)
class SessionConfiguration {

    private static final int ID_OCTETS = 32;

    /** Finds a session by either id, unless the credentials that it was signed in with were replaced since. */
    private static final String FIND = """
            select s.primary_id, q.asked as session_id, s.creation_time, s.last_access_time, s.max_inactive_interval,
                   sa.attribute_name, sa.attribute_bytes
              from (select cast(? as varchar) as asked) q
              join web_session s on s.session_id = q.asked or s.next_id = q.asked
              left join web_session_attributes sa on sa.session_primary_id = s.primary_id
             where case when s.principal_name like 'USER:%' then exists (
                       select from account a
                        where a.account_id = cast(substr(s.principal_name, 6, 36) as uuid)
                          and cast(a.credential_changes as text) = split_part(s.principal_name, '/', 2))
                   else true end""";

    /** A session never gets another id than its next one: who signs in gets a new session. */
    private static final String UPDATE = """
            update web_session s
               set session_id = case when s.next_id = p.id then p.id else s.session_id end,
                   next_id = nullif(s.next_id, p.id), last_access_time = p.accessed, max_inactive_interval = p.idle,
                   expiry_time = p.expiry, principal_name = p.principal
              from (select cast(? as varchar) as id, cast(? as bigint) as accessed, cast(? as int) as idle,
                           cast(? as bigint) as expiry, cast(? as varchar) as principal,
                           cast(? as char(36)) as primary_id) p
             where s.primary_id = p.primary_id""";

    private static final String DELETE = """
            delete from web_session s using (select cast(? as varchar) as asked) q
             where (s.session_id = q.asked or s.next_id = q.asked) and s.max_inactive_interval >= 0""";

    /** Nothing where the session has ended meanwhile. */
    private static final String ADD_ATTRIBUTE = """
            insert into web_session_attributes (session_primary_id, attribute_name, attribute_bytes)
            select s.primary_id, p.name, p.bytes
              from (select cast(? as char(36)) as id, cast(? as varchar) as name, cast(? as bytea) as bytes) p
              join web_session s on s.primary_id = p.id
               for key share of s
            on conflict (session_primary_id, attribute_name) do update set attribute_bytes = excluded.attribute_bytes""";

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
            sessions.setGetSessionQuery(FIND);
            sessions.setUpdateSessionQuery(UPDATE);
            sessions.setDeleteSessionQuery(DELETE);
            sessions.setCreateSessionAttributeQuery(ADD_ATTRIBUTE);
        };
    }

    /** The prefix {@code __Host-} keeps other hosts of the same site from setting the cookie. */
    @Bean
    CookieSerializer sessionCookie(SharedSettings settings) {
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
