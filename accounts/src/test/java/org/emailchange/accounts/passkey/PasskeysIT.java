package org.emailchange.accounts.passkey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.emailchange.accounts.EdgeApplication;
import org.emailchange.accounts.RunningEdge;
import org.emailchange.accounts.account.Account;
import org.emailchange.accounts.account.AccountProblem;
import org.emailchange.testing.passkey.TestPasskey;
import org.emailchange.web.problem.ProblemException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

class PasskeysIT extends RunningEdge {

    private static final String HERE = "http://localhost:8080";

    private final PasskeyRemoval removal = bean(PasskeyRemoval.class);
    private final Passkeys passkeys = bean(Passkeys.class);
    private final JdbcClient database = bean(JdbcClient.class);

    @AfterEach
    void setTheClockRight() {
        clock.set(EdgeApplication.NOW);
    }

    @Nested
    class Registering {

        @Test
        void requiresThatTheDeviceVerifiesThePerson() {
            var options = json(passkeys.registrationOptions(own.id(), adding(own)));

            assertThat(options.at("/authenticatorSelection/userVerification").asString())
                    .isEqualTo("required");
            assertThat(options.at("/authenticatorSelection/residentKey").asString())
                    .isEqualTo("required");
        }

        @Test
        void storesThePasskey() {
            var device = registered(own, device());

            assertThat(passkeys.of(own.id())).singleElement().satisfies(kept -> {
                assertThat(kept.id()).isEqualTo(device.id());
                assertThat(kept.label()).isEqualTo("Phone");
                assertThat(kept.createdAt()).isEqualTo(EdgeApplication.NOW);
                assertThat(kept.usedAt()).isNull();
            });
        }

        @Test
        void refusesADeviceThatDidNotVerifyThePerson() {
            assertThat(isRegistered(own, device().verifiesNobody())).isFalse();
        }

        @Test
        void refusesAPasskeyMadeForAnotherSite() {
            assertThat(isRegistered(own, device().movesTo("https://evil.example")))
                    .isFalse();
        }

        @Test
        void acceptsAnAnswerOnceAndForItsAccountAlone() {
            var device = device();
            var made = device.make(passkeys.registrationOptions(own.id(), adding(own)));

            assertThat(add(open(), made)).isFalse();
            assertThat(add(own, made)).as("used up by the attempt before").isFalse();
            assertThat(passkeys.of(own.id())).isEmpty();
        }

        @Test
        void keepsTransportsThatNobodyHereKnowsAndPassesThemOn() {
            var answered = (ObjectNode) json(device().make(passkeys.registrationOptions(own.id(), adding(own))));
            ((ObjectNode) answered.get("response"))
                    .putArray("transports")
                    .add("smart-card")
                    .add("cable")
                    .add("of-later")
                    .add("no,name");
            answered.put("authenticatorAttachment", "of-later");
            answered.putObject("clientExtensionResults").putObject("of-later");

            assertThat(add(own, answered.toString())).isTrue();

            for (var descriptor : List.of(
                    json(passkeys.authenticationOptions(own.id(), adding(own))).at("/allowCredentials/0"),
                    json(passkeys.registrationOptions(own.id(), adding(own))).at("/excludeCredentials/0"))) {
                assertThat(descriptor.get("transports").valueStream().map(JsonNode::asString))
                        .containsExactly("cable", "of-later", "smart-card");
            }
        }

        @Test
        void addsNothingOnceTheCredentialsWereReplaced() {
            var made = device().make(passkeys.registrationOptions(own.id(), adding(own)));
            var read = passkeys.read(own.id(), adding(own), "Phone", made).orElseThrow();

            passwords.countChange(own.id());

            assertThatThrownBy(() -> passkeys.add(own.id(), read, EdgeApplication.NOW, 0))
                    .isInstanceOf(ProblemException.class);
            assertThat(passkeys.of(own.id())).isEmpty();
        }

