package org.emailchange.web.problem;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.EOFException;
import java.io.IOException;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import org.apache.coyote.BadRequestException;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.util.DisconnectedClientHelper;

/** Turns what goes wrong into answers: exceptions of controllers, and errors of filters and of the container. */
@Controller
@RestControllerAdvice
@Order(Ordered.LOWEST_PRECEDENCE)
class ProblemAdvice implements ErrorController {

    private static final int FIRST_ERROR = 400;

    private final Problems problems;
    private final ProblemWriter writer;

    ProblemAdvice(Problems problems, ProblemWriter writer) {
        this.problems = problems;
        this.writer = writer;
    }

    @ExceptionHandler(Exception.class)
    void answer(Exception exception, HttpServletRequest request, HttpServletResponse response) throws Exception {
        if (DisconnectedClientHelper.isClientDisconnectedException(exception)) {
            return;
        }
        writer.write(request, response, problems.of(exception));
        if (brokeOff(request, response)) {
            throw exception;
        }
    }

    /** The container then closes the connection, so that the client does not take a partial answer for a whole one. */
    private static boolean brokeOff(HttpServletRequest request, HttpServletResponse response) {
        return request.getDispatcherType() == DispatcherType.REQUEST
                && response.getStatus() < FIRST_ERROR
                && response.isCommitted();
    }

    /** Spring Security's filters answer these. */
    @ExceptionHandler({AccessDeniedException.class, AuthenticationException.class})
    void leaveToSecurity(RuntimeException exception) {
        throw exception;
    }

    /** The error page of the container: what failed outside the controllers. */
    @RequestMapping("${server.error.path:/error}")
    void answerError(HttpServletRequest request, HttpServletResponse response) throws IOException {
        writer.write(request, response, problemOf(request));
    }

    private Problem problemOf(HttpServletRequest request) {
        if (request.getAttribute(RequestDispatcher.ERROR_EXCEPTION) instanceof Throwable exception) {
            return problemOf(exception);
        }
        return request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE) instanceof Integer status
                ? Problem.ofStatus(status)
                : Problem.of(GeneralProblem.NOT_FOUND);
    }

    private Problem problemOf(Throwable exception) {
        if (exception instanceof SocketTimeoutException) {
            return Problem.of(GeneralProblem.REQUEST_TIMEOUT);
        }
        // who has gone reads no answer, and is no fault of ours
        return exception instanceof BadRequestException
                        || exception instanceof EOFException
                        || exception instanceof SocketException
                        || DisconnectedClientHelper.isClientDisconnectedException(exception)
                ? Problem.of(GeneralProblem.MALFORMED)
                : problems.of(exception);
    }
}
