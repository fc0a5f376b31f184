package org.emailchange.access.problem;

import static org.assertj.core.api.Assertions.assertThat;

import org.emailchange.access.RunningEdge;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProblemPageIT extends RunningEdge {

    @ParameterizedTest
    @CsvSource({
        "/verify, 400, The request cannot be understood",
        "/nothing, 404, There is nothing here",
        "/undo, 500, Something went wrong here",
        "/verify;x=1, 400, The request cannot be understood"
    })
    void isWhatABrowserSees(String path, int status, String title) {
        var answer = anonymous().with("Accept", "text/html,*/*;q=0.8").get(path);

        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(answer.headers().firstValue("Content-Type")).hasValue("text/html;charset=UTF-8");
        assertThat(answer.body())
                .contains("<h1>" + title + "</h1>", "lang=\"en\"", "/assets/app.css")
                .doesNotContain("{", "Exception", "Whitelabel", "secret-in-a-message");
    }

    @Test
    void isNotForPrograms() {
        assertProblem(anonymous().get("/nothing"), 404, "not-found");
    }

    @Test
    void isForEverybodyWhereOnlyPeopleCome() {
        var answer = anonymous().with("Accept", "*/*").get("/verify");

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.headers().firstValue("Content-Type")).hasValue("text/html;charset=UTF-8");
    }
}
