package org.emailchange.command.usecase;

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
    void isNotNeededToStopAChange() {
        var token = mailbox.token(from, LinkPurpose.REVOKE);

        revoke(token).expect(200);
    }

    @Test
    void isNotNeededToTakeAChangeBack() {
        for (var token : new String[] {
            mailbox.token(to, LinkPurpose.CONFIRM_NEW), mailbox.token(from, LinkPurpose.CONFIRM_CURRENT)
        }) {
            person.web().post("/api/verifications", Map.of("token", token)).expect(200);
        }

        undo(mailbox.token(from, LinkPurpose.UNDO)).expect(200);
    }
}
