package org.emailchange.accounts.session;

import java.util.Objects;
import org.emailchange.web.request.Requester;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.session.SessionIdGenerator;
import org.springframework.session.web.http.CookieSerializer;
import org.springframework.session.web.http.CookieSerializer.CookieValue;
import org.springframework.stereotype.Component;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;

/**
 * Gives a session a new id after its owner has shown the credential again. Only the answer to that very request tells it.
 * The former id ends with the first request that brings the new one, and no earlier: a lost answer must not sign the person
 * out. Both are ids of the one session, so that signing out, or new credentials, end it under either.
 */
@Component
public class SessionRenewal {

    private final JdbcClient database;
    private final SessionIdGenerator ids;
    private final CookieSerializer cookies;

    SessionRenewal(JdbcClient database, SessionIdGenerator ids, CookieSerializer cookies) {
        this.database = database;
        this.ids = ids;
        this.cookies = cookies;
    }

    /** Does nothing where the request came without a session, or where that has ended meanwhile. */
    public void renew(Requester requester) {
        requester.session().ifPresent(session -> {
            var next = ids.generate();
            var renewed = database.sql("""
                            update web_session set session_id = :asked, next_id = :next
                            where session_id = :asked or next_id = :asked""")
                    .param("asked", session.getId())
                    .param("next", next)
                    .update();
            if (renewed == 1) {
                var exchange = (ServletRequestAttributes) RequestContextHolder.currentRequestAttributes();
                var response = Objects.requireNonNull(exchange.getResponse());
                cookies.writeCookieValue(new CookieValue(exchange.getRequest(), response, next));
            }
        });
    }
}