        @Test
        void addsTwentyToAnAccountAndNoMore() {
            var made = device().make(passkeys.registrationOptions(own.id(), adding(own)));
            for (var i = 0; i < 20; i++) {
                registered(own, device());
            }

            assertTooMany(() -> passkeys.registrationOptions(own.id(), adding(own)));
            assertTooMany(() -> add(own, made));
        }

        private void assertTooMany(ThrowingCallable another) {
            assertThatThrownBy(another)
                    .isInstanceOfSatisfying(
                            ProblemException.class,
                            refused ->
                                    assertThat(refused.problem().type()).isEqualTo(AccountProblem.TOO_MANY_PASSKEYS));
        }

        @Test
        void refusesAPasskeyOfAnotherAccount() {
            var device = registered(own, device());
            var other = open();

            assertThat(isRegistered(other, device)).isFalse();

            assertThat(passkeys.of(own.id())).hasSize(1);
            assertThat(passkeys.of(other.id())).isEmpty();
        }
    }

    @Nested
    class Using {

        private final ChallengePurpose deed = new ChallengePurpose("session 1", "account", "deed");

        @Test
        void requiresThatTheDeviceVerifiesThePerson() {
            assertThat(json(passkeys.authenticationOptions(own.id(), deed))
                            .get("userVerification")
                            .asString())
                    .isEqualTo("required");
            assertThat(json(passkeys.signInOptions(deed))
                            .get("userVerification")
                            .asString())
                    .isEqualTo("required");
        }

        @Test
        void allowsOnlyPasskeysOfTheAccount() {
            var device = registered(own, device());
            registered(open(), device());

            var allowed = json(passkeys.authenticationOptions(own.id(), deed)).get("allowCredentials");

            assertThat(allowed).hasSize(1);
            assertThat(allowed.at("/0/id").asString()).isEqualTo(device.id());
        }

        @Test
        void provesTheOwner() {
            var device = registered(own, device());

            assertThat(proves(own, device)).isTrue();
            assertThat(passkeys.of(own.id()).get(0).usedAt()).isEqualTo(EdgeApplication.NOW);
        }

        @Test
        void provesNothingWhereTheDeviceDidNotVerifyThePerson() {
            assertThat(proves(own, registered(own, device()).verifiesNobody())).isFalse();
        }

        @Test
        void provesNothingByThePasskeyOfAnotherAccount() {
            var others = registered(open(), device());
            assertThat(proves(own, others)).as("without one of its own").isFalse();

            registered(own, device());

            assertThat(proves(own, others)).as("with one of its own").isFalse();
        }

        @Test
        void provesNothingByARemovedPasskey() {
            var device = registered(own, device());
            registered(own, device());
            remove(own, device);

            assertThat(proves(own, device)).isFalse();
        }

        @Test
        void provesNothingFromAnotherSite() {
            var device = registered(own, device());

            assertThat(proves(own, device.movesTo("https://localhost.evil.example")))
                    .isFalse();
            assertThat(proves(own, device.movesTo("http://localhost:9090"))).isFalse();
            assertThat(proves(own, device.movesTo(HERE))).isTrue();
        }

        @Test
        void provesNothingTwice() {
            var device = registered(own, device());
            var answer = device.use(passkeys.authenticationOptions(own.id(), deed));

            assertThat(passkeys.shown(own.id(), deed, answer).isPresent()).isTrue();
            assertThat(passkeys.shown(own.id(), deed, answer).isPresent()).isFalse();
        }

        @Test
        void provesNothingForAnotherPurpose() {
            var device = registered(own, device());

            for (var other : new ChallengePurpose[] {
                new ChallengePurpose("session 2", "account", "deed"),
                new ChallengePurpose("session 1", "another", "deed"),
                new ChallengePurpose("session 1", "account", "another")
            }) {
                assertThat(passkeys.shown(own.id(), other, device.use(passkeys.authenticationOptions(own.id(), deed)))
                                .isPresent())
                        .as(other.toString())
                        .isFalse();
            }
        }

