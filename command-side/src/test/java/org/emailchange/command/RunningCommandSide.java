package org.emailchange.command;

import java.util.function.Consumer;
import org.emailchange.accounts.account.Passwords;
import org.emailchange.api.LinkPurpose;
import org.emailchange.testing.CallCounter;
import org.emailchange.testing.Inbox;
import org.emailchange.testing.SettableClock;
import org.emailchange.testing.TestAccount;
import org.emailchange.testing.TestMailServer;
import org.emailchange.testing.TestNode;
import org.emailchange.testing.TestSystem;
import org.emailchange.testing.http.Answer;
import org.emailchange.testing.http.ApiClient;
import org.emailchange.web.problem.ProblemType;
import org.jspecify.annotations.Nullable;

/** What the tests of the running command side share: one node for all of them, and as many people as a test wants. */
public abstract class RunningCommandSide {
    private static final TestMailServer MAIL_SERVER = TestMailServer.started();
    private static final SettableClock CLOCK = SettableClock.startingNow();
    /** How often a password was checked at the moment of asking. */
    protected static final CallCounter passwordChecks = new CallCounter(Passwords.class, "matches");

    private static final TestSystem SYSTEM = start();

    protected final SettableClock clock = CLOCK;
    protected final Inbox inbox = new Inbox(MAIL_SERVER);
    protected final TestSystem system;
    protected final TestNode node;

    protected RunningCommandSide() {
        this(SYSTEM);
    }

    /** With a system of its own. */
    protected RunningCommandSide(TestSystem system) {
        this.system = system;
        this.node = system.node();
    }

    /** A node without limits and with settings of its own, on an empty database; whoever starts it closes it. */
    protected static TestSystem start(String... settings) {
        return CommandSideApplication.system()
                .mailServer(MAIL_SERVER)
                .clock(CLOCK)
                .beanPostProcessor(passwordChecks)
                .setting("email-change.limits.enabled", "false")
                .settings(settings)
                .start();
    }

    protected ApiClient anybody() {
        return system.client();
    }

    /** The wallet's backend. */
    protected ApiClient wallet() {
        return system.wallet();
    }

    /** Somebody whose account has no address yet. */
    protected ApiClient newcomer() {
        return owner(system.openAccount(null));
    }

    /** Somebody whose account has this verified address. */
    protected ApiClient ownerOf(String email) {
        return owner(system.openAccount(email));
    }

    protected ApiClient owner(TestAccount account) {
        return anybody().as(account);
    }

    /** An address that no test has used before. */
    protected static String fresh(String name) {
        return TestSystem.freshEmail(name);
    }

    protected Answer verify(String token) {
        return anybody().verify(token);
    }

    protected Answer revoke(String token) {
        return anybody().revoke(token);
    }

    protected Answer undo(String token) {
        return anybody().undo(token);
    }

    /** Asks for a change and confirms it from the mailboxes that have to. */
    protected void change(ApiClient person, @Nullable String from, String to) {
        person.requestChange(to).expect(202);
        verify(inbox.token(to, LinkPurpose.CONFIRM_NEW)).expect(200);
        if (from != null) {
            verify(inbox.token(from, LinkPurpose.CONFIRM_CURRENT)).expect(200);
        }
    }

    /** That an answer is a complete problem of this type. */
    public static Consumer<Answer> problem(ProblemType type) {
        return answer -> answer.expectProblem(type.status(), type.uri());
    }
}
