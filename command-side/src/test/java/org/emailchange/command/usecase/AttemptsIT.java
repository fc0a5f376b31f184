package org.emailchange.command.usecase;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.config.EventProcessingConfiguration;
import org.axonframework.eventhandling.DisallowReplay;
import org.emailchange.accounts.account.Passwords;
import org.emailchange.accounts.passkey.Passkeys;
import org.emailchange.accounts.session.SessionRenewal;
import org.emailchange.api.Authentication;
import org.emailchange.api.LockReason;
import org.emailchange.api.command.FailAuthentication;
import org.emailchange.api.event.AccountLocked;
import org.emailchange.api.event.credential.CredentialsChanged;
import org.emailchange.command.RunningCommandSide;
import org.emailchange.testing.ConcurrentCalls;
import org.emailchange.testing.TestAccount;
import org.emailchange.testing.http.ApiClient;
import org.emailchange.web.limit.Places;
import org.emailchange.web.problem.GeneralProblem;
import org.emailchange.web.request.Requester;
import org.emailchange.web.security.EncodedPassword;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.transaction.support.TransactionOperations;

class AttemptsIT extends RunningCommandSide {

    private static final Requester ANYBODY =
            new Requester(Optional.empty(), "192.0.2.1", null, Optional.empty(), Optional.empty());

    private final String to = fresh("new");

    private TestAccount owner;
    private ApiClient person;

    @BeforeEach
    void open() {
        owner = system.openAccount(null);
        person = owner(owner);
    }

    @Test
    void areFiveThenTheAccountIsLocked() {
        for (var left = 4; left >= 1; left--) {
            var failed = person.requestChange(to, "wrong").expect(problem(ChangeProblem.AUTHENTICATION_FAILED));
            assertThat(failed.json().get("attemptsLeft").asInt()).isEqualTo(left);
            assertThat(failed.json().has("lockedUntil")).isFalse();
        }
        var last = person.requestChange(to, "wrong").expect(problem(ChangeProblem.AUTHENTICATION_FAILED));
        var locked = person.requestChange(to).expect(problem(ChangeProblem.LOCKED));

        var until = clock.instant().plus(Duration.ofMinutes(30));
        assertThat(last.json().get("attemptsLeft").asInt()).isZero();
        assertThat(last.instant("lockedUntil")).isEqualTo(until);
        assertThat(locked.instant("lockedUntil")).isEqualTo(until);
        assertThat(locked.header("Retry-After")).isEqualTo("1800");
    }

    @Test
    void giveTheirPlacesBackWhateverTheCheckFailsFor() {
        var faulty = new PasswordEncoder() {
            @Override
            public String encode(CharSequence password) {
                throw new StackOverflowError();
            }

            @Override
            public boolean matches(CharSequence password, String hash) {
                throw new StackOverflowError();
            }
        };
        var passwords = new Passwords(
                node.jdbc(), faulty, new EncodedPassword("of nobody"), new Places(1, 1, 1, Duration.ofSeconds(1)));
        var checks = reauthentication(throttle(), passwords);
        for (var i = 0; i < 6; i++) {
            assertThatThrownBy(() -> checks.check(owner.id(), new Credential("x", null), "any", ANYBODY))
                    .isInstanceOf(StackOverflowError.class);
        }

        person.requestChange(to).expect(202);
    }

    @Test
    void hashNoPasswordThatTheRequestItselfHasProvedAlready() {
        var before = checks();
        person.requestChange(to).expect(202);
        assertThat(checks()).isEqualTo(before);

        person.requestChange(to, "wrong").expect(problem(ChangeProblem.AUTHENTICATION_FAILED));
        var asked = Map.of("newEmail", to, "credential", Map.of("password", TestAccount.PASSWORD));
        wallet().post("/api/accounts/" + owner.id() + "/email-changes", asked).expect(202);
        assertThat(checks()).isEqualTo(before + 2);
    }