        @Test
        void provesNothingAfterFiveMinutes() {
            var device = registered(own, device());
            var early = device.use(passkeys.authenticationOptions(own.id(), deed));
            var late = device.use(passkeys.authenticationOptions(own.id(), deed));

            clock.advance(Duration.ofMinutes(5).minusSeconds(1));
            assertThat(passkeys.shown(own.id(), deed, early).isPresent()).isTrue();
            clock.advance(Duration.ofSeconds(1));
            assertThat(passkeys.shown(own.id(), deed, late).isPresent()).isFalse();
        }

        @Test
        void provesNothingWhenItsCounterDidNotRise() {
            var device = registered(own, device().countsFrom(7));
            assertThat(proves(own, device)).isTrue();

            assertThat(proves(own, device.countsFrom(8))).as("9 after 9").isFalse();
            assertThat(proves(own, device.countsFrom(3))).as("4 after 9").isFalse();
            assertThat(proves(own, device.countsFrom(0))).as("0 after 9").isFalse();
            assertThat(proves(own, device.countsFrom(9))).as("10 after 9").isTrue();
        }

        @Test
        void acceptsWhateverExtensionResultsABrowserAdds() {
            var device = registered(own, device());
            for (var results : new String[] {"null", "{}", "{\"credProps\":{}}", "{\"of-later\":[1,{\"a\":null}]}"}) {
                var answer = (ObjectNode) json(device.use(passkeys.authenticationOptions(own.id(), deed)));
                answer.set("clientExtensionResults", json(results));

                assertThat(passkeys.shown(own.id(), deed, answer.toString()))
                        .as(results)
                        .isPresent();
            }
        }

        @Test
        void acceptsADeviceWithoutACounter() {
            var device = registered(own, device());

            assertThat(proves(own, device)).isTrue();
            assertThat(proves(own, device)).isTrue();
        }

        @Test
        void refusesGarbage() {
            registered(own, device());

            for (var garbage : new String[] {"", "{}", "[]", "null", "{\"id\":\"AA\"}"}) {
                assertThat(passkeys.shown(own.id(), deed, garbage).isPresent())
                        .as(garbage)
                        .isFalse();
            }
        }

        private boolean proves(Account account, TestPasskey device) {
            return passkeys.shown(account.id(), deed, device.use(passkeys.authenticationOptions(account.id(), deed)))
                    .isPresent();
        }
    }

    @Test
    void areRenamedAndRemovedByTheirOwnerAlone() {
        var device = registered(own, device());
        var other = open();

        passkeys.rename(other.id(), device.id(), "Mine now");
        assertThat(passkeys.idOf(other.id(), device.id())).isEmpty();
        assertThat(passkeys.of(own.id())).extracting(Passkey::label).containsExactly("Phone");

        passkeys.rename(own.id(), device.id(), "Old phone");
        assertThat(passkeys.of(own.id())).extracting(Passkey::label).containsExactly("Old phone");

        remove(own, device);
        assertThat(passkeys.of(own.id())).isEmpty();
    }

    @Test
    void workAgainWhenTheirRemovalIsTakenBackIfTheyWereTrusted() {
        var old = registered(own, device());
        var young = device();
        var made = young.make(passkeys.registrationOptions(own.id(), adding(own)));
        add(own, made, EdgeApplication.NOW.plus(Duration.ofDays(1)));
        for (var device : List.of(old, young)) {
            var id = passkeys.idOf(own.id(), device.id()).orElseThrow();
            remove(own, device);
            removal.restore(own.id(), id);
        }

        assertThat(passkeys.of(own.id())).extracting(Passkey::id).containsExactly(old.id());
    }

