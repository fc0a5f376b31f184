package org.emailchange.nodes;

import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.emailchange.accounts.account.NewAccount;
import org.emailchange.api.AccountId;
import org.emailchange.api.EmailAddress;
import org.emailchange.command.usecase.AccountOpening;
import org.emailchange.testing.TestDatabase;
import org.emailchange.testing.TestMailServer;
import org.emailchange.web.request.Requester;
import org.emailchange.web.security.Caller.StaffMember;
import org.emailchange.web.security.EncodedPassword;
import org.emailchange.web.security.Role;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.web.server.servlet.context.ServletWebServerApplicationContext;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;

/** One running command side. */
public final class CommandNode implements AutoCloseable {

    public static final String PASSWORD = "correct horse battery staple";

    /** The cheapest hash there is: tests sign in often. */
    private static final String HASH = "{bcrypt}" + new BCryptPasswordEncoder(4).encode(PASSWORD);

    private final ServletWebServerApplicationContext context;

    private CommandNode(ServletWebServerApplicationContext context) {
        this.context = context;
    }

    /** Starts one; several on the same database are a cluster. */
    public static CommandNode started(TestDatabase database, TestMailServer mails, Clock clock, String... properties) {
        ApplicationContextInitializer<GenericApplicationContext> time =
                started -> started.registerBean(Clock.class, () -> clock);
        var builder = new SpringApplicationBuilder(NodeApplication.class)
                .initializers(time)
                .properties(settings(database, mails, properties));
        return new CommandNode((ServletWebServerApplicationContext) builder.run());
    }

    /** The settings that a node needs, and those given as {@code name=value}, which win. */
    public static Map<String, Object> settings(TestDatabase database, TestMailServer mails, String... properties) {
        Map<String, Object> all = new HashMap<>(database.springProperties());
        all.put(
                "spring.config.import",
                "classpath:email-change/event-store.yml,classpath:email-change/web.yml,"
                        + "optional:classpath:email-change/command-side.yml");
        all.put("server.port", 0);
        all.put("spring.mail.host", mails.host());
        all.put("spring.mail.port", mails.port());
        all.put("email-change.mail.polling-interval", "50ms");
        all.put("email-change.address-key", "MDEyMzQ1Njc4OWFiY2RlZjAxMjM0NTY3ODlhYmNkZWY=");
        all.put("email-change.link.keys.k1", "YWJjZGVmZ2hpamtsbW5vcGFiY2RlZmdoaWprbG1ub3A=");
        all.put("email-change.link.active-key", "k1");
        all.put("email-change.staff.wallet.roles", "APP");
        all.put("email-change.staff.wallet.password", HASH);
        all.put("email-change.staff.watcher.roles", "OPERATOR");
        all.put("email-change.staff.watcher.password", HASH);
        for (var property : properties) {
            var parts = property.split("=", 2);
            all.put(parts[0], parts[1]);
        }
        return all;
    }

    public Caller anybody() {
        return Caller.at(context.getWebServer().getPort());
    }

    /** The wallet's backend. */
    public Caller wallet() {
        return anybody().as("wallet", PASSWORD);
    }

    /** The owner of an account, by its name. */
    public Caller owner(String name) {
        return anybody().as(name, PASSWORD);
    }

    /** Opens an account and answers its name. */
    public String open(@Nullable String verifiedEmail) {
        var id = AccountId.of(UUID.randomUUID());
        var account = new NewAccount(id, "p-" + id, new EncodedPassword(HASH));
        var address =
                verifiedEmail == null ? null : new AccountOpening.KnownAddress(new EmailAddress(verifiedEmail), true);
        var wallet = new Requester(
                Optional.of(new StaffMember("test", Set.of(Role.APP))), "192.0.2.1", null, Optional.empty());
        context.getBean(AccountOpening.class).open(account, address, wallet);
        return account.username();
    }

    public JdbcClient jdbc() {
        return context.getBean(JdbcClient.class);
    }

    public <T> T bean(Class<T> type) {
        return context.getBean(type);
    }

    @Override
    public void close() {
        context.close();
    }
}
