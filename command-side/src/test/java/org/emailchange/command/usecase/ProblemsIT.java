package org.emailchange.command.usecase;

import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.emailchange.accounts.account.AccountProblem;
import org.emailchange.api.EmailAddress;
import org.emailchange.api.LinkPurpose;
import org.emailchange.command.RunningCommandSide;
import org.emailchange.eventstore.address.AddressIds;
import org.emailchange.testing.http.Answer;
import org.emailchange.web.problem.GeneralProblem;
import org.emailchange.web.problem.ProblemType;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Every type of problem that the command side answers, and one request that gets it. */
class ProblemsIT extends RunningCommandSide {

    /** Problems of a broken service or connection, and of limits, which other tests provoke. */
    private static final Set<ProblemType> ELSEWHERE = Set.of(
            GeneralProblem.REQUEST_TIMEOUT,
            GeneralProblem.INTERNAL,
            GeneralProblem.UNAVAILABLE,
            GeneralProblem.RATE_LIMITED,
            ChangeProblem.MAIL_NOT_KEPT,
            AccountProblem.TOO_MANY_PASSKEYS);

    /** Addresses of the scenario that runs. */
    private String from = fresh("old");

    private String to = fresh("new");

    private final Map<ProblemType, Supplier<Answer>> table = Map.ofEntries(
            entry(GeneralProblem.INVALID_ADDRESS, () -> newcomer().requestChange("nobody")),
            entry(ChangeProblem.ADDRESS_TAKEN, () -> {
                ownerOf(from);
                return newcomer().requestChange(from);
            }),
            entry(ChangeProblem.ADDRESS_UNCHANGED, () -> ownerOf(from).requestChange(from)),
            entry(ChangeProblem.AUTHENTICATION_FAILED, () -> newcomer().requestChange(to, "wrong")),
            entry(ChangeProblem.LOCKED, () -> {
                var person = newcomer();
                for (var i = 0; i < 5; i++) {
                    person.requestChange(to, "wrong");
                }
                return person.requestChange(to);
            }),
            entry(ChangeProblem.LOCKED_UNTIL_NEW_CREDENTIALS, () -> {
                var person = ownerOf(from);
                change(person, from, to);
                undo(inbox.token(from, LinkPurpose.UNDO)).expect(200);
                var answer = person.requestChange(to);
                assertThat(answer.get("lockReason")).isEqualTo("UNDONE");
                assertThat(answer.header("Retry-After")).isEqualTo("86400");
                return answer;
            }),
            entry(ChangeProblem.MAILBOX_REFUSED, () -> {
                var person = newcomer();
                person.requestChange(to).expect(202);
                revoke(inbox.token(to, LinkPurpose.REFUSE)).expect(200);
                var answer = person.requestChange(to);
                assertThat(answer.header("Retry-After")).isEqualTo("86400");
                return answer;
            }),
            entry(ChangeProblem.NO_OPEN_CHANGE, () -> {
                var person = newcomer();
                var change = person.requestChange(to).get("changeId");
                person.cancel(change);
                return person.resend(change);
            }),
            entry(ChangeProblem.RESEND_TOO_SOON, () -> {
                var person = newcomer();
                return person.resend(person.requestChange(to).get("changeId"));
            }),
            entry(ChangeProblem.RESEND_LIMIT, () -> {
                var person = newcomer();
                var change = person.requestChange(to).get("changeId");
                for (var i = 0; i < 5; i++) {
                    clock.advance(Duration.ofMinutes(1));
                    person.resend(change).expect(202);
                }
                return person.resend(change);
            }),
            entry(ChangeProblem.TOKEN_INVALID, () -> verify("k1.x.y")),
            entry(ChangeProblem.TOKEN_EXPIRED, () -> {
                var token = asked();
                clock.advance(Duration.ofDays(1));
                return verify(token);
            }),
            entry(ChangeProblem.TOKEN_USED, () -> {
                var token = asked();
                verify(token).expect(200);
                return verify(token);
            }),
            entry(ChangeProblem.TOKEN_REPLACED, () -> {
                var person = newcomer();
                person.requestChange(to);
                var token = inbox.token(to, LinkPurpose.CONFIRM_NEW);
                person.requestChange(fresh("second"));
                return verify(token);
            }),
            entry(
                    ChangeProblem.TOKEN_OTHER_ACCOUNT,
                    () -> newcomer().post("/api/verifications", Map.of("token", asked()))),
            entry(ChangeProblem.CHANGE_DECLINED, () -> {
                var token = asked();
                newcomer().requestChange(to);
                verify(inbox.token(to, LinkPurpose.CONFIRM_NEW, 2)).expect(200);
                return verify(token);
            }),
            entry(ChangeProblem.UNDO_OVER, () -> {
                change(ownerOf(from), from, to);
                var token = inbox.token(from, LinkPurpose.UNDO);
                clock.advance(Duration.ofDays(7));
                return undo(token);
            }),
            entry(GeneralProblem.IDEMPOTENCY_MISMATCH, () -> {
                var once = wallet().with("Idempotency-Key", UUID.randomUUID().toString());
                once.post("/api/accounts", account("first-" + UUID.randomUUID()));
                return once.post("/api/accounts", account("second-" + UUID.randomUUID()));
            }),
            entry(AccountProblem.USERNAME_TAKEN, () -> wallet().post("/api/accounts", account("wallet"))),
            entry(AccountProblem.ACCOUNT_EXISTS, () -> {
                var body = Map.of(
                        "username",
                        UUID.randomUUID().toString(),
                        "password",
                        "a",
                        "accountId",
                        system.openAccount(null).id().value());
                return wallet().post("/api/accounts", body);
            }),
            entry(AccountProblem.INVALID_USERNAME, () -> wallet().post("/api/accounts", account(":"))),
            entry(
                    AccountProblem.INVALID_PASSWORD,
                    () -> wallet().post("/api/accounts", Map.of("username", "a", "password", ""))),
            entry(
                    AccountProblem.PASSWORD_IS_A_HASH,
                    () -> wallet().post(
                                    "/api/accounts",
                                    Map.of("username", "hashed", "password", "{bcrypt}$2a$10$" + "a".repeat(53)))),
            entry(GeneralProblem.MALFORMED, () -> anybody().post("/api/verifications", "{}")),
            entry(GeneralProblem.UNAUTHENTICATED, () -> anybody().post("/api/accounts", account("a"))),
            entry(GeneralProblem.FORBIDDEN, () -> newcomer().post("/api/accounts", account("a"))),
            entry(
                    GeneralProblem.NOT_FOUND,
                    () -> newcomer().cancel(UUID.randomUUID().toString())),
            entry(GeneralProblem.METHOD_NOT_ALLOWED, () -> anybody().get("/api/verifications")),
            entry(
                    GeneralProblem.NOT_ACCEPTABLE,
                    () -> anybody().with("Accept", "image/png").post("/api/verifications", Map.of("token", asked()))),
            entry(
                    GeneralProblem.UNSUPPORTED_MEDIA_TYPE,
                    () -> anybody().with("Content-Type", "text/plain").send("POST", "/api/verifications", "token")),
            entry(GeneralProblem.CONTENT_TOO_LARGE, () -> verify("x".repeat(20_000))));

