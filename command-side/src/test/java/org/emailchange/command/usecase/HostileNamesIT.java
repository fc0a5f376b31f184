package org.emailchange.command.usecase;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import java.util.Map;
import java.util.UUID;
import org.emailchange.accounts.account.AccountProblem;
import org.emailchange.edge.Person;
import org.emailchange.edge.RunningCommandSide;
import org.emailchange.nodes.CommandNode;
import org.emailchange.testing.ReceivedMail;
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
        open(Map.of("username", name, "password", CommandNode.PASSWORD, "email", from, "emailVerified", true), 201);
        var agent = "Mozilla/5.0 (Linux) Firefox/<b>evil</b>";

        new Person(name, anybody().as(name, CommandNode.PASSWORD).with("User-Agent", agent))
                .ask(to)
                .expect(202);

        inert(mailbox.mails(to, 1).get(0), to);
        inert(mailbox.mails(from, 1).get(0), from);
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
            wallet().post("/api/accounts", Map.of("username", hostile, "password", CommandNode.PASSWORD))
                    .expect(AccountProblem.INVALID_USERNAME);
            newcomer().ask(fresh("new") + end + "Bcc: evil@example.org").expect(GeneralProblem.INVALID_ADDRESS);
            newcomer().ask("new" + end + "Bcc: evil@example.org").expect(GeneralProblem.INVALID_ADDRESS);
        }
        newcomer().ask("a\u760d\u760aRCPT TO:<evil>@example.org").expect(GeneralProblem.INVALID_ADDRESS);
    }

    private void open(Map<String, Object> account, int status) {
        wallet().post("/api/accounts", account).expect(status);
    }
}
