package org.emailchange.web.problem;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.util.DisconnectedClientHelper;

/** The one place where exceptions from controllers, and from the framework around them, become answers. */
@RestControllerAdvice
@Order(Ordered.LOWEST_PRECEDENCE)
class ProblemAdvice {

    private static final int FIRST_ERROR = 400;

    private final Problems problems;
    private final ProblemAnswers answers;

    ProblemAdvice(Problems problems, ProblemAnswers answers) {
        this.problems = problems;
        this.answers = answers;
    }

    @ExceptionHandler(Exception.class)
    void answer(Exception exception, HttpServletRequest request, HttpServletResponse response) throws Exception {
        if (DisconnectedClientHelper.isClientDisconnectedException(exception)) {
            return;
        }
        answers.answer(request, response, problems.of(exception));
        if (brokeOff(request, response)) {
            throw exception;
        }
    }

    /** The container then closes the connection, so that nobody takes what has been sent for all there is. */
    private static boolean brokeOff(HttpServletRequest request, HttpServletResponse response) {
        return request.getDispatcherType() == DispatcherType.REQUEST
                && response.getStatus() < FIRST_ERROR
                && response.isCommitted();
    }

    /** Spring Security answers these itself, outside. */
    @ExceptionHandler({AccessDeniedException.class, AuthenticationException.class})
    void leaveToSecurity(RuntimeException exception) {
        throw exception;
    }
}
