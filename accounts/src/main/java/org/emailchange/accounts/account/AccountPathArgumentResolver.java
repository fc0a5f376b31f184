package org.emailchange.accounts.account;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.emailchange.api.AccountId;
import org.emailchange.web.problem.GeneralProblem;
import org.emailchange.web.problem.ProblemException;
import org.emailchange.web.security.Caller;
import org.emailchange.web.security.Caller.AccountOwner;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.stereotype.Component;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.context.request.RequestAttributes;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;
import org.springframework.web.servlet.HandlerMapping;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** Resolves the account of parameters with {@link AccountPath}. */
@Component
class AccountPathArgumentResolver implements HandlerMethodArgumentResolver, WebMvcConfigurer {

    private static final String ME = "me";

    private final Accounts accounts;

    AccountPathArgumentResolver(Accounts accounts) {
        this.accounts = accounts;
    }

    @Override
    public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
        resolvers.add(this);
    }

    @Override
    public boolean supportsParameter(MethodParameter parameter) {
        return parameter.hasParameterAnnotation(AccountPath.class) && parameter.getParameterType() == AccountId.class;
    }

    @Override
    public Object resolveArgument(
            MethodParameter parameter,
            @Nullable ModelAndViewContainer container,
            NativeWebRequest request,
            @Nullable WebDataBinderFactory binders) {
        return Caller.current()
                .flatMap(caller -> reachable(caller, inPath(request)))
                .orElseThrow(() -> new ProblemException(GeneralProblem.NOT_FOUND));
    }

    private Optional<AccountId> reachable(Caller caller, String path) {
        if (caller instanceof AccountOwner owner) {
            return Optional.of(owner.id())
                    .filter(own -> path.equals(ME) || parse(path).equals(Optional.of(own)));
        }
        return parse(path).filter(accounts::exists);
    }

    private static Optional<AccountId> parse(String path) {
        try {
            return Optional.of(AccountId.of(path));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static String inPath(NativeWebRequest request) {
        var name = HandlerMapping.URI_TEMPLATE_VARIABLES_ATTRIBUTE;
        var variables = request.getAttribute(name, RequestAttributes.SCOPE_REQUEST);
        return variables instanceof Map<?, ?> map && map.get("account") instanceof String account ? account : "";
    }
}
