package org.emailchange.web.problem;

import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.core.annotation.Order;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;

/** A body that is not the JSON asked for; names the field where there is one, never its value. */
@Component
@Order(1)
class JsonProblems implements ProblemSource {

    private static final int MAX_NAME = 100;

    @Override
    public Optional<Problem> problemOf(Throwable exception) {
        if (!(exception instanceof HttpMessageNotReadableException)) {
            return Optional.empty();
        }
        var malformed = Problem.of(ProblemType.MALFORMED);
        if (exception.getCause() instanceof JacksonException json) {
            var field = field(json);
            return Optional.of(field.isEmpty() ? malformed : malformed.with("field", field));
        }
        return Optional.of(malformed);
    }

    private static String field(JacksonException exception) {
        var path = exception.getPath().stream()
                .map(JacksonException.Reference::getPropertyName)
                .map(name -> name == null ? "[]" : name)
                .collect(Collectors.joining("."));
        return path.length() > MAX_NAME ? path.substring(0, MAX_NAME) : path;
    }
}
