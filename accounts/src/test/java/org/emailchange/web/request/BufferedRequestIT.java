package org.emailchange.web.request;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import org.emailchange.accounts.RunningEdge;
import org.emailchange.testing.http.Answer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BufferedRequestIT extends RunningEdge {

    @Test
    void hasTheFieldsOfAForm() {
        assertThat(post("/verify", "token=a%2Bb+c%C3%A9").body()).isEqualTo("<p>did a+b c\u00e9</p>");
    }

    @Test
    void hasTheParametersOfTheQueryFirst() {
        assertThat(post("/verify?token=q", "other=1").body()).isEqualTo("<p>did q</p>");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "token=%zz",
                "token=%",
                "",
                "other=1",
                "token=%ff",
                "token=%c3",
                "token=%ed%a0%80",
                "token=x&%ff=1"
            })
    void refusesABrokenForm(String body) {
        assertPage(post("/verify", body), 400, "This link or form is not complete");
    }

    @ParameterizedTest
    @ValueSource(strings = {"%ff", "%c3", "%ed%a0%80"})
    void refusesAQueryThatIsNoText(String value) {
        assertPage(anonymous().get("/verify?token=" + value), 400, "This link or form is not complete");
        var answer = user().get("/api/email-availability?limit=1&other=" + value);
        assertProblem(answer, 400, "malformed");
        assertThat(answer.get("field")).isEqualTo("other");
    }

    @Test
    void refusesAFormThatIsTooLarge() {
        assertPage(post("/verify", "token=" + "x".repeat(17_000)), 413, "That was too much text");
    }

    private static void assertPage(Answer answer, int status, String title) {
        assertThat(answer.status()).isEqualTo(status);
        assertThat(answer.findHeader("Content-Type")).hasValue("text/html;charset=UTF-8");
        assertThat(answer.body()).contains("<h1>" + title + "</h1>");
    }

    private Answer post(String path, String form) {
        return anonymous()
                .with("Content-Type", "application/x-www-form-urlencoded")
                .send("POST", path, BodyPublishers.ofString(form));
    }
}
