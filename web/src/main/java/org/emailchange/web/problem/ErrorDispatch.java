package org.emailchange.web.problem;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.SocketTimeoutException;
import org.apache.coyote.BadRequestException;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.RequestMapping;

/** Answers what went wrong outside the controllers, in filters or in the container. */
@Controller
class ErrorDispatch implements ErrorController {

    private final Problems problems;
    private final ProblemAnswers answers;

    ErrorDispatch(Problems problems, ProblemAnswers answers) {
        this.problems = problems;
        this.answers = answers;
    }

    @RequestMapping("${server.error.path:/error}")
    void answer(HttpServletRequest request, HttpServletResponse response) throws IOException {
        answers.answer(request, response, problem(request));
    }

    private Problem problem(HttpServletRequest request) {
        if (request.getAttribute(RequestDispatcher.ERROR_EXCEPTION) instanceof Throwable exception) {
            return problem(exception);
        }
        return request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE) instanceof Integer status
                ? StatusProblem.of(status)
                : Problem.of(ProblemType.NOT_FOUND);
    }

    private Problem problem(Throwable exception) {
        if (exception instanceof SocketTimeoutException) {
            return Problem.of(ProblemType.REQUEST_TIMEOUT);
        }
        return exception instanceof BadRequestException ? Problem.of(ProblemType.MALFORMED) : problems.of(exception);
    }
}
