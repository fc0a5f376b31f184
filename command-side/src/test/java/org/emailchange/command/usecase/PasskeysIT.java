package org.emailchange.command.usecase;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.emailchange.accounts.account.AccountProblem;
import org.emailchange.accounts.passkey.ChallengePurpose;
import org.emailchange.accounts.passkey.Passkeys;
import org.emailchange.api.AccountId;
import org.emailchange.api.LinkPurpose;
import org.emailchange.command.RunningCommandSide;
import org.emailchange.testing.ConcurrentCalls;
import org.emailchange.testing.TestAccount;
import org.emailchange.testing.http.Answer;
import org.emailchange.testing.http.ApiClient;
import org.emailchange.testing.passkey.TestPasskey;
import org.emailchange.web.problem.GeneralProblem;
import org.emailchange.web.problem.ProblemException;
import org.emailchange.web.request.Requester;
import org.emailchange.web.security.Caller.AccountOwner;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class PasskeysIT extends RunningCommandSide {

    private static final String MINE = "/api/accounts/me";

    private final String from = fresh("old");
    private final String to = fresh("new");

    private TestAccount owner;
    private ApiClient person;
    private TestPasskey device;

    @BeforeEach
    void open() {
        owner = system.openAccount(from);
        person = owner(owner);
        device = registered(owner.id());
    }

    @Test
    void replaceThePasswordAndTheConfirmationOfTheCurrentAddress() {
        var asked = ask(person, MINE, device).expect(202);

        assertThat(asked.list("awaiting")).containsExactly("NEW");
        verify(inbox.token(to, LinkPurpose.CONFIRM_NEW)).expect(200);
    }

    @Test
    void areAskedForWithThePersonVerified() {
        var options = options(person, MINE, to).expect(200).json();

        assertThat(options.get("userVerification").asString()).isEqualTo("required");
        assertThat(options.get("allowCredentials")).hasSize(1);
    }

    @Test
    void countForNothingWithoutThePersonVerified() {
        assertFails(ask(person, MINE, device.verifiesNobody()), 4);
    }

    @Test
    void countForTheirOwnAccountAlone() {
        var thiefsAccount = system.openAccount(null);
        var thief = owner(thiefsAccount);
        assertFails(ask(thief, MINE, device), 4);

        registered(thiefsAccount.id());

        assertFails(ask(thief, MINE, device), 3);
        ask(person, MINE, device).expect(202);
        assertThat(person.requestChange(to, "wrong")
                        .expect(401)
                        .json()
                        .get("attemptsLeft")
                        .asInt())
                .as("nothing counted for the owner of the passkey")
                .isEqualTo(4);
    }

    @Test
    void shareTheirAttemptsAndTheLockWithThePassword() {
        for (var left = 4; left >= 2; left--) {
            assertFails(person.requestChange(to, "wrong"), left);
        }
        device.verifiesNobody();
        assertFails(ask(person, MINE, device), 1);
        var last = ask(person, MINE, device).expect(problem(ChangeProblem.AUTHENTICATION_FAILED));

        var until = clock.instant().plus(Duration.ofMinutes(30));
        assertThat(last.instant("lockedUntil")).isEqualTo(until);
        var genuine = registered(owner.id());
        assertThat(ask(person, MINE, genuine)
                        .expect(problem(ChangeProblem.LOCKED))
                        .instant("lockedUntil"))
                .isEqualTo(until);
        clock.advance(Duration.ofMinutes(30));
        ask(person, MINE, genuine).expect(202);
    }

    @Test
    void areGoodForTheAddressThatWasNamedAndOnce() {
        var options = options(person, MINE, fresh("other")).expect(200).body();
        assertFails(ask(person, MINE, device.use(options)), 4);

        var answer = device.use(options(person, MINE, to).expect(200).body());
        ask(person, MINE, answer).expect(202);
        assertFails(ask(person, MINE, answer), 4);
    }

    @Test
    void areGoodForFiveMinutes() {
        var answer = device.use(options(person, MINE, to).expect(200).body());

        clock.advance(Duration.ofMinutes(5));

        assertFails(ask(person, MINE, answer), 4);
    }

    @Test
    void areGoodOnlyForTheCallerThatRequestedThem() {
        var path = "/api/accounts/" + owner.id();
        var answer = device.use(options(person, MINE, to).expect(200).body());

        assertFails(ask(wallet(), path, answer), 4);
        ask(wallet(), path, device).expect(202);
    }

    @Test
    void areForCallersWhoMayRequestTheChangeAlone() {
        options(newcomer(), "/api/accounts/" + owner.id(), to).expect(problem(GeneralProblem.NOT_FOUND));
        options(person, MINE, "nobody").expect(problem(GeneralProblem.INVALID_ADDRESS));
    }

    @Test
    void areNoMoreThanTwentyHoweverManyAreAddedAtOnce() {
        for (var i = 0; i < 17; i++) {
            registered(owner.id());
        }
        var requests = node.bean(PasskeyRequests.class);
        var requester = new Requester(
                Optional.of(new AccountOwner(owner.id())), "127.0.0.1", null, Optional.empty(), Optional.empty());
        var password = new Credential(TestAccount.PASSWORD, null);
        var calls = Stream.generate(() ->
                        TestPasskey.at("http://localhost:8080").make(requests.optionsToCreate(owner.id(), requester)))
                .limit(5)
                .<Callable<Boolean>>map(made -> () -> {
                    try {
                        requests.add(owner.id(), password, "Phone", made, requester);
                        return true;
                    } catch (ProblemException refused) {
                        assertThat(refused.problem().type()).isEqualTo(AccountProblem.TOO_MANY_PASSKEYS);
                        return false;
                    }
                })
                .toList();

        assertThat(ConcurrentCalls.all(calls)).containsExactlyInAnyOrder(true, true, false, false, false);

        assertThat(requests.of(owner.id())).hasSize(20);
    }

    @Test
    void goWithNoPassword() {
        var answer = json(device.use(options(person, MINE, to).expect(200).body()));
        var both = Map.of("password", "wrong", "passkey", answer);

        person.post(MINE + "/email-changes", Map.of("newEmail", to, "credential", both))
                .expect(problem(GeneralProblem.MALFORMED));
        person.post(MINE + "/email-changes", Map.of("newEmail", to, "credential", Map.of()))
                .expect(problem(GeneralProblem.MALFORMED));
    }

    private TestPasskey registered(AccountId account) {
        var made = TestPasskey.at("http://localhost:8080");
        var adding = new ChallengePurpose("test", account.value(), "add");
        var passkeys = node.bean(Passkeys.class);
        var answer = made.make(passkeys.registrationOptions(account, adding));
        passkeys.add(account, passkeys.read(account, adding, "Phone", answer).orElseThrow(), clock.instant(), 0);
        return made;
    }

    private static Answer options(ApiClient caller, String account, String newEmail) {
        return caller.post(account + "/passkey-options", Map.of("newEmail", newEmail));
    }

    private Answer ask(ApiClient caller, String account, TestPasskey used) {
        return ask(
                caller,
                account,
                used.use(options(caller, account, to).expect(200).body()));
    }

    private Answer ask(ApiClient caller, String account, String answer) {
        return caller.post(
                account + "/email-changes", Map.of("newEmail", to, "credential", Map.of("passkey", json(answer))));
    }

    private static void assertFails(Answer answer, int attemptsLeft) {
        answer.expect(problem(ChangeProblem.AUTHENTICATION_FAILED));
        assertThat(answer.json().get("attemptsLeft").asInt()).isEqualTo(attemptsLeft);
    }

    private static JsonNode json(String text) {
        return JsonMapper.shared().readTree(text);
    }
}