    private Reauthentication reauthentication(CredentialThrottle throttle, Passwords passwords) {
        return new Reauthentication(
                throttle,
                passwords,
                node.bean(Passkeys.class),
                node.bean(SessionRenewal.class),
                node.bean(CommandDispatcher.class),
                clock);
    }

    @Test
    void startAgainWhenTheLockEnds() {
        lock();
        clock.advance(Duration.ofMinutes(30).minusSeconds(1));
        assertThat(person.requestChange(to)
                        .expect(problem(ChangeProblem.LOCKED))
                        .header("Retry-After"))
                .isEqualTo("1");

        clock.advance(Duration.ofSeconds(1));

        assertThat(person.requestChange(to, "wrong")
                        .expect(401)
                        .json()
                        .get("attemptsLeft")
                        .asInt())
                .isEqualTo(4);
        person.requestChange(to).expect(202);
    }

    @Test
    void startAgainWithTheRightPassword() {
        failTimes(4);
        person.requestChange(to).expect(202);

        assertThat(person.requestChange(to, "wrong")
                        .expect(401)
                        .json()
                        .get("attemptsLeft")
                        .asInt())
                .isEqualTo(4);
    }

    @Test
    void areNotUsedUpByChangesThatAreRefused() {
        var taken = fresh("taken");
        ownerOf(taken);
        for (var i = 0; i < 10; i++) {
            person.requestChange(taken).expect(problem(ChangeProblem.ADDRESS_TAKEN));
        }

        assertThat(person.requestChange(to, "wrong")
                        .expect(401)
                        .json()
                        .get("attemptsLeft")
                        .asInt())
                .isEqualTo(4);
    }

    @Test
    void areFiveHoweverManyComeAtOnce() {
        var before = checks();

        var answers = ConcurrentCalls.times(
                200, i -> person.requestChange(to, "wrong").status());

        assertThat(checks() - before).isEqualTo(5);
        assertThat(answers).filteredOn(status -> status == 401).hasSize(5);
        assertThat(answers)
                .filteredOn(status -> status == 423 || status == 429 || status == 503)
                .hasSize(195);
        person.requestChange(to).expect(problem(ChangeProblem.LOCKED));
    }

    @Test
    void reportNoLockWhileAllAttemptsAreBeingChecked() {
        var places = charged(5);

        var busy = person.requestChange(to).expect(problem(GeneralProblem.RATE_LIMITED));
        assertThat(busy.header("Retry-After")).isEqualTo("1");
        assertThat(busy.json().has("lockedUntil")).isFalse();

        throttle().refund(owner.id(), places.get(0));
        person.requestChange(to).expect(202);
    }

    @Test
    void countAFailureOnlyOnce() {
        var places = charged(4);
        for (var i = 0; i < 3; i++) {
            throttle().fail(owner.id(), places.get(i));
        }

        person.requestChange(to, "wrong").expect(401);
        person.requestChange(to).expect(problem(GeneralProblem.RATE_LIMITED));
    }

    @Test
    void keepTheirPlaceThroughTheSuccessOfAnother() {
        charged(4);
        person.requestChange(to).expect(202);

        assertThatCode(() -> throttle().charge(owner.id())).doesNotThrowAnyException();
        person.requestChange(to).expect(problem(GeneralProblem.RATE_LIMITED));
    }

    @Test
    void keepALockThatCameWhileTheyWereChecked() {
        var before = checks();
        var places = charged(2);
        var account = owner.id();
        throttle().lock(account, clock.instant().plus(Duration.ofMinutes(30)), LockReason.FAILED_ATTEMPTS);

        throttle().refund(account, places.get(0));
        person.requestChange(to).expect(problem(ChangeProblem.LOCKED));
        throttle().reset(account, places.get(1));
        person.requestChange(to).expect(problem(ChangeProblem.LOCKED));
        assertThat(checks()).isEqualTo(before);
    }

    @Test
    void areRefusedAfterEveryLockWhateverItsReason() {
        var account = owner.id();
        var until = clock.instant().plus(Duration.ofMinutes(1));

        throttle().on(new AccountLocked(account.value(), LockReason.UNDONE, null, clock.instant(), until));

        assertThat(person.requestChange(to)
                        .expect(problem(ChangeProblem.LOCKED))
                        .instant("lockedUntil"))
                .isEqualTo(until);
    }

