package org.emailchange.pages.desk;

import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.emailchange.pages.RunningPages;
import org.emailchange.testing.TestAccount;
import org.emailchange.testing.TestMailServer;
import org.emailchange.testing.http.ApiClient;
import org.junit.jupiter.api.BeforeEach;

/** A customer with a verified address, at whose account the staff looks. */
public abstract class RunningDesks extends RunningPages {
    private static final Pattern LINK = Pattern.compile("(?:href|action)=\"([^\"]+)\"");

    protected final String account = UUID.randomUUID().toString();
    protected final String name = "customer-" + account.substring(0, 8);
    protected final String email = name + "@mailbox.example.org";
    protected final ApiClient customer = anybody().as(name, TestAccount.PASSWORD);

    @BeforeEach
    void openCustomer() {
        system.wallet()
                .post(
                        "/api/accounts",
                        Map.of(
                                "accountId", account,
                                "username", name,
                                "password", TestAccount.PASSWORD,
                                "email", email,
                                "emailVerified", true))
                .expect(201);
        awaitStatus("\"emailVerified\":true");
    }

    protected String status() {
        return customer.status().body();
    }

    /** Waits until the customer is shown this. */
    protected void awaitStatus(String expected) {
        Awaitility.await().atMost(TestMailServer.PATIENCE).until(() -> status().contains(expected));
    }

    /** What is noted of who read about the customer, as JSON. */
    protected String readings() {
        return anybody()
                .as("staff-auditor", TestAccount.PASSWORD)
                .get("/api/audit/accesses?account=" + account)
                .body();
    }

    /** Where a page leads to. */
    protected static Stream<String> links(String page) {
        return LINK.matcher(page).results().map(link -> link.group(1).replace("&amp;", "&"));
    }

    protected static Map<String, String> query(String text) {
        return Map.of("query", text);
    }
}
