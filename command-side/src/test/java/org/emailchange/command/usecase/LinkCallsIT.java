package org.emailchange.command.usecase;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.emailchange.api.ChangeId;
import org.emailchange.api.EmailAddress;
import org.emailchange.api.LinkPurpose;
import org.emailchange.api.LinkToken;
import org.emailchange.command.RunningCommandSide;
import org.emailchange.command.change.LinkSigner.Bond;
import org.emailchange.command.link.LinkTokens;
import org.emailchange.web.problem.GeneralProblem;
import org.emailchange.web.request.Requester;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.springframework.transaction.support.TransactionOperations;

class LinkCallsIT extends RunningCommandSide {

    private final String from = fresh("old");
    private final String to = fresh("new");

    @Test
    void saysOfAnAccountThatIsNotThereWhatItSaysOfAnyTokenThatIsNotGenuine() {
        for (byte purpose = 1; purpose <= LinkPurpose.values().length; purpose++) {
            var fields = new byte[62];
            fields[0] = 1;
            fields[1] = purpose;
            var base64 = Base64.getUrlEncoder().withoutPadding();
            var token = "any." + base64.encodeToString(fields) + '.' + base64.encodeToString(new byte[32]);

            verify(token).expect(problem(ChangeProblem.TOKEN_INVALID));
            revoke(token).expect(problem(ChangeProblem.TOKEN_INVALID));
            undo(token).expect(problem(ChangeProblem.TOKEN_INVALID));
        }
    }

    @Test
    void waitsForNothingOfTheAccountWithATokenThatIsNotGenuine() {
        var owner = system.openAccount(from);
        var tokens = node.bean(LinkTokens.class);
        var bond = new Bond(owner.id(), new ChangeId(UUID.randomUUID().toString()), new EmailAddress(from));
        var now = clock.instant();
        var disown = tokens.issue(LinkPurpose.DISOWN_CREDENTIAL, 1, bond, now, now.plusSeconds(60));
        var confirm = tokens.issue(LinkPurpose.CONFIRM_PASSKEY, 1, bond, now, now.plusSeconds(60));

        node.bean(TransactionOperations.class).executeWithoutResult(held -> {
            node.jdbc()
                    .sql("select * from account where account_id = :id for update")
                    .param("id", owner.id().uuid())
                    .query()
                    .singleRow();
            revoke(tokens.recompute(disown, bond).value()).expect(problem(ChangeProblem.TOKEN_INVALID));
            verify(tokens.recompute(confirm, bond).value()).expect(problem(ChangeProblem.TOKEN_INVALID));
        });
    }

    @Nested
    class Verifying {

        @Test
        void approvesWithTheLastOfBothSides() {
            ownerOf(from).requestChange(to).expect(202);

            var first = verify(inbox.token(to, LinkPurpose.CONFIRM_NEW)).expect(200);
            var last = verify(inbox.token(from, LinkPurpose.CONFIRM_CURRENT)).expect(200);

            assertThat(first.get("state")).isEqualTo("REQUESTED");
            assertThat(first.list("awaiting")).containsExactly("CURRENT");
            assertThat(last.get("state")).isEqualTo("APPROVED");
            assertThat(last.list("awaiting")).isEmpty();
            assertThat(last.get("changeId")).isEqualTo(first.get("changeId"));
        }

        @Test
        void doesNotMindTheOrder() {
            ownerOf(from).requestChange(to).expect(202);

            var first = verify(inbox.token(from, LinkPurpose.CONFIRM_CURRENT)).expect(200);
            var last = verify(inbox.token(to, LinkPurpose.CONFIRM_NEW)).expect(200);

            assertThat(first.list("awaiting")).containsExactly("NEW");
            assertThat(last.get("state")).isEqualTo("APPROVED");
        }

        @Test
        void countsNoLinkTwice() {
            ownerOf(from).requestChange(to).expect(202);
            var link = inbox.token(to, LinkPurpose.CONFIRM_NEW);

            verify(link).expect(200);

            verify(link).expect(problem(ChangeProblem.TOKEN_USED));
            revoke(link).expect(problem(ChangeProblem.TOKEN_INVALID));
            undo(link).expect(problem(ChangeProblem.TOKEN_INVALID));
        }

