package org.emailchange.access.security;

import java.util.Map;
import java.util.Optional;
import org.emailchange.access.account.Accounts;
import org.emailchange.access.problem.ProblemException;
import org.emailchange.access.problem.ProblemType;
import org.emailchange.api.AccountId;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.stereotype.Component;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.context.request.RequestAttributes;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;
import org.springframework.web.servlet.HandlerMapping;

/** Finds the account that {@link AccountPath} asks for. */
@Component
class AccountPathArgument implements HandlerMethodArgumentResolver {

    private static final String ME = "me";

    private final Accounts accounts;

    AccountPathArgument(Accounts accounts) {
        this.accounts = accounts;
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
        return CurrentCaller.get()
                .flatMap(caller -> reachable(caller, inPath(request)))
                .orElseThrow(() -> new ProblemException(ProblemType.NOT_FOUND));
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
