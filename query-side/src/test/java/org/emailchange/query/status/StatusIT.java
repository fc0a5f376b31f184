package org.emailchange.query.status;

import static org.assertj.core.api.Assertions.assertThat;
import static org.emailchange.query.Story.newChange;

import java.time.Duration;
import org.emailchange.api.Side;
import org.emailchange.api.event.AccountLocked;
import org.emailchange.query.RunningQuerySide;
import org.emailchange.query.Story;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

class StatusIT extends RunningQuerySide {
    private static final String OLD = "old@example.org";
    private static final String NEW = "new@example.org";

    private final String change = newChange();

    @Test
    void knowsAnAccountWithoutEvents() {
        var response = owner().get("/api/accounts/me/email");

        assertThat(response.status()).isEqualTo(200);
        assertThat(response.findHeader("Email-Version")).hasValue("0");
        assertThat(response.body()).isEqualTo("""
                {"accountId":"%s","email":null,"emailVerified":false,"emailVerifiedOn":null,"state":"NONE",\
                "change":null,"failedAttempts":0,"lockedUntil":null,"lockReason":null,"holdUntil":null,"undoUntil":null,\
                "previousAddresses":[]}""".formatted(account));
    }

    @Test
    void showsAnOpenChange() {
        story.requests(change, NEW, Side.NEW, Side.CURRENT);

        assertThat(status().toString()).isEqualTo("""
                {"accountId":"%s","email":null,"emailVerified":false,"emailVerifiedOn":null,"state":"REQUESTED",\
                "change":{"changeId":"%s","newEmail":"new@example.org","state":"REQUESTED","reason":null,\
                "requestedAt":"%s","expiresAt":"%s","awaiting":["NEW","CURRENT"],"confirmed":[],\
                "mail":[{"kind":"CONFIRM_NEW","to":"NEW","state":"PENDING","attempts":0,"error":null}]},\
                "failedAttempts":0,"lockedUntil":null,"lockReason":null,"holdUntil":null,"undoUntil":null,"previousAddresses":[]}""".formatted(
                        account, change, clock.instant(), clock.instant().plus(Story.LIFETIME)));
    }

    @Nested
    class ShowsTheAddress {
        @Test
        void importedAndVerified() {
            story.imports(OLD, true);

            assertThat(status().get("email").asString()).isEqualTo(OLD);
            assertThat(status().get("emailVerified").asBoolean()).isTrue();
            assertThat(status().get("emailVerifiedOn").asString())
                    .isEqualTo(clock.instant().toString());
        }

        @Test
        void importedAndNotVerified() {
            story.imports(OLD, false);

            assertThat(status().get("email").asString()).isEqualTo(OLD);
            assertThat(status().get("emailVerified").asBoolean()).isFalse();
            assertThat(status().get("emailVerifiedOn").isNull()).isTrue();
        }

        @Test
        void cleared() {
            story.imports(OLD, false).clears(OLD);

            assertThat(status().get("email").isNull()).isTrue();
            assertThat(status().get("previousAddresses").size()).isEqualTo(1);
        }
    }

    @Nested
    class ShowsOnlyWhatIsInForce {
        @Test
        void failuresUntilASuccess() {
            story.fails(1).fails(2);
            assertThat(failures()).isEqualTo(2);

            story.requests(change, NEW, Side.NEW);
            assertThat(failures()).isZero();

            story.fails(1).addsPasskey();
            assertThat(failures()).isZero();

            story.fails(1).removesPasskey();
            assertThat(failures()).isZero();
        }

        @Test
        void aLockUntilItsEnd() {
            var end = clock.instant().plus(Duration.ofMinutes(30));
            story.fails(5).locksUntil(end);
            assertThat(status().get("lockedUntil").asString()).isEqualTo(end.toString());
            assertThat(status().get("lockReason").asString()).isEqualTo("FAILED_ATTEMPTS");
            assertThat(failures()).isEqualTo(5);

            clock.set(end);
            assertThat(status().get("lockedUntil").isNull()).isTrue();
            assertThat(status().get("lockReason").isNull()).isTrue();
            assertThat(failures()).isZero();

            story.fails(1);
            assertThat(failures()).isEqualTo(1);
        }

        @Test
        void aLockOfBeforeLocksHadReasons() {
            story.locksUntil(clock.instant().plus(Duration.ofMinutes(30)));
            status();
            bean(JdbcClient.class)
                    .sql("update status_view set lock_reason = null where account_id = ?")
                    .param(account.uuid())
                    .update();

            assertThat(status().get("lockReason").asString()).isEqualTo("FAILED_ATTEMPTS");
        }

        @Test
        void theLockOfAnUndoUntilThereAreNewCredentials() {
            story.imports(OLD, true).requests(change, NEW, OLD, Side.NEW).approves(change, NEW, OLD);
            story.undoes(change, OLD, NEW).locksByUndo();
            clock.advance(Duration.ofDays(400));
            assertThat(status().get("lockReason").asString()).isEqualTo("UNDONE");
            assertThat(status().get("lockedUntil").asString())
                    .isEqualTo(AccountLocked.UNTIL_NEW_CREDENTIALS.toString());

            story.getsNewCredentials(1);
            assertThat(status().get("lockReason").isNull()).isTrue();
            assertThat(status().get("lockedUntil").isNull()).isTrue();
        }

        @Test
        void holdAndUndoUntilTheirEnds() {
            story.imports(OLD, true).requests(change, NEW, OLD, Side.NEW).approves(change, NEW, OLD);

            clock.advance(Story.HOLD);
            assertThat(status().get("holdUntil").isNull()).isTrue();
            assertThat(status().get("undoUntil").isNull()).isFalse();

            clock.advance(Story.UNDO);
            assertThat(status().get("undoUntil").isNull()).isTrue();
        }

        private int failures() {
            return status().get("failedAttempts").asInt();
        }
    }
}