        @Test
        void endsWithTheLifetimeOfTheLink() {
            newcomer().requestChange(to).expect(202);
            var link = inbox.token(to, LinkPurpose.CONFIRM_NEW);
            clock.advance(Duration.ofHours(24).minusSeconds(1));
            assertThat(look(link).expiresAt()).isAfter(clock.instant());

            clock.advance(Duration.ofSeconds(1));

            verify(link).expect(problem(ChangeProblem.TOKEN_EXPIRED));
        }

        @Test
        void isRefusedToOtherAccountsThatAreSignedIn() {
            var person = newcomer();
            person.requestChange(to).expect(202);
            var body = Map.of("token", inbox.token(to, LinkPurpose.CONFIRM_NEW));

            newcomer().post("/api/verifications", body).expect(problem(ChangeProblem.TOKEN_OTHER_ACCOUNT));
            person.post("/api/verifications", body).expect(200);
        }

        @Test
        void happensOnlyWhereTheAnswerCanBeGiven() {
            newcomer().requestChange(to).expect(202);
            var link = inbox.token(to, LinkPurpose.CONFIRM_NEW);

            anybody()
                    .with("Accept", "image/png")
                    .post("/api/verifications", Map.of("token", link))
                    .expect(problem(GeneralProblem.NOT_ACCEPTABLE));

            verify(link).expect(200);
        }

        @Test
        void freesTheFormerAddressWhenTheUndoIsOver() {
            change(ownerOf(from), from, to);

            newcomer().requestChange(from).expect(problem(ChangeProblem.ADDRESS_TAKEN));
            clock.advance(Duration.ofDays(7));
            newcomer().requestChange(from).expect(202);
        }
    }

    @Nested
    class Revoking {

        @Test
        void endsTheChange() {
            ownerOf(from).requestChange(to).expect(202);
            var link = inbox.token(from, LinkPurpose.REVOKE);

            assertThat(revoke(link).expect(200).get("state")).isEqualTo("CANCELLED");

            revoke(link).expect(problem(ChangeProblem.TOKEN_USED));
            verify(inbox.token(to, LinkPurpose.CONFIRM_NEW)).expect(problem(ChangeProblem.NO_OPEN_CHANGE));
            verify(inbox.token(from, LinkPurpose.CONFIRM_CURRENT)).expect(problem(ChangeProblem.NO_OPEN_CHANGE));
        }

        @Test
        void keepsAnExpiredChangeFromComingBack() {
            var person = ownerOf(from);
            var change = person.requestChange(to).expect(202).get("changeId");
            var link = inbox.token(from, LinkPurpose.REVOKE);
            clock.advance(Duration.ofHours(25));

            revoke(link).expect(200);

            person.resend(change).expect(problem(ChangeProblem.NO_OPEN_CHANGE));
        }
    }

    @Nested
    class Undoing {

        @Test
        void takesTheChangeBackAndLocksTheAccount() {
            var person = ownerOf(from);
            change(person, from, to);
            var link = inbox.token(from, LinkPurpose.UNDO);

            assertThat(undo(link).expect(200).get("state")).isEqualTo("UNDONE");

            undo(link).expect(problem(ChangeProblem.TOKEN_USED));
            person.requestChange(to).expect(problem(ChangeProblem.LOCKED));
            newcomer().requestChange(from).expect(problem(ChangeProblem.ADDRESS_TAKEN));
            newcomer().requestChange(to).expect(202);
        }

        @Test
        void isOverAfterAWeek() {
            change(ownerOf(from), from, to);
            var link = inbox.token(from, LinkPurpose.UNDO);
            clock.advance(Duration.ofDays(7));

            undo(link).expect(problem(ChangeProblem.UNDO_OVER));
        }

        @Test
        void reachesBackOverTheNextChangeOfWhichTheFormerMailboxHears() {
            var person = ownerOf(from);
            change(person, from, to);
            var third = fresh("third");
            change(person, to, third);

            var again = inbox.token(from, LinkPurpose.UNDO, 2);
            newcomer().requestChange(from).expect(problem(ChangeProblem.ADDRESS_TAKEN));
            undo(again).expect(200);

            undo(inbox.token(to, LinkPurpose.UNDO)).expect(problem(ChangeProblem.UNDO_OVER));
            newcomer().requestChange(third).expect(202);
        }
    }

    private LinkActions.Look look(String token) {
        var anyone = new Requester(Optional.empty(), "192.0.2.1", null, Optional.empty(), Optional.empty());
        return node.bean(LinkActions.class).look(new LinkToken(token), anyone);
    }
}
