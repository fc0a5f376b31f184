package org.emailchange.command.usecase;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.emailchange.accounts.account.AccountProblem;
import org.emailchange.command.RunningCommandSide;
import org.emailchange.testing.http.Answer;
import org.emailchange.web.problem.GeneralProblem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AccountsCallsIT extends RunningCommandSide {

    private final String name = "sita-" + UUID.randomUUID();

    @Test
    void opensAnAccountThatCanSignIn() {
        var opened = open(Map.of()).expect(201);

        assertThat(opened.header("Location")).isEqualTo("/api/accounts/" + opened.get("accountId") + "/email");
        assertThat(opened.header("Email-Version")).isEqualTo("0");
        var progress = anybody()
                .as(name, "secret of Sita")
                .post(
                        "/api/accounts/me/email-changes",
                        Map.of("newEmail", fresh("sita"), "credential", Map.of("password", "secret of Sita")))
                .expect(202);
        assertThat(progress.list("awaiting")).as("there is no address yet").containsExactly("NEW");
    }

    @Test
    void takesTheIdThatTheWalletGives() {
        var id = UUID.randomUUID().toString();

        assertThat(open(Map.of("accountId", id)).expect(201).get("accountId")).isEqualTo(id);
        open(Map.of("accountId", id, "username", "other-" + name)).expect(problem(AccountProblem.ACCOUNT_EXISTS));
    }

    @Test
    void bringsAVerifiedAddressAlong() {
        var email = fresh("sita");

        var opened = open(Map.of("email", email, "emailVerified", true)).expect(201);

        assertThat(opened.header("Email-Version")).isEqualTo("1");
        newcomer().requestChange(email).expect(problem(ChangeProblem.ADDRESS_TAKEN));
    }

    @Test
    void leavesAnUnverifiedAddressToTheAccountThatProvesIt() {
        var email = fresh("sita");
        open(Map.of("email", email)).expect(201);

        change(newcomer(), null, email);

        newcomer().requestChange(email).expect(problem(ChangeProblem.ADDRESS_TAKEN));
    }

    @Test
    void opensNoAccountWhereTheAddressIsTaken() {
        var email = fresh("taken");
        ownerOf(email);

        open(Map.of("email", email, "emailVerified", true)).expect(problem(ChangeProblem.ADDRESS_TAKEN));

        anybody()
                .as(name, "secret of Sita")
                .get("/api/accounts/me/email")
                .expect(problem(GeneralProblem.UNAUTHENTICATED));
        open(Map.of()).expect(201);
    }

    @Test
    void refusesANameThatIsTakenHoweverItIsWritten() {
        open(Map.of()).expect(201);

        open(Map.of("username", name.toUpperCase(Locale.ROOT))).expect(problem(AccountProblem.USERNAME_TAKEN));
        open(Map.of("username", "wallet")).expect(problem(AccountProblem.USERNAME_TAKEN));
    }

    @Test
    void refusesNamesPasswordsAndAddressesThatBreakTheRules() {
        open(Map.of("username", "si:ta")).expect(problem(AccountProblem.INVALID_USERNAME));
        open(Map.of("password", "")).expect(problem(AccountProblem.INVALID_PASSWORD));
        open(Map.of("email", "sita")).expect(problem(GeneralProblem.INVALID_ADDRESS));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{",
                "[]",
                "null",
                "{}",
                "{\"username\":\"a\"}",
                "{\"password\":\"a\"}",
                "{\"username\":1,\"password\":\"a\"}",
                "{\"username\":\"a\",\"password\":null}",
                "{\"username\":\"a\",\"password\":\"a\",\"role\":\"APP\"}",
                "{\"username\":\"a\",\"password\":\"a\",\"accountId\":\"me\"}",
                "{\"username\":\"a\",\"password\":\"a\",\"email\":[\"a@example.org\"]}",
                "{\"username\":\"a\",\"password\":\"a\",\"emailVerified\":true}",
                "{\"username\":\"a\",\"password\":\"a\",\"email\":\"a@example.org\",\"emailVerified\":\"yes\"}",
            })
    void refusesWhatIsMalformed(String body) {
        wallet().post("/api/accounts", body).expect(problem(GeneralProblem.MALFORMED));
    }

    @Test
    void isForTheWalletAlone() {
        var body = Map.of("username", name, "password", "secret of Sita");

        anybody().post("/api/accounts", body).expect(problem(GeneralProblem.UNAUTHENTICATED));
        newcomer().post("/api/accounts", body).expect(problem(GeneralProblem.FORBIDDEN));
    }

    private Answer open(Map<String, Object> fields) {
        var body = new HashMap<String, Object>(Map.of("username", name, "password", "secret of Sita"));
        body.putAll(fields);
        return wallet().post("/api/accounts", body);
    }
}
