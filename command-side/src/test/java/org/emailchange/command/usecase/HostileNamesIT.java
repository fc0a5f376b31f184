package org.emailchange.command.usecase;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import java.util.Map;
import java.util.UUID;
import org.emailchange.accounts.account.AccountProblem;
import org.emailchange.command.RunningCommandSide;
import org.emailchange.testing.ReceivedMail;
import org.emailchange.testing.TestAccount;
import org.emailchange.web.problem.GeneralProblem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What people may type, and clients may send, on its way into mails. */
class HostileNamesIT extends RunningCommandSide {

    private final String from = fresh("old");
    private final String to = fresh("new");

    @ParameterizedTest
    @ValueSource(
            strings = {"<a href=//evil.example>", "evil.example/login", "=?utf-8?q?evil?=", "&lt;evil", "[(${evil})]"})
    void areInertInMails(String hostile) throws Exception {
        var name = hostile + UUID.randomUUID();
        open(Map.of("username", name, "password", TestAccount.PASSWORD, "email", from, "emailVerified", true), 201);
        var agent = "Mozilla/5.0 (Linux) Firefox/<b>evil</b>";

        anybody()
                .as(name, TestAccount.PASSWORD)
                .with("User-Agent", agent)
                .requestChange(to)
                .expect(202);

        inert(inbox.mails(to, 1).get(0), to);
        inert(inbox.mails(from, 1).get(0), from);
    }

    private static void inert(ReceivedMail mail, String recipient) throws Exception {
        assertThat(mail.recipients()).containsExactly(recipient);
        assertThat(Collections.list(mail.message().getAllHeaders()))
                .extracting(header -> header.getName())
                .containsExactlyInAnyOrder(
                        "Date",
                        "From",
                        "To",
                        "Message-ID",
                        "Subject",
                        "MIME-Version",
                        "Content-Type",
                        "Auto-Submitted",
                        "Content-Language");
        assertThat(mail.subject()).doesNotContain("evil");
        assertThat(mail.text()).doesNotContain("evil");
        assertThat(mail.html()).doesNotContain("evil", "<***");
    }

    @Test
    void areRefusedWhereTheyCouldEndAHeader() {
        var name = "sita-" + UUID.randomUUID();
        for (var end : new String[] {"\r\n", "\n", "\r", "\u0085", "\u2028", "\u0000"}) {
            var hostile = name + end + "Bcc: evil@example.org";
            wallet().post("/api/accounts", Map.of("username", hostile, "password", TestAccount.PASSWORD))
                    .expect(problem(AccountProblem.INVALID_USERNAME));
            newcomer()
                    .requestChange(fresh("new") + end + "Bcc: evil@example.org")
                    .expect(problem(GeneralProblem.INVALID_ADDRESS));
            newcomer()
                    .requestChange("new" + end + "Bcc: evil@example.org")
                    .expect(problem(GeneralProblem.INVALID_ADDRESS));
        }
        newcomer()
                .requestChange("a\u760d\u760aRCPT TO:<evil>@example.org")
                .expect(problem(GeneralProblem.INVALID_ADDRESS));
    }

    private void open(Map<String, Object> account, int status) {
        wallet().post("/api/accounts", account).expect(status);
    }
}
