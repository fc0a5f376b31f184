package org.emailchange.web.problem;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import org.emailchange.accounts.RunningEdge;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProblemPageIT extends RunningEdge {

    private static final Locale NEPALI = Locale.forLanguageTag("ne");
    private static final String NO_SUCH_PAGE =
            new ProblemTexts().ofPage(GeneralProblem.NOT_FOUND, NEPALI).title();
    private static final String NOTHING_HERE =
            new ProblemTexts().of(GeneralProblem.NOT_FOUND, NEPALI).title();

    @ParameterizedTest
    @CsvSource({
        "/verify, 400, This link or form is not complete",
        "/nothing, 404, There is no such page",
        "/undo, 500, Something went wrong here",
        "/verify;x=1, 400, This link or form is not complete"
    })
    void isWhatABrowserSees(String path, int status, String title) {
        var answer = anonymous().with("Accept", "text/html,*/*;q=0.8").get(path);

        assertThat(answer.status()).isEqualTo(status);
        assertThat(answer.findHeader("Content-Type")).hasValue("text/html;charset=UTF-8");
        assertThat(answer.body())
                .contains("<h1>" + title + "</h1>", "lang=\"en\"", "/assets/app.css")
                .contains("E-mail change</span>", "<form method=\"get\" action=\"/\">")
                .doesNotContain("{", "Exception", "Whitelabel", "secret-in-a-message");
    }

    @Test
    void isNotForApiClients() {
        assertProblem(anonymous().get("/nothing"), 404, "not-found");
    }

    @Test
    void isForAllClientsOnLinkPages() {
        var answer = anonymous().with("Accept", "*/*").get("/verify");

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.findHeader("Content-Type")).hasValue("text/html;charset=UTF-8");
    }

    @Test
    void isInTheLanguageOfThePages() {
        var browser = anonymous().with("Accept", "text/html").with("Accept-Language", "en");

        assertThat(browser.get("/nothing?lang=ne").body()).contains("lang=\"ne\"", NO_SUCH_PAGE);
        assertThat(browser.with("Cookie", "lang=ne").get("/nothing").body()).contains(NO_SUCH_PAGE);
    }

    @Test
    void leavesApiClientsTheLanguageTheyAccept() {
        var nepali = anonymous().with("Accept-Language", "ne-NP, en;q=0.5").get("/nothing");

        assertThat(nepali.findHeader("Content-Language")).hasValue("ne");
        assertThat(nepali.json().get("title").asString()).isEqualTo(NOTHING_HERE);
        assertThat(anonymous().get("/nothing").findHeader("Content-Language")).hasValue("en");
    }
}
