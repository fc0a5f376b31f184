package org.emailchange.web.request;

import static org.assertj.core.api.Assertions.assertThat;

import org.emailchange.accounts.RunningEdge;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class StrictJsonIT extends RunningEdge {

    private static final String PATH = "/api/verifications";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"token\":\"x\"}",
                "{\"token\":\"x\",\"count\":1,\"flag\":true,\"names\":[\"a\"]}",
                "{\"token\":\"x\",\"count\":null,\"names\":null}",
                " {\"token\":\"\\u0078\"} ",
                "{\"token\":\"\\ud83d\\ude00\"}"
            })
    void acceptsWhatIsDescribed(String body) {
        assertThat(anonymous().post(PATH, body).status()).isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            token     | {}
            token     | {"token":null}
            token     | {"token":1}
            token     | {"token":true}
            token     | {"token":1.5}
            token     | {"token":["x"]}
            token     | {"token":{"x":1}}
            unknown   | {"token":"x","unknown":1}
            token     | {"Token":"x"}
            count     | {"token":"x","count":"1"}
            count     | {"token":"x","count":1.5}
            count     | {"token":"x","count":99999999999}
            count     | {"token":"x","count":true}
            flag      | {"token":"x","flag":1}
            flag      | {"token":"x","flag":"true"}
            names     | {"token":"x","names":"a"}
            names.[]  | {"token":"x","names":[1]}
            token     | {"token":"\\ud800x"}
            token     | {"token":"x\\udc00"}
            names.[]  | {"token":"x","names":["\\ude00\\ud83d"]}
            """)
    void namesTheFieldThatIsWrong(String field, String body) {
        var answer = anonymous().post(PATH, body);

        assertProblem(answer, 400, "malformed");
        assertThat(answer.json().get("field").asString()).isEqualTo(field);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "null",
                "[]",
                "\"x\"",
                "1",
                "{",
                "{\"token\":\"x\"}}",
                "{\"token\":\"x\"} {\"token\":\"y\"}",
                "{\"token\":\"x\",\"token\":\"y\"}",
                "{\"token\":\"x\",}",
                "{'token':'x'}",
                "{\"token\":\"x\"} // more",
                "{\"token\":\"x\",\"count\":NaN}",
                "{\"token\":\"\u0001\"}"
            })
    void refusesWhatIsNotOneJsonObject(String body) {
        assertProblem(anonymous().post(PATH, body), 400, "malformed");
    }

    @Test
    void refusesDeepNesting() {
        var deep = "[".repeat(7_000) + "]".repeat(7_000);

        assertProblem(anonymous().post(PATH, "{\"token\":" + deep + "}"), 400, "malformed");
        assertProblem(anonymous().post(PATH, "{\"unknown\":" + deep + "}"), 400, "malformed");
        assertProblem(anonymous().post(PATH, deep), 400, "malformed");
    }

    @Test
    void repeatsNoValue() {
        var answer = anonymous().post(PATH, "{\"token\":\"x\",\"count\":\"hidden-value\"}");

        assertThat(answer.body()).doesNotContain("hidden-value", "jackson", "SampleApi");
    }
}
