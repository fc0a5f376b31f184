package org.emailchange.command.usecase;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import org.emailchange.api.LinkPurpose;
import org.emailchange.command.RunningCommandSide;
import org.emailchange.testing.TestAccount;
import org.emailchange.web.problem.GeneralProblem;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class EmailChangesIT extends RunningCommandSide {

    private final String from = fresh("old");
    private final String to = fresh("new");

    @Nested
    class Asking {

        @Test
        void saysWhatTheChangeWaitsFor() {
            var asked = ownerOf(from).requestChange(to).expect(202);

            assertThat(asked.get("state")).isEqualTo("REQUESTED");
            assertThat(asked.list("awaiting")).containsExactly("NEW", "CURRENT");
            assertThat(asked.instant("expiresAt")).isEqualTo(clock.instant().plus(Duration.ofHours(24)));
            assertThat(asked.header("Location")).endsWith("/email-changes/" + asked.get("changeId"));
            assertThat(asked.header("Email-Version")).as("after the import").isEqualTo("2");
        }

        @Test
        void isPossibleForTheWalletWithThePersonsPassword() {
            var path = "/api/accounts/" + system.openAccount(null).id() + "/email-changes";
            var right = Map.of("newEmail", to, "credential", Map.of("password", TestAccount.PASSWORD));
            var wrong = Map.of("newEmail", to, "credential", Map.of("password", "wrong"));

            wallet().post(path, wrong).expect(problem(ChangeProblem.AUTHENTICATION_FAILED));
            wallet().post(path, right).expect(202);
        }

        @Test
        void supersedesTheChangeBefore() {
            var person = ownerOf(from);
            var first = person.requestChange(to).expect(202);
            var early = inbox.token(to, LinkPurpose.CONFIRM_NEW);
            var second = fresh("second");

            person.requestChange(second).expect(202);

            verify(early).expect(problem(ChangeProblem.TOKEN_REPLACED));
            person.cancel(first.get("changeId")).expect(problem(ChangeProblem.NO_OPEN_CHANGE));
            verify(inbox.token(second, LinkPurpose.CONFIRM_NEW)).expect(200);
        }

        @Test
        void reachesOnlyTheCallersAccount() {
            var body = Map.of("newEmail", to, "credential", Map.of("password", TestAccount.PASSWORD));
            var path = "/api/accounts/" + system.openAccount(null).id() + "/email-changes";

            newcomer().post(path, body).expect(problem(GeneralProblem.NOT_FOUND));
        }
    }

    @Nested
    class Resending {

        @Test
        void replacesTheLinks() {
            var person = newcomer();
            var change = person.requestChange(to).expect(202).get("changeId");
            var first = inbox.token(to, LinkPurpose.CONFIRM_NEW);
            clock.advance(Duration.ofMinutes(1));

            var again = person.resend(change).expect(202);

            assertThat(again.instant("expiresAt")).isEqualTo(clock.instant().plus(Duration.ofHours(24)));
            verify(first).expect(problem(ChangeProblem.TOKEN_REPLACED));
            verify(inbox.token(to, LinkPurpose.CONFIRM_NEW, 2)).expect(200);
        }

        @Test
        void isLimitedInPaceAndNumber() {
            var person = newcomer();
            var change = person.requestChange(to).expect(202).get("changeId");
            clock.advance(Duration.ofSeconds(59));
            assertThat(person.resend(change)
                            .expect(problem(ChangeProblem.RESEND_TOO_SOON))
                            .header("Retry-After"))
                    .isEqualTo("1");

            for (var resend = 1; resend <= 5; resend++) {
                clock.advance(Duration.ofSeconds(60));
                person.resend(change).expect(202);
            }

            clock.advance(Duration.ofSeconds(60));
            person.resend(change).expect(problem(ChangeProblem.RESEND_LIMIT));
        }

        @Test
        void revivesAnExpiredChangeForAWeek() {
            var person = newcomer();
            var change = person.requestChange(to).expect(202).get("changeId");
            var asked = clock.instant();
            clock.set(asked.plus(Duration.ofDays(7)).minusSeconds(1));

            var again = person.resend(change).expect(202);

            assertThat(again.get("state")).isEqualTo("REQUESTED");
            assertThat(again.instant("expiresAt")).isEqualTo(asked.plus(Duration.ofDays(7)));
            clock.advance(Duration.ofMinutes(2));
            person.resend(change).expect(problem(ChangeProblem.NO_OPEN_CHANGE));
        }

        @Test
        void findsOnlyChangesOfTheAccount() {
            var change = newcomer().requestChange(to).expect(202).get("changeId");

            newcomer().resend(change).expect(problem(GeneralProblem.NOT_FOUND));
            newcomer().resend("me").expect(problem(GeneralProblem.NOT_FOUND));
        }
    }

    @Nested
    class Cancelling {

        @Test
        void endsTheChangeOnceAndBearsToBeRepeated() {
            var person = ownerOf(from);
            var change = person.requestChange(to).expect(202).get("changeId");
            var link = inbox.token(to, LinkPurpose.CONFIRM_NEW);

            var cancelled = person.cancel(change).expect(204);
            var again = person.cancel(change).expect(204);

            // what becomes of the mails may be known by the second time
            assertThat(Long.parseLong(again.header("Email-Version")))
                    .isGreaterThanOrEqualTo(Long.parseLong(cancelled.header("Email-Version")));
            verify(link).expect(problem(ChangeProblem.NO_OPEN_CHANGE));
        }

        @Test
        void comesTooLateForWhatHasTakenEffect() {
            var person = newcomer();
            var change = person.requestChange(to).expect(202).get("changeId");
            verify(inbox.token(to, LinkPurpose.CONFIRM_NEW)).expect(200);

            person.cancel(change).expect(problem(ChangeProblem.NO_OPEN_CHANGE));
        }
    }
}