    /** Events come in batches, each in one transaction. */
    @Test
    void doNotWaitForWhatComesAfterALockOrNewCredentials() {
        var account = owner.id().value();
        var now = clock.instant();

        node.bean(TransactionOperations.class).executeWithoutResult(batch -> {
            throttle()
                    .on(new AccountLocked(account, LockReason.UNDONE, null, now, AccountLocked.UNTIL_NEW_CREDENTIALS));
            person.requestChange(to).expect(problem(ChangeProblem.LOCKED));
            throttle().on(new CredentialsChanged(account, 1, now, null, null));
            person.requestChange(to).expect(202);
        });
    }

    /** The lock is an event at once, and a row of this node's throttle only once the node has read the event. */
    @Test
    void areAnsweredByNothingButTheLockBeforeThisNodeHasHeardOfIt() {
        var reactions = node.bean(EventProcessingConfiguration.class)
                .eventProcessor("process")
                .orElseThrow();
        reactions.shutDown();
        try {
            for (var i = 0; i < 5; i++) {
                node.bean(CommandGateway.class)
                        .sendAndWait(new FailAuthentication(owner.id(), Authentication.PASSWORD));
            }
            person.requestChange(to, "wrong").expect(problem(ChangeProblem.LOCKED));
            var before = checks();
            person.requestChange(to, "wrong").expect(problem(ChangeProblem.LOCKED));
            assertThat(checks()).isEqualTo(before);
        } finally {
            reactions.start();
        }
    }

    @Test
    void areNotRefusedAgainInAReplay() {
        assertThat(CredentialThrottle.class).hasAnnotation(DisallowReplay.class);
    }

    @Test
    void startAgainWithNewCredentials() {
        charged(4).forEach(place -> throttle().fail(owner.id(), place));
        throttle().lock(owner.id(), AccountLocked.UNTIL_NEW_CREDENTIALS, LockReason.UNDONE);

        throttle().onNewCredentials(owner.id());

        assertThatCode(() -> charged(2)).doesNotThrowAnyException();
    }

    @Test
    void areFreeAgainHalfAMinuteAfterACrashInTheMiddle() {
        charged(5);
        clock.advance(Duration.ofSeconds(20));
        var busy = person.requestChange(to).expect(problem(GeneralProblem.RATE_LIMITED));
        assertThat(busy.header("Retry-After")).isEqualTo("10");

        clock.advance(Duration.ofSeconds(10));

        person.requestChange(to).expect(202);
    }

    @Test
    void cannotBeUsedUpByOthers() {
        var path = "/api/accounts/" + owner.id() + "/email-changes";
        var wrong = Map.of("newEmail", to, "credential", Map.of("password", "wrong"));
        for (var i = 0; i < 10; i++) {
            newcomer().post(path, wrong).expect(problem(GeneralProblem.NOT_FOUND));
            anybody().as(owner.username(), "wrong").post(path, wrong).expect(problem(GeneralProblem.UNAUTHENTICATED));
        }

        person.requestChange(to).expect(202);
    }

    @Test
    void leaveTheRestOfAnAccountAsItIs() {
        var change = person.requestChange(to).expect(202).get("changeId");
        lock();

        clock.advance(Duration.ofMinutes(1));
        person.resend(change).expect(202);
        person.cancel(change).expect(204);
    }

    /** Attempts that are under way. */
    private List<UUID> charged(int times) {
        return Stream.generate(() -> throttle().charge(owner.id())).limit(times).toList();
    }

    private CredentialThrottle throttle() {
        return node.bean(CredentialThrottle.class);
    }

    private int checks() {
        return passwordChecks.calls();
    }

    private void lock() {
        failTimes(5);
    }

    private void failTimes(int times) {
        for (var i = 0; i < times; i++) {
            person.requestChange(to, "wrong").expect(401);
        }
    }
}
