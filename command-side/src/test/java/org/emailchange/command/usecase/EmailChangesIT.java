package org.emailchange.command.usecase;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import org.emailchange.api.LinkPurpose;
import org.emailchange.edge.RunningCommandSide;
import org.emailchange.nodes.CommandNode;
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
            var asked = ownerOf(from).ask(to).expect(202);

            assertThat(asked.get("state")).isEqualTo("REQUESTED");
            assertThat(asked.list("awaiting")).containsExactly("NEW", "CURRENT");
            assertThat(asked.instant("expiresAt")).isEqualTo(clock.instant().plus(Duration.ofHours(24)));
            assertThat(asked.header("Location")).endsWith("/email-changes/" + asked.get("changeId"));
            assertThat(asked.header("Email-Version")).as("after the import").isEqualTo("2");
        }

        @Test
        void isPossibleForTheWalletWithThePersonsPassword() {
            var person = newcomer();
            var path = "/api/accounts/" + idOf(person) + "/email-changes";
            var right = Map.of("newEmail", to, "credential", Map.of("password", CommandNode.PASSWORD));
            var wrong = Map.of("newEmail", to, "credential", Map.of("password", "wrong"));

            wallet().post(path, wrong).expect(ChangeProblem.AUTHENTICATION_FAILED);
            wallet().post(path, right).expect(202);
        }

        @Test
        void supersedesTheChangeBefore() {
            var person = ownerOf(from);
            var first = person.ask(to).expect(202);
            var early = mailbox.token(to, LinkPurpose.CONFIRM_NEW);
            var second = fresh("second");

            person.ask(second).expect(202);

            verify(early).expect(ChangeProblem.TOKEN_REPLACED);
            person.cancel(first.get("changeId")).expect(ChangeProblem.NO_OPEN_CHANGE);
            verify(mailbox.token(second, LinkPurpose.CONFIRM_NEW)).expect(200);
        }

        @Test
        void reachesOnesOwnAccountAlone() {
            var body = Map.of("newEmail", to, "credential", Map.of("password", CommandNode.PASSWORD));
            var path = "/api/accounts/" + idOf(newcomer()) + "/email-changes";

            newcomer().web().post(path, body).expect(GeneralProblem.NOT_FOUND);
        }
    }

    @Nested
    class Resending {

        @Test
        void replacesTheLinks() {
            var person = newcomer();
            var change = person.ask(to).expect(202).get("changeId");
            var first = mailbox.token(to, LinkPurpose.CONFIRM_NEW);
            clock.advance(Duration.ofMinutes(1));

            var again = person.resend(change).expect(202);

            assertThat(again.instant("expiresAt")).isEqualTo(clock.instant().plus(Duration.ofHours(24)));
            verify(first).expect(ChangeProblem.TOKEN_REPLACED);
            verify(mailbox.token(to, LinkPurpose.CONFIRM_NEW, 2)).expect(200);
        }

        @Test
        void needsAPauseAndHasAnEnd() {
            var person = newcomer();
            var change = person.ask(to).expect(202).get("changeId");
            clock.advance(Duration.ofSeconds(59));
            assertThat(person.resend(change)
                            .expect(ChangeProblem.RESEND_TOO_SOON)
                            .header("Retry-After"))
                    .isEqualTo("1");

            for (var resend = 1; resend <= 5; resend++) {
                clock.advance(Duration.ofSeconds(60));
                person.resend(change).expect(202);
            }

            clock.advance(Duration.ofSeconds(60));
            person.resend(change).expect(ChangeProblem.RESEND_LIMIT);
        }

        @Test
        void revivesAnExpiredChangeForAWeek() {
            var person = newcomer();
            var change = person.ask(to).expect(202).get("changeId");
            var asked = clock.instant();
            clock.set(asked.plus(Duration.ofDays(7)).minusSeconds(1));

            var again = person.resend(change).expect(202);

            assertThat(again.get("state")).isEqualTo("REQUESTED");
            assertThat(again.instant("expiresAt")).isEqualTo(asked.plus(Duration.ofDays(7)));
            clock.advance(Duration.ofMinutes(2));
            person.resend(change).expect(ChangeProblem.NO_OPEN_CHANGE);
        }

        @Test
        void knowsOnesOwnChangesAlone() {
            var change = newcomer().ask(to).expect(202).get("changeId");

            newcomer().resend(change).expect(GeneralProblem.NOT_FOUND);
            newcomer().resend("me").expect(GeneralProblem.NOT_FOUND);
        }
    }

    @Nested
    class Cancelling {

        @Test
        void endsTheChangeOnceAndBearsToBeRepeated() {
            var person = ownerOf(from);
            var change = person.ask(to).expect(202).get("changeId");
            var link = mailbox.token(to, LinkPurpose.CONFIRM_NEW);

            var cancelled = person.cancel(change).expect(204);
            var again = person.cancel(change).expect(204);

            // what becomes of the mails may be known by the second time
            assertThat(Long.parseLong(again.header("Email-Version")))
                    .isGreaterThanOrEqualTo(Long.parseLong(cancelled.header("Email-Version")));
            verify(link).expect(ChangeProblem.NO_OPEN_CHANGE);
        }

        @Test
        void comesTooLateForWhatHasTakenEffect() {
            var person = newcomer();
            var change = person.ask(to).expect(202).get("changeId");
            verify(mailbox.token(to, LinkPurpose.CONFIRM_NEW)).expect(200);

            person.cancel(change).expect(ChangeProblem.NO_OPEN_CHANGE);
        }
    }
}
