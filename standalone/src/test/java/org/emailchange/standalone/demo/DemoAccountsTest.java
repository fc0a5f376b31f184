package org.emailchange.standalone.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.axonframework.commandhandling.CommandMessage;
import org.axonframework.commandhandling.SimpleCommandBus;
import org.axonframework.commandhandling.gateway.DefaultCommandGateway;
import org.axonframework.messaging.MessageHandler;
import org.emailchange.accounts.account.Passwords;
import org.emailchange.api.AccountId;
import org.emailchange.api.Disclosure;
import org.emailchange.api.EmailChangeRejected;
import org.emailchange.api.Rejection;
import org.emailchange.api.command.ImportAddress;
import org.emailchange.standalone.data.StartRefused;
import org.emailchange.web.SharedSettings;
import org.emailchange.web.limit.Places;
import org.emailchange.web.security.EncodedPassword;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.boot.DefaultApplicationArguments;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.crypto.password.PasswordEncoder;

class DemoAccountsTest {
    private final RecordedAccounts accounts = new RecordedAccounts();
    private final SimpleCommandBus commands = SimpleCommandBus.builder().build();
    private final List<String> imported = new ArrayList<>();

    @Test
    void opensAliceWithAnAddressAndBobWithout() {
        run(message -> {
            assertThat(accounts.names())
                    .as("opened before the address was there")
                    .isEmpty();
            var address = (ImportAddress) message.getPayload();
            imported.add(address.email().value() + " " + address.verified());
            return 1L;
        });

        assertThat(imported).containsExactly("alice@example.com true");
        assertThat(accounts.names()).containsExactly("alice", "bob");
        assertThat(accounts.passwords()).containsOnly("hashed demo");
    }

    @Test
    void leavesAccountsThatAreThereAlone() {
        run(message -> 1L);

        run(message -> {
            throw new AssertionError("imported again");
        });

        assertThat(accounts.names()).containsExactly("alice", "bob");
    }

    @Test
    void goesOnWhereAnEarlierStartWasCutOff() {
        run(message -> {
            throw new EmailChangeRejected(Rejection.ADDRESS_UNCHANGED);
        });

        assertThat(accounts.names()).containsExactly("alice", "bob");
    }

    @Test
    void doesNotStartWhereSomebodyElseHasTheAddress() {
        assertThatThrownBy(() -> run(message -> {
                    throw new EmailChangeRejected(Rejection.ADDRESS_TAKEN);
                }))
                .isInstanceOf(EmailChangeRejected.class);
    }

    @Test
    void serveUnderNoNameThatOthersKnow() {
        run(message -> 1L);

        assertThatThrownBy(() -> at("https://wallet.example", "demo").afterSingletonsInstantiated())
                .isInstanceOf(StartRefused.class)
                .hasMessageContaining("alice and bob");
        at("http://localhost:8080", "demo").afterSingletonsInstantiated();
        at("https://wallet.example", "a password of her own").afterSingletonsInstantiated();
    }

    private void run(MessageHandler<? super CommandMessage<?>> importing) {
        commands.subscribe(ImportAddress.class.getName(), importing);
        at("http://localhost", "").run(new DefaultApplicationArguments());
    }

    /** With accounts that all have this password. */
    private DemoAccounts at(String baseUrl, String password) {
        var passwords =
                new Passwords(
                        JdbcClient.create(new JdbcTemplate()),
                        new MarkingEncoder(),
                        new EncodedPassword("of nobody"),
                        new Places(1, 1, 0, Duration.ZERO)) {
                    @Override
                    public boolean matches(AccountId id, CharSequence tried) {
                        return tried.equals(password);
                    }
                };
        return new DemoAccounts(
                accounts,
                passwords,
                DefaultCommandGateway.builder().commandBus(commands).build(),
                new SharedSettings(URI.create(baseUrl), "", ZoneOffset.UTC, Disclosure.REVEAL),
                true);
    }

    /** Only marks passwords as hashed. */
    private static final class MarkingEncoder implements PasswordEncoder {

        @Override
        public String encode(@Nullable CharSequence password) {
            return "hashed " + password;
        }

        @Override
        public boolean matches(@Nullable CharSequence password, @Nullable String hash) {
            throw new UnsupportedOperationException();
        }
    }
}