    /** Nothing is decided in ignorance, not even that a password was wrong. */
    @Test
    void areUnavailableWhereALaterReleaseWroteAnEventOfTheAccountOrTheAddress() {
        var owner = system.openAccount(from);
        var person = owner(owner);
        person.requestChange(to).expect(202);
        var token = inbox.token(to, LinkPurpose.CONFIRM_NEW);
        await().untilAsserted(() -> assertThat(node.events(owner.id().value())).hasSize(4));
        appendOfALaterRelease(owner.id().value());
        appendOfALaterRelease(node.bean(AddressIds.class).idOf(new EmailAddress(from)));

        var answer = person.requestChange(to).expect(problem(GeneralProblem.UNAVAILABLE));
        assertThat(answer.header("Retry-After")).isEqualTo("60");
        person.requestChange(to, "wrong").expect(problem(GeneralProblem.UNAVAILABLE));
        verify(token).expect(problem(GeneralProblem.UNAVAILABLE));
        newcomer().requestChange(from).expect(problem(GeneralProblem.UNAVAILABLE));

        node.jdbc()
                .sql("delete from domain_event_entry where payload_type like '%OfALaterRelease'")
                .update();
        person.requestChange(to).expect(202);
    }

    @Test
    void areOursWhereAnEventOfTheAccountIsDamaged() {
        var owner = system.openAccount(from);
        append(owner.id().value(), "payload_type", "'{'");

        owner(owner).requestChange(to).expect(problem(GeneralProblem.INTERNAL));

        node.jdbc().sql("delete from domain_event_entry where payload = '{'").update();
        owner(owner).requestChange(to).expect(202);
    }

    private void appendOfALaterRelease(String stream) {
        append(stream, "payload_type || 'OfALaterRelease'", "payload");
    }

    private void append(String stream, String type, String payload) {
        node.jdbc().sql("""
                        insert into domain_event_entry (event_identifier, time_stamp, type, aggregate_identifier,
                                                        sequence_number, payload_type, payload, meta_data)
                        select gen_random_uuid(), time_stamp, type, aggregate_identifier, sequence_number + 1,
                               %s, %s, meta_data
                          from domain_event_entry where aggregate_identifier = :stream
                         order by sequence_number desc limit 1""".formatted(type, payload)).param("stream", stream).update();
    }

    @TestFactory
    Stream<DynamicTest> areAnsweredAsDescribed() {
        return table.entrySet().stream()
                .map(entry -> DynamicTest.dynamicTest(entry.getKey().code(), () -> {
                    from = fresh("old");
                    to = fresh("new");
                    var answer = entry.getValue().get().expect(problem(entry.getKey()));
                    assertThat(answer.header("Cache-Control")).isEqualTo("no-store");
                    assertThat(answer.body()).doesNotContain(from, to, "Exception");
                }));
    }

    @Test
    void areAllTried() {
        var all = new HashSet<>(table.keySet());
        all.addAll(ELSEWHERE);

        assertThat(all)
                .isEqualTo(Stream.<ProblemType[]>of(
                                GeneralProblem.values(), ChangeProblem.values(), AccountProblem.values())
                        .flatMap(Stream::of)
                        .collect(Collectors.toSet()));
    }

    private String asked() {
        newcomer().requestChange(to).expect(202);
        return inbox.token(to, LinkPurpose.CONFIRM_NEW);
    }

    private static Map<String, Object> account(String username) {
        return Map.of("username", username, "password", "secret");
    }
}
