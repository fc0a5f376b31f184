package org.emailchange.web.request;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import java.util.List;
import java.util.Optional;
import org.emailchange.api.AccountId;
import org.emailchange.web.security.Caller;
import org.emailchange.web.security.Caller.CheckedPassword;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.stereotype.Component;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/**
 * Where a request comes from: all that use cases need to know of an HTTP request. Controller methods take it as a
 * parameter.
 *
 * @param caller who is signed in; empty where a call needs no signing in
 * @param address the client's address
 * @param userAgent what the client calls itself
 * @param session the browser's session, if there is one
 * @param password what the caller showed with the request itself, if that was a password of an account
 */
public record Requester(
        Optional<Caller> caller,
        String address,
        @Nullable String userAgent,
        Optional<HttpSession> session,
        Optional<CheckedPassword> password) {

    /** The account that is signed in; empty for staff as well. */
    public Optional<AccountId> account() {
        return caller.flatMap(Caller::account);
    }

    /** The password of this account, where its owner showed it with the request itself. */
    public Optional<CheckedPassword> passwordOf(AccountId account) {
        return account().filter(account::equals).flatMap(own -> password);
    }

    /** Resolves such parameters of controller methods. */
    @Component
    static class Argument implements HandlerMethodArgumentResolver, WebMvcConfigurer {

        @Override
        public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
            resolvers.add(this);
        }

        @Override
        public boolean supportsParameter(MethodParameter parameter) {
            return parameter.getParameterType() == Requester.class;
        }

        @Override
        public Object resolveArgument(
                MethodParameter parameter,
                @Nullable ModelAndViewContainer container,
                NativeWebRequest webRequest,
                @Nullable WebDataBinderFactory binders) {
            var request = (HttpServletRequest) webRequest.getNativeRequest();
            return new Requester(
                    Caller.current(),
                    request.getRemoteAddr(),
                    request.getHeader("User-Agent"),
                    Optional.ofNullable(request.getSession(false)),
                    Caller.currentPassword());
        }
    }
}
