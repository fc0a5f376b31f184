package org.emailchange.command.usecase;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.emailchange.api.LinkPurpose;
import org.emailchange.edge.Person;
import org.emailchange.edge.RunningCommandSide;
import org.emailchange.nodes.CommandNode;
import org.emailchange.web.problem.GeneralProblem;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class LinkSessionIT extends RunningCommandSide {

    private static final CommandNode NODE = start("email-change.link.session=required");

    private final String from = fresh("old");
    private final String to = fresh("new");

    private Person person;

    LinkSessionIT() {
        super(NODE);
    }

    @AfterAll
    static void stop() {
        NODE.close();
    }

    @BeforeEach
    void ask() {
        person = ownerOf(from);
        person.ask(to).expect(202);
    }

    @Test
    void isNeededToConfirm() {
        var token = mailbox.token(to, LinkPurpose.CONFIRM_NEW);
        var body = Map.of("token", token);

        verify(token).expect(GeneralProblem.UNAUTHENTICATED);
        newcomer().web().post("/api/verifications", body).expect(ChangeProblem.TOKEN_OTHER_ACCOUNT);
        wallet().post("/api/verifications", body).expect(ChangeProblem.TOKEN_OTHER_ACCOUNT);
        person.web().post("/api/verifications", body).expect(200);
    }

    @Test
    void isAskedForByThePage() {
        var token = mailbox.token(from, LinkPurpose.CONFIRM_CURRENT);

        var page = anybody().get("/verify?token=" + token).expect(401);
        assertThat(page.body()).contains("<h1>Sign in first</h1>").doesNotContain(to, from, token);
        assertThat(page.header("WWW-Authenticate")).startsWith("Basic ");
        anybody().press("/verify", token).expect(401);
        anybody().as(person.name(), "wrong").press("/verify", token).expect(401);

        person.web().get("/verify?token=" + token).expect(200);
        assertThat(person.web().press("/verify", token).expect(200).body()).contains("Thank you");
    }

    @Test
    void isNotNeededToStopAChange() {
        var token = mailbox.token(from, LinkPurpose.REVOKE);

        anybody().get("/revoke?token=" + token).expect(200);
        anybody().press("/revoke", token).expect(200);
    }

    @Test
    void isNotNeededToTakeAChangeBack() {
        for (var token : new String[] {
            mailbox.token(to, LinkPurpose.CONFIRM_NEW), mailbox.token(from, LinkPurpose.CONFIRM_CURRENT)
        }) {
            person.web().press("/verify", token).expect(200);
        }

        undo(mailbox.token(from, LinkPurpose.UNDO)).expect(200);
    }
}
