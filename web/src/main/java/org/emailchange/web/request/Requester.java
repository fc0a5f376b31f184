package org.emailchange.web.request;

import jakarta.servlet.http.HttpSession;
import java.util.Optional;
import org.emailchange.api.AccountId;
import org.emailchange.web.security.Caller;
import org.jspecify.annotations.Nullable;

/**
 * Where a request comes from: all that use cases need to know of an HTTP request. Controller methods take it as a
 * parameter.
 *
 * @param caller who is signed in; empty where a call needs no signing in
 * @param address the client's address
 * @param userAgent what the client calls itself
 * @param session the browser's session, if there is one
 */
public record Requester(
        Optional<Caller> caller, String address, @Nullable String userAgent, Optional<HttpSession> session) {

    /** The account that is signed in; empty for staff as well. */
    public Optional<AccountId> account() {
        return caller.flatMap(Caller::account);
    }
}