    @Test
    void areTrustedSinceBeforeTheirRemovalThoughTheMailboxConfirmsThemOnceMore() {
        var device = registered(own, device());
        var id = passkeys.idOf(own.id(), device.id()).orElseThrow();
        remove(own, device);
        clock.advance(Duration.ofSeconds(1));

        removal.trust(own.id(), id);
        removal.restore(own.id(), id);
        removal.trust(own.id(), id);

        assertThat(passkeys.of(own.id()))
                .singleElement()
                .satisfies(passkey -> assertThat(passkey.trustedFrom()).isEqualTo(EdgeApplication.NOW));
    }

    @Test
    void areForgottenOnceTheirRemovalCannotBeTakenBackAnyMore() {
        remove(own, registered(own, device()));
        var other = open();
        remove(other, registered(other, device()));
        removal.restore(other.id(), idOfRemoved(other));
        var cleanup = new PasskeyRemoval.Cleanup().passkeyCleanup(removal);

        clock.advance(Duration.ofDays(7));
        cleanup.executeRecurringly(null, null);
        assertThat(rows(own)).isEqualTo(1);
        clock.advance(Duration.ofSeconds(1));
        cleanup.executeRecurringly(null, null);
        assertThat(rows(own)).isZero();
        assertThat(rows(other)).isEqualTo(1);
    }

    @Test
    void areRemovedFromAnAccountThatIsTakenBackIfTheyAreNewerOrNotTrusted() {
        var old = registered(own, device());
        add(
                own,
                device().make(passkeys.registrationOptions(own.id(), adding(own))),
                EdgeApplication.NOW.plusSeconds(1));

        removal.removeSince(own.id(), EdgeApplication.NOW.plusSeconds(1));
        assertThat(passkeys.of(own.id())).extracting(Passkey::id).containsExactly(old.id());

        removal.removeSince(own.id(), EdgeApplication.NOW);
        assertThat(passkeys.of(own.id())).isEmpty();
    }

    @Test
    void storeNeitherAChallengeNorItsPurpose() {
        var challenge = json(passkeys.signInOptions(new ChallengePurpose("session 1", "", "secret deed")))
                .get("challenge")
                .asString();

        var kept = database.sql("select id || ' ' || purpose from passkey_challenge")
                .query(String.class)
                .list();

        assertThat(kept).isNotEmpty().noneMatch(text -> text.contains(challenge) || text.contains("deed"));
    }

    private TestPasskey registered(Account account, TestPasskey device) {
        assertThat(isRegistered(account, device)).isTrue();
        return device;
    }

    private boolean isRegistered(Account account, TestPasskey device) {
        var made = device.make(passkeys.registrationOptions(account.id(), adding(account)));
        return add(account, made);
    }

    private boolean add(Account account, String made) {
        return add(account, made, EdgeApplication.NOW);
    }

    private boolean add(Account account, String made, Instant trustedFrom) {
        var read = passkeys.read(account.id(), adding(account), "Phone", made);
        read.ifPresent(passkey -> passkeys.add(account.id(), passkey, trustedFrom, 0));
        return read.isPresent();
    }

    private void remove(Account account, TestPasskey device) {
        var id = passkeys.idOf(account.id(), device.id()).orElseThrow();
        removal.remove(account.id(), id, EdgeApplication.NOW.plus(Duration.ofDays(7)));
    }

    private UUID idOfRemoved(Account account) {
        return database.sql("select passkey_id from passkey where account_id = :account and removed_at is not null")
                .param("account", account.id().uuid())
                .query(UUID.class)
                .single();
    }

    private int rows(Account account) {
        return database.sql("select count(*) from passkey where account_id = :account")
                .param("account", account.id().uuid())
                .query(Integer.class)
                .single();
    }

    private static ChallengePurpose adding(Account account) {
        return new ChallengePurpose("session 1", account.id().value(), "add");
    }

    private static TestPasskey device() {
        return TestPasskey.at(HERE);
    }

    private static JsonNode json(String text) {
        return JsonMapper.shared().readTree(text);
    }
}
