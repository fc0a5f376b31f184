package org.emailchange.testing;

import java.util.Map;

/** Settings that many tests need. */
public final class TestSettings {
    /** The keys that all nodes on one database have to share. */
    public static final Map<String, String> KEYS = Map.of(
            "email-change.address-key", "MDEyMzQ1Njc4OWFiY2RlZjAxMjM0NTY3ODlhYmNkZWY=",
            "email-change.link.keys.k1", "YWJjZGVmZ2hpamtsbW5vcGFiY2RlZmdoaWprbG1ub3A=",
            "email-change.link.active-key", "k1");

    private TestSettings() {}

    /** A member of the staff with this role, and {@linkplain TestAccount#PASSWORD everybody's password}. */
    public static Map<String, String> staff(String name, String role) {
        return Map.of(
                "email-change.staff." + name + ".roles",
                role,
                "email-change.staff." + name + ".password",
                TestAccount.PASSWORD_HASH);
    }

    /** Where mails go. */
    public static Map<String, String> mailServer(TestMailServer server) {
        return Map.of("spring.mail.host", server.host(), "spring.mail.port", Integer.toString(server.port()));
    }
}
