package org.emailchange.command.usecase;

import java.util.Map;
import org.emailchange.api.LinkPurpose;
import org.emailchange.command.RunningCommandSide;
import org.emailchange.testing.TestSystem;
import org.emailchange.testing.http.ApiClient;
import org.emailchange.web.problem.GeneralProblem;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class LinkSessionIT extends RunningCommandSide {

    private static final TestSystem NODE = start("email-change.link.session=required");

    private final String from = fresh("old");
    private final String to = fresh("new");

    private ApiClient person;

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
        person.requestChange(to).expect(202);
    }

    @Test
    void isNeededToConfirm() {
        var token = inbox.token(to, LinkPurpose.CONFIRM_NEW);
        var body = Map.of("token", token);

        verify(token).expect(problem(GeneralProblem.UNAUTHENTICATED));
        newcomer().post("/api/verifications", body).expect(problem(ChangeProblem.TOKEN_OTHER_ACCOUNT));
        wallet().post("/api/verifications", body).expect(problem(ChangeProblem.TOKEN_OTHER_ACCOUNT));
        person.post("/api/verifications", body).expect(200);
    }

    @Test
    void isNotNeededToStopAChange() {
        var token = inbox.token(from, LinkPurpose.REVOKE);

        revoke(token).expect(200);
    }

    @Test
    void isNotNeededToTakeAChangeBack() {
        for (var token :
                new String[] {inbox.token(to, LinkPurpose.CONFIRM_NEW), inbox.token(from, LinkPurpose.CONFIRM_CURRENT)
                }) {
            person.post("/api/verifications", Map.of("token", token)).expect(200);
        }

        undo(inbox.token(from, LinkPurpose.UNDO)).expect(200);
    }
}
