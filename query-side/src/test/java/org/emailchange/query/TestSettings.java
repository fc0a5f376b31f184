package org.emailchange.query;

import java.util.HashMap;
import java.util.Map;
import org.emailchange.accounts.account.NewAccount;
import org.emailchange.api.AccountId;
import org.emailchange.testing.TestDatabase;
import org.emailchange.web.security.EncodedPassword;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;

/** What a query side under test is told. */
public final class TestSettings {
    public static final String IMPORT = "spring.config.import=classpath:email-change/event-store.yml,"
            + "classpath:email-change/web.yml,classpath:email-change/query-side.yml";

    public static final String PASSWORD = "correct horse battery staple";
    /** A cheap one, because each request is signed in anew. */
    private static final String HASH = "{bcrypt}" + new BCryptPasswordEncoder(4).encode(PASSWORD);

    private TestSettings() {}

    public static HashMap<String, String> onFreshDatabase() {
        var settings = new HashMap<>(TestDatabase.fresh().springProperties());
        settings.put("email-change.address-key", "AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=");
        // a stream that a test has left open would delay the end of all
        settings.put("server.shutdown", "immediate");
        // long enough for a busy machine, as nothing here waits in vain
        settings.put("email-change.live.max-wait", "20s");
        settings.put("email-change.live.heartbeat", "200ms");
        settings.put("server.tomcat.connection-timeout", "60s");
        Map.of("wallet", "APP", "helper", "SUPPORT", "checker", "AUDITOR").forEach((name, role) -> {
            settings.put("email-change.staff." + name + ".password", HASH);
            settings.put("email-change.staff." + name + ".roles", role);
        });
        return settings;
    }

    public static NewAccount newAccount(AccountId id) {
        return new NewAccount(id, nameOf(id), new EncodedPassword(HASH));
    }

    public static String nameOf(AccountId id) {
        return "user-" + id;
    }
}
