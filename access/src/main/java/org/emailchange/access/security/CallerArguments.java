package org.emailchange.access.security;

import java.util.List;
import org.springframework.stereotype.Component;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

@Component
class CallerArguments implements WebMvcConfigurer {

    private final CallerArgument caller;
    private final AccountPathArgument account;

    CallerArguments(CallerArgument caller, AccountPathArgument account) {
        this.caller = caller;
        this.account = account;
    }

    @Override
    public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
        resolvers.add(caller);
        resolvers.add(account);
    }
}
